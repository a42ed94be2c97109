"""The stage of a check that compares data with the schema: malformed values, and their codes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from synthreport.checker.finding_list import Listing, Outcomes
from synthreport.document import pointer_of
from synthreport.finding import Place, Problem
from synthreport.outcome import State
from synthreport.schema.breaches import Breach, breaches
from synthreport.schema.engines import Engine, one
from synthreport.schema.evaluator import Path
from synthreport.standard import versions
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.gaps import is_gap

UNKNOWN_KEY, WRONG_KIND = "DC67", "DC68"
_GAPS, _OF_A_GAP = "LI02", ("gap", "reason", "access")
_OF_THE_REST = ("rest", "gap")


class Subject:
    """Data to check. `spoilt` has the pointers of values that are already removed and listed.

    `written` gives the spelling of the value at a pointer. At `listed` places, a breach is already listed.
    """

    __slots__ = ("data", "listed", "spoilt", "written")

    def __init__(
        self, data: Any, spoilt: Collection[str], written: Callable[[str], str], listed: Collection[Place] = ()
    ) -> None:
        self.data, self.spoilt, self.written, self.listed = data, spoilt, written, listed


class Malformed:
    """The values that the schema refuses: `pointers` of the removed ones, which no later stage sees.

    `formless` are the pointers of objects of unknown form, each with that of the key that would define it;
    `shared` are, by the same pointers, the keys that every form has: rules see only these of such an object.
    `misnamed` are the pointers of keys that cannot be ids; `states` has the items that breaches concern.
    """

    __slots__ = ("formless", "misnamed", "pointers", "shared", "states")

    def __init__(self, spoilt: Collection[str]) -> None:
        self.pointers = set(spoilt)
        self.formless: dict[str, str] = {}
        self.shared: dict[str, frozenset[str]] = {}
        self.misnamed: set[str] = set()
        self.states: dict[State, set[str]] = {State.MALFORMED: set(), State.MISSING: set()}


def malformed(subject: Subject, listing: Listing, engine: Engine = one) -> Malformed:
    """List every breach of the schema; returns the values that they remove."""
    found = Malformed(subject.spoilt)
    written, version = (lambda path: subject.written(pointer_of(path))), listing.catalogue.standard
    for breach in breaches(subject.data, version, written, engine=engine):
        pointer = pointer_of(breach.path)
        if breach.shared is not None:
            holder = pointer_of(breach.path[:-1])
            found.formless[holder], found.shared[holder] = pointer_of(breach.meant), breach.shared
        if breach.keyword == "required" and breach.path[-2:] == _OF_THE_REST:
            continue  # a `rest` without a gap answers nothing: the answers that it leaves out are missing
        place = Place(pointer, key=breach.key)
        if pointer not in subject.spoilt and listing.origin(place) not in subject.listed:
            _note(breach, place, subject.data, listing, found)
    return found


def shape_outcomes(listing: Listing) -> Outcomes:
    """The outcomes of the two rules on the schema, once all breaches are listed."""
    codes = listing.tally.codes
    return listing.concluded(
        {code: State.BROKEN if code in codes else State.HOLDS for code in (UNKNOWN_KEY, WRONG_KIND)}
    )


def judged_by(catalogue: Catalogue) -> str:
    """The addition to the fix of a manifest that states no known version."""
    return f"This checker knows {versions.known()}; all else here is judged by {catalogue.standard}."


def _note(breach: Breach, place: Place, data: Any, listing: Listing, found: Malformed) -> None:
    """List a breach, and note the values that it removes."""
    catalogue, pointer = listing.catalogue, place.pointer
    if breach.keyword == "propertyNames":
        found.misnamed.add(pointer)
    code, out = _out_by(breach, pointer, data, catalogue)
    found.pointers.update(out)
    if code in catalogue.items:
        found.states[State.MISSING if breach.shared is not None and pointer not in out else State.MALFORMED].add(code)
    if listing.wants(code):
        own_version = pointer == "/synthreport" and not breach.key
        fix = f"{breach.fix} {judged_by(catalogue)}" if own_version else breach.fix
        is_there = code in catalogue.items and breach.keyword != "required"
        listing.add(code, place, breach.message, fix, problem=_of_form(catalogue, code) if is_there else "")


def _of_form(catalogue: Catalogue, code: str) -> str:
    """The problem of an existing answer of the wrong form."""
    from synthreport.standard.words.wording import wording  # lazy: most manifests are well-formed

    return Problem.WRONG_FORM.of(wording(catalogue.standard).label(code))


def _out_by(breach: Breach, pointer: str, data: Any, catalogue: Catalogue) -> tuple[str, set[str]]:
    """The code of a breach, and the pointers of the values that it removes."""
    if not breach.key:
        out = pointer.removesuffix("/gap") if breach.path[-1:] == ("gap",) else pointer
        return item_at(catalogue, data, breach.path) or WRONG_KIND, {out} if breach.keyword != "required" else set()
    if breach.keyword == "propertyNames":
        return item_at(catalogue, data, breach.path[:-1]) or WRONG_KIND, set()
    code = item_at(catalogue, data, breach.meant) if breach.near else None
    return code or UNKNOWN_KEY, {pointer, pointer_of(breach.meant)}


def item_at(catalogue: Catalogue, data: Any, path: Path) -> str | None:
    """The item that is answered at a path, or nearest above it."""
    node, code = catalogue.root, None
    for part in path:
        if part == "rest" or (part in _OF_A_GAP and is_gap(data)):
            return _GAPS
        child = node.children.get(str(part))
        variant = child.variant(data) if child is not None and isinstance(data, dict) else None
        if child is not None:
            code = variant.item or code if variant is not None else code
            node = child
        elif node.each is not None:
            node = node.each
        else:
            break
        data = data.get(part) if isinstance(data, dict) else data[part] if isinstance(part, int) else None
    return code
