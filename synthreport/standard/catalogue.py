"""The published catalogue as the checker reads it: items, rules, conditions, profiles, and a tree of all fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import escape
from synthreport.finding import LEVELS, Level
from synthreport.result import Relaxed
from synthreport.standard.checklist import lines_of
from synthreport.standard.gaps import is_gap
from synthreport.standard.placeholders import Placeholders
from synthreport.standard.resolved_profile import UnknownProfile, relaxed
from synthreport.standard.versions import NEWEST, read

Entry = dict[str, Any]


class Variant:
    """A field in one form of its object: its item, and the conditions under which it is required.

    The variant applies if the object's `tag` has one of `values`, or if `values` is empty and the object has the tag.
    An item is stated in part without a field that only `completes` it.
    """

    __slots__ = ("asked", "completes", "item", "tag", "values", "when")

    def __init__(self, field: Entry, items: dict[str, Entry]) -> None:
        self.item: str | None = field["item"]
        self.asked: bool = field["asked"]
        self.completes: bool = field.get("completes", False)
        home: list[str] = items[self.item]["when"] if self.item else []
        self.when: tuple[str, ...] = tuple(field.get("when", home))
        self.tag, self.values = next(iter(field["if"].items())) if "if" in field else ("", [])

    def fits(self, holder: Entry) -> bool:
        """Whether the object is of the form that this variant belongs to."""
        return not self.tag or (holder.get(self.tag) in self.values if self.values else self.tag in holder)


class Node:
    """A field of the standard, the fields below it, and its elements if it is a collection.

    `asked` are the children with required answers; the values of `tags` decide which form of them an object has.
    """

    variants: tuple[Variant, ...] = ()
    only: Variant | None = None
    asked: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    each: Node | None = None
    conditions: tuple[tuple[str, Condition], ...] = ()
    reference: Entry | None = None
    key_targets: Entry | None = None
    _below: list[Variant] | None = None

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}

    def grown(self, name: str) -> Node:
        """A new node below this one: of a key, or of its elements."""
        node = Node()
        if name == "*":
            self.each = node
        else:
            self.children[name] = node
        return node

    def variant(self, holder: Entry) -> Variant | None:
        """The variant of this field in an object of this form; None if the object has no such field."""
        for variant in self.variants:
            if variant.fits(holder):
                return variant
        return None

    def below(self) -> list[Variant]:
        """Everything required below this field, including elements of collections.

        Requirements of only one form of an object count if a condition shows that there is such an object.
        """
        if self._below is None:
            self._below = self.each.below() if self.each else []
            for child in (self.children[name] for name in self.asked):
                own = [variant for variant in child.variants if variant.asked and (variant.when or not variant.tag)]
                self._below = [*self._below, *own, *child.below()]
        return self._below


class Condition:
    """A named condition: the path of the answer that it reads, and the values with which it holds.

    It holds, too, if one of the `others` does, which read other answers; see `Reading` in `standard/conditions.py`.
    """

    __slots__ = (
        "_nodes",
        "_prefixes",
        "depth",
        "made_from",
        "others",
        "path",
        "stated_only",
        "values",
        "where",
        "words",
    )

    def __init__(self, entry: Entry) -> None:
        self.words: str = entry["words"]
        self.path: list[str] = entry["reads"].split("/")[1:]
        self.depth = self.path.index("*") + 1 if "*" in self.path else 0
        self.values: list[Any] = entry.get("values", [])
        self.where: dict[str, list[str]] = entry.get("where", {})
        self.made_from: str = entry.get("made_from", "")
        self.stated_only: bool = entry.get("stated_only", False)
        self.others = tuple([Condition(each) for each in entry.get("or", ())])
        self._prefixes = tuple([each for each in self.values if str(each).endswith("/")])
        self._nodes: list[Node] = []

    def along(self, nodes: list[Node]) -> None:
        """Note the nodes of the standard's fields along the path."""
        self._nodes = nodes

    def holds(self, data: Any, depth: int = 0, root: Any = None) -> bool:
        """Whether it holds in the data at this depth of its path. A gap on the path opens it, absence does not.

        `root` is the whole manifest, if the data are a part of it.
        """
        if self._holds(data, depth, data if root is None else root):
            return True
        return bool(self.others) and any(each.holds(data, depth, root) for each in self.others)

    def openings(self, data: Any, depth: int = 0, pointer: str = "", root: Any = None) -> Iterator[str]:
        """The places of the answers, or gaps, that open it, without those of the others."""
        root = data if root is None else root
        if not self._holds(data, depth, root):
            return
        if depth == len(self.path) or is_gap(data) or (self.path[depth] != "*" and self.path[depth] not in data):
            yield pointer if depth == len(self.path) or is_gap(data) else f"{pointer}/rest"
        elif self.path[depth] == "*":
            for key, each in data.items():
                yield from self.openings(each, depth + 1, f"{pointer}/{escape(key)}", root)
        else:
            yield from self.openings(data[self.path[depth]], depth + 1, f"{pointer}/{self.path[depth]}", root)

    def _holds(self, data: Any, depth: int, root: Any) -> bool:
        if depth and depth == self.depth and not self._is_meant(data, root):
            return False
        for index in range(depth, len(self.path)):
            if is_gap(data):
                return not self.stated_only
            if data.__class__ is not dict:
                return False
            key = self.path[index]
            if key == "*":
                return any(self._holds(each, index + 1, root) for each in data.values())
            if key not in data:
                return "rest" in data and not self.stated_only and self._is_left_out(index, data)
            data = data[key]
        return self.matches(data)

    def _is_left_out(self, index: int, holder: Entry) -> bool:
        """Whether the `rest` of an object stands for this key: its form has it, or may have it."""
        variants = self._nodes[index].variants if self._nodes else []
        return not variants or any(each.fits(holder) or each.tag not in holder for each in variants)

    def _is_meant(self, element: Any, root: Any) -> bool:
        """Whether this is an element that is looked at."""
        if not (self.where or self.made_from) or element.__class__ is not dict:
            return True
        if any(not is_gap(element.get(key)) and element.get(key) not in values for key, values in self.where.items()):
            return False
        return not self.made_from or not _is_made_here(element.get(self.made_from), root)

    def matches(self, answer: Any) -> bool:
        """Whether it holds with this answer."""
        if is_gap(answer):
            return not self.stated_only
        if not self.values:
            return _states(answer) if self.stated_only else answer != "none" and answer not in (None, {}, [])
        if answer.__class__ is list:
            return any(each in self.values for each in answer if each.__class__ is str)
        if self._prefixes and answer.__class__ is str and answer.startswith(self._prefixes):
            return True
        return answer.__class__ in (str, bool) and answer in self.values


