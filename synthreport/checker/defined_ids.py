"""The ids of a document: ambiguous ids, and dangling references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from synthreport.checker.item_states import Leaf
from synthreport.document import parts_of
from synthreport.document.pointers import escape, reach
from synthreport.document.positions import shown
from synthreport.finding import Place
from synthreport.rules.value import Fault, Value
from synthreport.standard.catalogue import Entry
from synthreport.standard.gaps import holds_answers

if TYPE_CHECKING:
    from synthreport.schema.nearest import Nearest

_LONGEST = 100
"""Characters of an id that a message quotes."""


class Identifiers:
    """The ids of every collection that references may point to, each with its place.

    `unread` has the pointers of missing answers and of removed malformed ones, which may have contained any id.
    """

    def __init__(self, root: Value, references: list[Entry], unread: Iterable[str] = ()) -> None:
        targets = dict.fromkeys(target for reference in references for target in reference["to"])
        self.root = root
        self._unread = unread
        self._leading = set[tuple[str, int]]()
        self._orders: dict[str, dict[str, int]] = {}
        self._names: dict[str, list[str]] = {}
        self.held = {target: list(_ids(root.data, target)) for target in targets}
        self.places = {target: dict(held) for target, held in self.held.items()}

    @cached_property
    def nearest(self) -> Nearest:
        """Looks for the id that was meant, in this document."""
        from synthreport.schema.nearest import Nearest  # lazy: most references lead somewhere

        return Nearest()

    def has(self, text: str) -> bool:
        """Whether an entry that a reference may point to has this id."""
        return any(text in places for places in self.places.values())

    def duplicates(self) -> Iterator[Fault]:
        """Every id of more than one entry."""
        first: dict[str, str] = {}
        for held in self.held.values():
            for identifier, pointer in held:
                other = first.setdefault(identifier, pointer)
                if other != pointer:
                    message = f'the id "{identifier}" stands for two things'
                    first[identifier], later = sorted((other, pointer), key=self._position)
                    yield Fault(Place(later, key=True), message, (Place(first[identifier], key=True),))

    def _position(self, pointer: str) -> list[int]:
        """The rank of a place in the order of the document."""
        data, at, position = self.root.data, "", []
        for part in parts_of(pointer):
            if at not in self._orders:
                self._orders[at] = {key: index for index, key in enumerate(data)}
            position.append(self._orders[at][part])
            data, at = data[part], f"{at}/{escape(part)}"
        return position

    def dangling(self, leaf: Leaf) -> tuple[str, str] | None:
        """Message and fix for a dangling reference, or one to the wrong kind of entry.

        Most lead where others of their field lead, too, and are looked up once.
        """
        _, text, _, reference = leaf
        if reference is None or (text, id(reference)) in self._leading:
            return None
        if any(text in self.places[target] for target in reference["to"]):
            self._leading.add((text, id(reference)))
            return None
        if text in reference.get("or_words", ()) or text == "none":
            return None
        if any(re.search(pattern, text) for pattern in reference.get("or_patterns", ())):
            return None
        if any(target in self._lost_whole or text in self._lost_ids.get(target, ()) for target in reference["to"]):
            return None
        return self._lost(text, reference["to"])

    @cached_property
    def _lost_whole(self) -> set[str]:
        """The collections that are missing or malformed, or have missing or malformed parts that may contain ids."""
        return {target for target, identifier in self._matched if not identifier}

    @cached_property
    def _lost_ids(self) -> dict[str, set[str]]:
        """The ids of malformed entries, by collection."""
        found: dict[str, set[str]] = {}
        for target, identifier in self._matched:
            found.setdefault(target, set()).add(identifier)
        return found

    @cached_property
    def _matched(self) -> set[tuple[str, str]]:
        """Every collection that a lost value may belong to: the whole one if the id is empty, or one element by its id.

        Computed once, since there may be as many dangling references as lost answers.
        """
        sections: dict[str, list[list[str]]] = {}
        for target in self.held:
            sections.setdefault(target.split("/")[1], []).append(target.split("/"))
        found = set()
        for pointer in self._unread:
            parts = pointer.split("/")
            for way in sections.get("".join(parts[1:2]), ()):
                if len(parts) <= len(way) + 1 and all(map(_is_on, way, parts)):
                    found.add(("/".join(way), parts[-1] if len(parts) > len(way) else ""))
        return found

    def _lost(self, text: str, targets: list[str]) -> tuple[str, str]:
        wanted = " or ".join(target[1:].replace("/", ".") for target in targets[:4])
        wanted += " or …" if len(targets) > 4 else ""
        elsewhere = next((places[text] for places in self.places.values() if text in places), "")
        if elsewhere:
            return f'"{text}" is {elsewhere}, expected an id of {wanted}', "Refer to something of that kind."
        near = self.nearest.to(text, self._known(targets), wanted)
        fix = f'Did you mean "{near}"?' if near else "Correct the id, or add what it refers to."
        return f"nothing in {wanted} has the id {shown(text, _LONGEST)}", fix

    def _known(self, targets: list[str]) -> list[str]:
        """The ids of some collections."""
        among = " ".join(targets)
        if among not in self._names:
            self._names[among] = [name for target in targets for name in self.places[target]]
        return self._names[among]


def _is_on(way: str, part: str) -> bool:
    """Whether a part of a pointer matches a part of a pattern, in which `*` matches any part."""
    return way in ("*", part)


def _ids(data: Any, path: str) -> Iterator[tuple[str, str]]:
    """The ids of a collection, each with its pointer."""
    for pointer, held in reach(data, path):
        if holds_answers(held) and "in_dictionary" not in held:
            yield from ((key, f"{pointer}/{escape(key)}") for key in held if key[:2] != "x-")
