"""What rules read: answers of a manifest, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from synthreport.document.pointers import escape, get
from synthreport.finding import Place
from synthreport.standard.gaps import holds_answers, is_gap

Made = TypeVar("Made")

NAMED = 10
"""How many places a fault names at most if it could name any number for each of any number of elements."""

NOUNS = {
    "/parties": "party",
    "/tools": "tool",
    "/inputs": "input",
    "/evaluation_inputs": "input",
    "/splits": "split",
    "/steps": "step",
    "/files": "file",
    "/content/fields": "field",
    "/content/tables": "table",
    "/content/groups": "group",
    "/results": "result",
    "/tasks": "task",
    "/constraints": "constraint",
    "/limitations": "limitation",
    "/dataset/publications": "publication",
    "/validation/benchmark/parts": "part",
}
"""What messages call the elements of a collection."""


class Fault:
    """What a rule found: where, and what contradicts what.

    `about` are the ids that a limitation may name to disclose it, if the rule is disclosable.
    """

    __slots__ = ("about", "also", "at", "message")

    def __init__(self, at: Place, message: str, also: tuple[Place, ...] = (), about: tuple[str, ...] = ()) -> None:
        self.at, self.message, self.also, self.about = at, message, also, about

    def concerning(self, *ids: str) -> Fault:
        """The same fault, disclosed by a limitation whose `about` has one of these ids."""
        return Fault(self.at, self.message, self.also, ids)


class Unsaid(Exception):
    """Raised by a rule where what it must know is unsaid; holds the pointer. The element counts as not checked."""


def said(answer: Any) -> Any:
    """The answer, or None if there is a gap instead."""
    return None if is_gap(answer) else answer


def exact(count: Any) -> int | None:
    """A count that is known exactly, also if written as 1000.0 (the schema accepts no other float); else None."""
    if count.__class__ is float:
        return int(count)
    return count if count.__class__ is int else None


class Value:
    """An answer that contains other answers. Gaps in it read as unsaid, as nothing can be checked by them.

    Each place of a manifest is one `Value`, whichever way it was reached, and remembers what it was asked: rules ask
    the same four times each. Without, a check takes 12 % longer at 17 KB, and 17 % at 67 KB.
    """

    __slots__ = ("_at", "_known", "data", "pointer", "root")

    _at: dict[str, Value]

    taken_out: Collection[str] = ()
    """In a whole manifest: the pointers of the values that break the schema, and are not in `data` for that."""
    lost: Mapping[str, list[str]] = {}
    """The same pointers by that of what holds them."""
    formless: Mapping[str, str] = {}
    """In a whole manifest: the pointers of objects of unknown form, each with that of the key that
    would tell. Such an object holds only what every form has; whether it has anything else, nobody can know."""

    def __init__(self, data: Any, pointer: str = "", root: Value | None = None) -> None:
        self.data, self.pointer, self.root = data, pointer, root or self
        self._known: dict[Hashable, Any] = {}
        if root is None:
            self._at = {pointer: self}

    def at(self, pointer: str, data: Any) -> Value:
        """The value at a pointer of the manifest, which holds these data."""
        root = self.root
        found = root._at.get(pointer)
        if found is None:
            found = root._at[pointer] = Value(data, pointer, root)
        return found

    @property
    def id(self) -> str:
        """The last key of its pointer: of an element of a collection, the id that its author gave it."""
        return self.pointer.rpartition("/")[2]

    def called(self, identifier: Any = None) -> str:
        """What messages call an element of a collection, this one or that with an id: step `draw`, split `holdout`."""
        if identifier is None:
            collection, _, identifier = self.pointer.rpartition("/")
        else:
            collection = next((path for path in NOUNS if identifier in _entries(self.root.data, path)), "")
        return f"{NOUNS.get(collection, '')} `{identifier}`".lstrip()

    def get(self, *keys: str) -> Any:
        """The answer below these keys: plain data, a `Value` where it holds others, None where it is unsaid.

        Raises Unsaid if that depends on the form of an object whose form is unknown.
        """
        known = self._known
        if keys not in known:
            known[keys] = self._get(keys)
        return known[keys]

    def _get(self, keys: tuple[str, ...]) -> Any:
        data = self.data
        for key in keys:
            if data.__class__ is not dict or key not in data:
                if self.root.formless:
                    self._refuse_formless_along(keys)
                return None
            data = data[key]
            if data.__class__ is dict and "gap" in data:  # `said`, without a call: nothing is done as often
                data = None
        return self.at(self._below(*keys), data) if data.__class__ is dict else data

    def _below(self, *keys: str) -> str:
        """The pointer below these keys."""
        pointer = self.pointer
        for key in keys:
            pointer = f"{pointer}/{escape(key)}"
        return pointer

    def __getitem__(self, key: str) -> Any:
        """The answer under this key. Raises KeyError if it is unsaid."""
        known, name = self._known, (key,)
        found = known[name] if name in known else self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def has(self, key: str) -> bool:
        """Whether something other than `none` is under this key, even a gap. Raises Unsaid like `get`."""
        if key not in self.data:
            self._refuse_formless(self.pointer)
        return bool(self.data.get(key, "none") != "none")

    def _refuse_formless_along(self, keys: Iterable[str]) -> None:
        """Raise Unsaid if the object that lacks the first missing one of these keys is of unknown form."""
        data, pointer, remaining = self.data, self.pointer, iter(keys)
        key = next(remaining)
        while data.__class__ is dict and key in data:
            data, pointer = said(data[key]), f"{pointer}/{escape(key)}"
            key = next(remaining)
        self._refuse_formless(pointer)

    def _refuse_formless(self, pointer: str) -> None:
        if pointer in self.root.formless:
            raise Unsaid(self.root.formless[pointer])

    def each(self, *keys: str) -> Iterator[tuple[str, Value]]:
        """The id and the value of every element of the collection below these keys; empty without a collection.

        Raises Unsaid at the end if an element was removed or is of unknown form, or the collection was removed: a
        caller that has looked at all others must not conclude that there is none.
        """
        if not self.root.taken_out:
            return iter(self._elements(keys))
        return self._each_left(keys)

    def _each_left(self, keys: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
        """The same if something was removed from the manifest."""
        yield from self._elements(keys)
        self._refuse_lost_below(*keys)

    def each_under(self, key: Any, by: Callable[[Value], Iterable[Any]], *keys: str) -> Iterator[tuple[str, Value]]:
        """The same, only for elements for which `by` gives this key: all are sorted once for all callers."""
        yield from self._once((by, keys), self._sorted, by, keys).get(key, ())
        self._refuse_lost_below(*keys)

    def _sorted(
        self, by: Callable[[Value], Iterable[Any]], keys: tuple[str, ...]
    ) -> dict[Any, list[tuple[str, Value]]]:
        found: dict[Any, list[tuple[str, Value]]] = {}
        for name, element in self._elements(keys):
            for key in dict.fromkeys(each for each in by(element) if isinstance(each, Hashable)):
                found.setdefault(key, []).append((name, element))
        return found

    def _elements(self, keys: tuple[str, ...]) -> list[tuple[str, Value]]:
        """The elements below these keys, read once."""
        name = Value, keys
        if name not in self._known:
            self._known[name] = list(self._elements_of(self.get(*keys)))
        elements: list[tuple[str, Value]] = self._known[name]
        return elements

    def _elements_of(self, held: Any) -> Iterator[tuple[str, Value]]:
        if held.__class__ is Value or held is self:
            for key, data in held.data.items():
                pointer = f"{held.pointer}/{escape(key)}"
                if holds_answers(data) and key[:2] != "x-" and pointer not in self.root.formless:
                    yield key, self.at(pointer, data)

    def _refuse_lost_below(self, *keys: str) -> None:
        if self.root.taken_out:
            pointer = self.place(*keys).pointer
            self._refuse_lost(pointer, *self.root.lost.get(pointer, ())[:1])

    def _refuse_lost(self, *pointers: str) -> None:
        for pointer in pointers:
            if pointer in self.root.taken_out:
                raise Unsaid(pointer)

    def listed(self, *keys: str) -> list[Any]:
        """The list below these keys; empty where it is unsaid or `none`."""
        held = self.get(*keys)
        return held if held.__class__ is list else []

    def texts(self, *keys: str) -> frozenset[str]:
        """The texts of the list below these keys, as a set that is made once."""
        return self._once((frozenset, keys), self._texts, keys)

    def _texts(self, keys: tuple[str, ...]) -> frozenset[str]:
        return frozenset(each for each in self.listed(*keys) if each.__class__ is str)

    def once(self, make: Callable[[Value], Made]) -> Made:
        """What a function makes of this value: made once, however many rules and elements ask."""
        return self._once(make, make, self)

    def _once(self, name: Hashable, make: Callable[..., Made], *arguments: Any) -> Made:
        known = self._known
        if name not in known:
            known[name] = _made_or_unsaid(make, arguments)
        if known[name].__class__ is Unsaid:
            raise known[name]
        found: Made = known[name]
        return found

    def find(self, identifier: Any, *collections: str) -> Value | None:
        """What an id refers to in one of these collections of the manifest.

        Raises Unsaid if it may refer to a removed element, or one of unknown form.
        """
        if identifier.__class__ is not str:
            return None
        known, name = self.root._known, (collections, identifier)
        if name not in known:
            known[name] = self._find(identifier, collections)
        found: Value | None = known[name]
        return found

    def _find(self, identifier: str, collections: tuple[str, ...]) -> Value | None:
        for collection in collections:
            found = self.root.get(*collection.split("/"), identifier)
            if found.__class__ is Value and found.pointer not in self.root.formless:
                return found
        for collection in collections if self.root.taken_out else ():
            self._refuse_lost(f"/{collection}", f"/{collection}/{escape(identifier)}")
        return None

    def place(self, *keys: str | int) -> Place:
        """The place below these keys."""
        return Place(self.pointer + "".join(f"/{escape(str(key))}" for key in keys))

    def fault(self, path: str, message: str, *also: Place) -> Fault:
        """A fault at a path below this value (keys separated by `/`; empty for the value itself)."""
        return Fault(self.place(*path.split("/")) if path else Place(self.pointer), message, also)


def _entries(data: Any, pointer: str) -> Collection[Any]:
    """The ids of a collection; none if it is not there."""
    held = get(data, pointer, ())
    return held if isinstance(held, dict) else ()


def _made_or_unsaid(make: Callable[..., Made], arguments: tuple[Any, ...]) -> Made | Unsaid:
    """What a function makes, or what keeps it from that: neither is looked for twice."""
    try:
        return make(*arguments)
    except Unsaid as unsaid:
        return unsaid


def answers_of(data: Any) -> Value:
    """The answers of a document as it was read, which may be anything; none if it is no mapping."""
    return Value(data if isinstance(data, dict) else {})


class Manifest(Value):
    """A whole manifest. `malformed` holds the pointers of values that break the schema, which are not in `data`.

    What is malformed and what has no form is `taken_out` of what rules go through.
    """

    __slots__ = ("formless", "lost", "taken_out")

    def __init__(self, data: Any, malformed: Collection[str] = (), formless: Mapping[str, str] = {}) -> None:
        super().__init__(data)
        self.formless = formless
        self.taken_out = {*malformed, *formless}
        self.lost: dict[str, list[str]] = {}
        for pointer in sorted(self.taken_out):
            self.lost.setdefault(pointer.rpartition("/")[0], []).append(pointer)