def _states(answer: Any) -> bool:
    """Whether an answer states anything: a section of gaps, and of things that are not there, states nothing."""
    if answer.__class__ is dict:
        return not is_gap(answer) and any(_states(each) for each in answer.values())
    return answer != "none" and answer not in (None, [])


def _is_made_here(sources: Any, root: Entry) -> bool:
    """Whether something was made from nothing, or from inputs of the manifest alone, which answer for themselves."""
    inputs = root.get("inputs")
    if sources == "none" or sources.__class__ is not list or inputs.__class__ is not dict:
        return bool(sources == "none")
    return bool(sources) and all(each.__class__ is str and each in inputs for each in sources)


_LEVELS: dict[str, Level] = {level: level for level in LEVELS}
"""Each level by its word: calling `Level` takes ten times as long."""


class Catalogue:
    """One version of the standard, under one profile."""

    def __init__(self, entries: Entry) -> None:
        self.standard: str = entries["standard"]
        self.profile: Entry = entries["profiles"].get("core", {})
        self.relaxed: tuple[Relaxed, ...] = ()
        self.sections: dict[str, str] = entries["sections"]
        self.items: dict[str, Entry] = entries["items"]
        self.rules: dict[str, Entry] = entries["rules"]
        self.lines = lines_of(entries)
        self.line_of = {code: line for line in self.lines for code in line.codes}
        self.conditions = {name: Condition(entry) for name, entry in entries["conditions"].items()}
        self._levels = {code: _LEVELS[entry["level"]] for code, entry in (self.items | self.rules).items()}
        self.essential_where = {code: on for code, each in self.items.items() if (on := each["essential_where"])}
        self.fields: list[Entry] = entries["fields"]
        self.references: list[Entry] = entries["references"]
        self.placeholders = Placeholders(entries["placeholders"])
        self._grow()

    def under(self, profile: Entry) -> Catalogue:
        """The same version under another profile, which is resolved. Both share a tree if they require the same."""
        from copy import copy  # lazy: most checks are under core

        other = copy(self)
        other.profile = profile
        other.relaxed = relaxed(profile, self._levels)
        other._levels = self._levels | {code: Level(said["level"]) for code, said in profile["levels"].items()}
        if profile["asks"]:
            other.items = self.items | {code: {**self.items[code], "when": []} for code in profile["asks"]}
            other._grow()
        return other

    def _grow(self) -> None:
        """Build the tree of all fields, with each field's references and the conditions of its elements."""
        self.root = Node()
        nodes = {"": self.root}
        for field in self.fields:
            self._add(field, nodes)
        for reference in self.references:
            self._refer(reference, nodes)
        for name, condition in self.conditions.items():
            self._attach(name, condition, nodes)
            for each in (condition, *condition.others):
                each.along([self._node("/" + "/".join(each.path[:end]), nodes) for end in range(1, len(each.path) + 1)])

    def _add(self, field: Entry, nodes: dict[str, Node]) -> None:
        path: str = field["path"]
        node = self._node(path, nodes)
        variant = Variant(field, self.items)
        node.variants += (variant,)
        node.only = variant if len(node.variants) == 1 and not variant.tag else None
        holder, _, name = path.rpartition("/")
        above = nodes[holder]
        if variant.asked and name not in above.asked:
            above.asked += (name,)
        if variant.tag and variant.tag not in above.tags:
            above.tags += (variant.tag,)

    def _node(self, path: str, nodes: dict[str, Node]) -> Node:
        """The node at a path; missing nodes on the path are created."""
        node = nodes.get(path)
        if node is None:
            holder, _, name = path.rpartition("/")
            node = nodes[path] = self._node(holder, nodes).grown(name)
        return node

    def _refer(self, reference: Entry, nodes: dict[str, Node]) -> None:
        node = self._node(reference["path"], nodes)
        if reference.get("keys"):
            node.key_targets = reference
        else:
            node.reference = reference

    def _attach(self, name: str, condition: Condition, nodes: dict[str, Node]) -> None:
        """Add to the elements of a collection the conditions that each of them answers for itself."""
        if "*" in condition.path:
            self._node("/" + "/".join(condition.path[: condition.depth]), nodes).conditions += ((name, condition),)

    def __contains__(self, code: str) -> bool:
        """Whether this version has an item or a rule of this code."""
        return code in self._levels

    def level(self, code: str) -> Level:
        """The level of an item or a rule under the profile, before any condition raises it."""
        return self._levels[code]

    def title(self, code: str) -> str:
        """The title of an item or rule: what is true of a complying manifest."""
        return str(self._short(code)["title"])

    def problem(self, code: str) -> str:
        """The problem with a manifest that does not comply with an item or rule, in a few words."""
        return str(self._short(code)["problem"])

    def entry(self, code: str) -> Entry:
        """The whole entry of an item or a rule, with what only readers need; a check alone does not ask for it."""
        whole = entries(self.standard)
        return {**(whole["items"].get(code) or whole["rules"][code]), **self._short(code)}

    def _short(self, code: str) -> Entry:
        return self.items.get(code) or self.rules[code]


