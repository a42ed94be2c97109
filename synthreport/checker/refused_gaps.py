"""Gaps that do not answer what they stand for: of an essential item, all but those that its line accepts."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.checker.item_states import Gap, Inventory
from synthreport.finding import Finding, Level, Place
from synthreport.standard.catalogue import Catalogue

_NOT_APPLICABLE = "not_applicable"


def refused(catalogue: Catalogue, inventory: Inventory) -> Iterator[tuple[str, list[str], str]]:
    """The pointer of every gap that does not answer, the items that it leaves open, and its kind."""
    places: dict[str, list[Gap]] = {}
    for gap in inventory.gaps:
        places.setdefault(gap.pointer, []).append(gap)
    for pointer, gaps in places.items():
        codes = dict.fromkeys(code for gap in gaps for code in gap.codes if _is_open(catalogue, inventory, gap, code))
        if codes:
            yield pointer, list(codes), gaps[0].kind


def _is_open(catalogue: Catalogue, inventory: Inventory, gap: Gap, code: str) -> bool:
    """Whether an item is left open by a gap: an essential one by all but those that its line accepts."""
    policy = catalogue.profile["gaps"].get(code)
    if policy is not None and gap.kind not in policy["accepts"]:
        return True
    essential = code in gap.key and inventory.level(code) is Level.MUST
    return essential and gap.kind not in accepted(catalogue, code)


def accepted(catalogue: Catalogue, code: str) -> list[str]:
    """The kinds of gap that answer an item: those that its line accepts, less what the profile refuses."""
    line, policy = catalogue.line_of.get(code), catalogue.profile["gaps"].get(code)
    kinds = line.gaps if line else ()
    return [kind for kind in kinds if policy is None or kind in policy["accepts"]]


def finding(catalogue: Catalogue, inventory: Inventory, pointer: str, codes: list[str], kind: str) -> Finding:
    """The finding on a gap, under the first of the items that it leaves open."""
    first = codes[0]
    lines = dict.fromkeys(catalogue.line_of[code] for code in codes if code in catalogue.line_of)
    named = ", ".join(f"{line.number} ({line.label})" for line in lines)
    message = f"the gap `{kind}` leaves {'line' if len(lines) == 1 else 'lines'} {named} of the checklist open"
    if kind == _NOT_APPLICABLE and catalogue.items[first]["when"]:
        holding = " ".join(catalogue.conditions[name].words for name in catalogue.items[first]["when"])
        message += f"; it does apply: {holding[:1].lower()}{holding[1:].rstrip('.')}"
    policy = catalogue.profile["gaps"].get(first)
    if policy is not None:
        message += f" (profile {catalogue.profile['profile']}: {policy['reason'].rstrip('.')})"
    kinds = accepted(catalogue, first)
    fix = f"Answer; or, if that is true, give the gap {', '.join(kinds)}." if kinds else "Answer: no gap will do."
    return Finding(first, inventory.level(first), catalogue.title(first), Place(pointer), message, fix)
