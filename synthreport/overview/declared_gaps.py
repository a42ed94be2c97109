"""Every declared gap: its place, its reason, and the items that it answers."""

from __future__ import annotations

from typing import Any, NamedTuple

from synthreport.document.pointers import get
from synthreport.result import Gap, Result
from synthreport.standard.catalogue import Catalogue


class Declared(NamedTuple):
    """A gap as its author declared it, at a JSON Pointer, and the codes of the items that it answers."""

    pointer: str
    kind: str
    reason: str
    access: str
    codes: tuple[str, ...]


def gaps(catalogue: Catalogue, result: Result, data: Any) -> tuple[Declared, ...]:
    """The gaps of a result, in the order in which the standard asks; of what is not asked, under its item."""
    order = {code: number for number, code in enumerate(catalogue.items)}
    named = [(gap, gap.codes or ((gap.item,) if gap.item else ())) for gap in result.gaps]
    found = [_declared(gap, tuple(sorted(codes, key=order.__getitem__)), data) for gap, codes in named if codes]
    return tuple(sorted(found, key=lambda gap: order[gap.codes[0]]))


def _declared(gap: Gap, codes: tuple[str, ...], data: Any) -> Declared:
    reason, access = (str(get(data, f"{gap.pointer}/{key}", "")) for key in ("reason", "access"))
    return Declared(gap.pointer, gap.kind, reason, access, codes)
