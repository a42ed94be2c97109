"""Every declared gap: its place, its reason, and the items that it answers."""

from __future__ import annotations

from typing import NamedTuple

from synthreport.overview.answered import Answer


class Waiver(NamedTuple):
    """A gap as its author declared it, at a JSON Pointer, and the codes of the items that it answers."""

    pointer: str
    kind: str
    reason: str
    access: str
    codes: tuple[str, ...]


def gaps(answered: dict[str, tuple[Answer, ...]]) -> tuple[Waiver, ...]:
    """The gaps among the answers, in the order in which the standard asks."""
    found: dict[str, tuple[Answer, list[str]]] = {}
    for code, places in answered.items():
        for answer in places:
            if answer.gap is not None:
                found.setdefault(answer.pointer, (answer, []))[1].append(code)
    return tuple(_waiver(answer, codes) for answer, codes in found.values())


def _waiver(answer: Answer, codes: list[str]) -> Waiver:
    said = answer.gap or {}
    kind, reason, access = (str(said.get(key, "")) for key in ("gap", "reason", "access"))
    return Waiver(answer.pointer, kind, reason, access, tuple(codes))