_LOADED: dict[tuple[str, str], Catalogue] = {}


def load(version: str = NEWEST, profile: str = "core") -> Catalogue:
    """The catalogue of a version under a profile that is published with it, read once. Raises UnknownProfile."""
    if (version, profile) not in _LOADED:
        if profile == "core":
            _LOADED[version, profile] = Catalogue(short_entries(version))
        else:
            _LOADED[version, profile] = load(version).under(published_profile(profile, version))
    return _LOADED[version, profile]


_READ: dict[tuple[str, str], Entry] = {}


def entries(version: str = NEWEST) -> Entry:
    """The published catalogue of a version, as in its file, read once."""
    return _read("catalogue.json", version)


def short_entries(version: str = NEWEST) -> Entry:
    """The same without what only readers need: reasons, sources, places. Half as long to read, for every check."""
    return _read("catalogue.short.json", version)


def _read(name: str, version: str) -> Entry:
    if (name, version) not in _READ:
        _READ[name, version] = read(name, version)
    return _READ[name, version]


def published_profile(name: str, version: str = NEWEST) -> Entry:
    """A profile that is published with the standard, resolved. Raises UnknownProfile."""
    profiles: dict[str, Entry] = short_entries(version)["profiles"]
    if name not in profiles:
        raise UnknownProfile(f'unknown profile "{name}"; there are: {", ".join(sorted(profiles))}')
    return profiles[name]


def highest(levels: list[Level]) -> Level:
    """The most binding of some levels."""
    return min(levels, key=LEVELS.index)
