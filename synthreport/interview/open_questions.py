"""Open questions of a manifest: missing answers, undefined entries, answers to confirm."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from synthreport.checker.defined_ids import Identifiers
from synthreport.checker.item_states import Inventory
from synthreport.document import parts_of
from synthreport.document.pointers import escape, has, own, put
from synthreport.draft.standard_order import Order
from synthreport.edit.provenance import UNCONFIRMED, marked
from synthreport.edit.well_formed import sound
from synthreport.finding import LEVELS, Level
from synthreport.rules.value import Manifest
from synthreport.standard.catalogue import Catalogue, Node
from synthreport.standard.gaps import holds_answers

_AFTER_ALL = 1_000_000


class Question(NamedTuple):
    """One thing to ask, at a pointer.

    `kind` is `answer`; `entry`, for an undefined id (`entry`) and the collections that it may belong to (`places`); or
    `confirm`, for a section with unconfirmed answers.
    """

    kind: str
    pointer: str
    code: str = ""
    level: Level = Level.MUST
    entry: str = ""
    places: tuple[str, ...] = ()


def view(data: dict[str, Any], begun: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """The data with all sections and all begun parts added, as if they were there.

    The data themselves are not modified.
    """
    seen: dict[str, Any] = own(_with_sections(catalogue.root, data), begun)
    for pointer, empty in begun.items():
        if not has(seen, pointer):
            put(seen, pointer, empty)
    return seen


def open_questions(
    seen: dict[str, Any], catalogue: Catalogue, least: Level, named: Collection[str] = ()
) -> list[Question]:
    """All open questions at a level or above, and on the entries that somebody `named` at whatever level."""
    whole, malformed = sound(seen, catalogue.standard)
    inventory = Inventory(catalogue, whole, malformed)
    asked = LEVELS[: LEVELS.index(least) + 1]
    entries = list(_entries(whole, inventory, catalogue))
    begun = {entry.pointer.rpartition("/")[0] for entry in entries}
    missing = [
        Question("answer", f"{holder}/{lack.key}", lack.code, lack.level)
        for holder, lack in inventory.missing
        if (lack.level in asked or holder in named) and f"{holder}/{lack.key}" not in begun
    ]
    return [*missing, *entries, *(Question("confirm", f"/{name}") for name in _unconfirmed(seen))]


def in_order(questions: Iterable[Question], catalogue: Catalogue, seen: Any) -> list[Question]:
    """Questions in the order of the standard; a section is confirmed after its other questions."""
    order = Order(catalogue, seen)
    return sorted(questions, key=lambda each: _place(each, order))


def _place(question: Question, order: Order) -> tuple[int, ...]:
    place = order.position(question.pointer)
    return (*place, _AFTER_ALL) if question.kind == "confirm" else place


def _with_sections(node: Node, data: Any) -> Any:
    """An object with its missing sections added, so that questions point below them and not at them."""
    if not holds_answers(data) or node.each is not None:
        return data
    sections = [name for name in node.asked if node.children[name].variants[0].item is None]
    whole = {**data, **{name: {} for name in sections if name not in data and "rest" not in data}}
    return {key: _with_sections(node.children[key], each) if key in sections else each for key, each in whole.items()}


def _entries(whole: Any, inventory: Inventory, catalogue: Catalogue) -> Iterator[Question]:
    """Every undefined id, once."""
    identifiers = Identifiers(Manifest(whole, set()), catalogue.references)
    met = {name for places in identifiers.places.values() for name in places}
    for leaf in (*inventory.leaves, *inventory.keys):
        pointer, identifier, code, reference = leaf
        if reference and identifier not in met and identifiers.dangling(leaf):
            met.add(identifier)
            places = tuple(each for each in reference["to"] if "*" not in each)
            kind = "entry" if len(places) > 1 else "answer"
            where = pointer if kind == "entry" else f"{places[0]}/{escape(identifier)}" if places else ""
            if where:
                yield Question(kind, where, code or "", Level.MUST, identifier, places)


def _unconfirmed(seen: dict[str, Any]) -> list[str]:
    """The sections with unconfirmed answers."""
    return list(dict.fromkeys(parts_of(pointer)[0] for pointer in sorted(marked(seen, UNCONFIRMED))))
