"""What a profile demands of grades: of the claims on a line of the checklist or of an item, and of cited results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from synthreport.checker.finding_list import Listing, Outcomes
from synthreport.checker.grading.file_rules import DEMANDED
from synthreport.checker.malformed import item_at
from synthreport.document.pointers import escape, parts_of, reach
from synthreport.finding import Place
from synthreport.grades import Grade, Graded, suffices
from synthreport.outcome import State
from synthreport.standard.catalogue import Catalogue

Entry = dict[str, Any]

_RESULTS = "/results"


def demand_outcome(data: Any, ledger: Iterable[Graded], listing: Listing) -> Outcomes:
    """List every claim whose grade is below the one that the profile demands; returns the outcome of that rule."""
    catalogue = listing.catalogue
    if DEMANDED not in catalogue or not catalogue.profile.get("grades"):
        return listing.concluded({DEMANDED: State.NOT_APPLICABLE})
    state, fix = State.HOLDS, catalogue.rules[DEMANDED]["fix"]
    for claim, demand in _demanded(data, ledger, catalogue):
        if not suffices(claim.grade, Grade(demand["grade"])):
            state = State.BROKEN
            message = f"{claim.grade}, but the profile demands {demand['grade']}: {demand['reason']}"
            listing.add(DEMANDED, Place(claim.pointer), message, fix)
    return listing.concluded({DEMANDED: state})


def _demanded(data: Any, ledger: Iterable[Graded], catalogue: Catalogue) -> Iterator[tuple[Graded, Entry]]:
    """The claims that a demand is about, each with the highest demand."""
    citing = _citing(data, catalogue)
    for claim in ledger:
        codes = [item_at(catalogue, data, tuple(parts_of(claim.pointer))), *citing.get(claim.pointer, ())]
        demands = [demand for code in codes if code for demand in _demands(code, catalogue)]
        if demands:
            yield claim, min(demands, key=lambda demand: list(Grade).index(demand["grade"]))


def _demands(code: str, catalogue: Catalogue) -> Iterator[Entry]:
    """The demands of the profile for an item, and for its line."""
    line = catalogue.line_of.get(code)
    keys = (code, str(line.number) if line else "")
    yield from (catalogue.profile["grades"][key] for key in keys if key in catalogue.profile["grades"])


def _citing(data: Any, catalogue: Catalogue) -> dict[str, list[str]]:
    """The items whose answers cite a result, by the pointer of the result."""
    found: dict[str, list[str]] = {}
    for reference in (each for each in catalogue.references if _RESULTS in each["to"]):
        for pointer, name in reach(data, reference["path"]):
            code = item_at(catalogue, data, tuple(parts_of(pointer)))
            if isinstance(name, str) and code:
                found.setdefault(f"{_RESULTS}/{escape(name)}", []).append(code)
    return found
