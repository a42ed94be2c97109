"""The stage of a check that lists gaps which do not answer: of an essential item, all but those its line accepts."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.checker.finding_list import Listing
from synthreport.checker.item_states import Inventory
from synthreport.checker.judging.asked_because import Reasons
from synthreport.document.pointers import get
from synthreport.finding import Level, Place, Problem
from synthreport.result import Gap
from synthreport.standard.catalogue import Catalogue, Condition
from synthreport.standard.checklist import Line
from synthreport.standard.gaps import is_hidden

_MOST_LINES = 4
_NOT_APPLICABLE = "not_applicable"


def list_refused_gaps(inventory: Inventory, listing: Listing) -> frozenset[str]:
    """List every gap that does not answer what it stands for; returns the items that are left open by one."""
    found, reasons = set[str](), Reasons(inventory.data)
    for pointer, kind, codes in _refused(listing.catalogue, inventory):
        found.update(codes)
        first = codes[0]
        level = inventory.level(first)
        if listing.wants(first, level):
            message, fix = _message(listing.catalogue, kind, codes), _fix(listing.catalogue, first)
            message += reasons.asked_because(_conditions(listing.catalogue, first), pointer)
            problem = Problem.WIDE_GAP if len(_lines(listing.catalogue, codes)) > 1 else ""
            listing.add(first, Place(pointer), message, fix, level=level, problem=problem)
    return frozenset(found)


def accepted(catalogue: Catalogue, code: str) -> list[str]:
    """The kinds of gap that answer an essential item: those of its line, less what the profile does not accept."""
    line, policy = catalogue.line_of.get(code), catalogue.profile["gaps"].get(code)
    return [kind for kind in (line.gaps if line else ()) if policy is None or kind in policy["accepts"]]


def _refused(catalogue: Catalogue, inventory: Inventory) -> Iterator[tuple[str, str, list[str]]]:
    """Pointer and kind of every gap that leaves items open, with their codes; one for each place."""
    places: dict[str, list[Gap]] = {}
    for gap in inventory.gaps:
        places.setdefault(gap.pointer, []).append(gap)
    for pointer, gaps in places.items():
        if is_hidden(pointer, get(inventory.data, pointer, None)):
            continue
        codes = dict.fromkeys(
            code for gap in gaps for code in gap.codes if _leaves_open(catalogue, inventory, gap, code)
        )
        if codes:
            own = gaps[0].item
            yield pointer, gaps[0].kind, sorted(codes, key=lambda code: _rank(catalogue, inventory, code, own))


def _rank(catalogue: Catalogue, inventory: Inventory, code: str, own: str | None) -> tuple[bool, bool, int]:
    """The essential items first, of these the item at the place of the gap, then the order of the checklist."""
    line = catalogue.line_of.get(code)
    return inventory.level(code) is not Level.MUST, code != own, line.number if line else 0


def _leaves_open(catalogue: Catalogue, inventory: Inventory, gap: Gap, code: str) -> bool:
    policy = catalogue.profile["gaps"].get(code)
    if policy is not None and gap.kind not in policy["accepts"]:
        return True
    essential = code in gap.key and inventory.level(code) is Level.MUST
    return essential and gap.kind not in accepted(catalogue, code)


def _conditions(catalogue: Catalogue, code: str) -> list[Condition]:
    return [catalogue.conditions[name] for name in catalogue.items[code]["when"]]


def _message(catalogue: Catalogue, kind: str, codes: list[str]) -> str:
    """What a gap leaves open, and where it says that something does not apply, why it does."""
    policy, first = catalogue.profile["gaps"].get(codes[0]), catalogue.items[codes[0]]
    message = f"the gap `{kind}` leaves {_named(_lines(catalogue, codes))} open"
    if kind == _NOT_APPLICABLE and first["when"]:
        holding = " ".join(condition.words for condition in _conditions(catalogue, codes[0]))
        message += f", but it does apply: {holding[:1].lower()}{holding[1:]}"
    if policy is not None:
        message += f" under the profile {catalogue.profile['profile']}: {policy['reason']}"
    return message.rstrip(".")


def _lines(catalogue: Catalogue, codes: list[str]) -> list[Line]:
    """The lines of the checklist that some items belong to."""
    return sorted({catalogue.line_of[code] for code in codes if code in catalogue.line_of})


def _named(lines: list[Line]) -> str:
    """Lines of the checklist, in words."""
    named = ", ".join(f"{line.number} ({line.label})" for line in lines[:_MOST_LINES])
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f"{'line' if len(lines) == 1 else 'lines'} {named}{more} of the checklist"


def _fix(catalogue: Catalogue, code: str) -> str:
    kinds = accepted(catalogue, code)
    return (
        f"Answer. If there is no answer, the gap {' or '.join(kinds)} is accepted."
        if kinds
        else "Answer the question: no gap is accepted here."
    )
