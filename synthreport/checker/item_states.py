"""The state of each item in a document: one walk over the data along the tree of the standard's fields."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from synthreport.checker.gap_reasons import GAP_ITEM, gap_texts, lacks_reason
from synthreport.checker.unstated_answers import Below, Blanks, Lack, Silence
from synthreport.document.pointers import escape
from synthreport.finding import LEVELS, Level
from synthreport.outcome import State
from synthreport.result import Gap
from synthreport.schema.gap_kinds import explained_kinds
from synthreport.standard.catalogue import Catalogue, Entry, Node, Variant
from synthreport.standard.gaps import is_gap
from synthreport.standard.reserved_words import MARKERS

Scope = dict[str, bool]

_WEIGHT = (State.STATED, State.STATED_IN_PART, State.GAP, State.MISSING, State.MALFORMED)
_MARKED = frozenset(MARKERS)
_NOTHING = Node()
OWN_WORDS = ("other", "statement", "uri")


Asked = tuple[str, tuple[str, ...]]
"""The key or path of an answer that is asked for, and the conditions under which it is."""

Leaf = tuple[str, str, str | None, Entry | None]
"""A text of the document: its pointer, the text, the item that it answers, the collections that it may refer to."""


class Inventory:
    """The state of every item, every missing answer, every text, and every place that cannot be checked.

    `malformed` has the pointers of values that were removed from `data` because they break the schema; they count as
    malformed and not as missing. `lost` has, by such a pointer, the items that would be answered below it. `formless`
    has the pointers of objects of unknown form, which cannot be checked, each with that of the key that would define it
    and is reported elsewhere. `own_words` are texts without a field of their own: `other`, terms in words,
    the reason for a gap, and who can fill it. `placeholders` has the pointers of texts that say nothing, once they are
    found.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        data: Entry,
        malformed: Iterable[str] = (),
        formless: Mapping[str, str] = {},
    ) -> None:
        self.catalogue, self.data = catalogue, data
        self.malformed, self.formless = frozenset(malformed), formless
        self.codes: dict[State, set[str | None]] = {state: set() for state in _WEIGHT}
        self.lacking: dict[str, Sequence[Lack]] = {}
        self.gaps, self.lost = list[Gap](), dict[str, tuple[str, ...]]()
        self.leaves, self.own_words, self.keys = list[Leaf](), list[Leaf](), list[Leaf]()
        self.unsaid = Blanks({*self.malformed, *formless})
        self.placeholders = set[str]()
        self._shared: dict[Hashable, Any] = {}
        self.holding: Scope = {name: each.holds(data) for name, each in catalogue.conditions.items()}
        self._raised = {code for code, on in catalogue.essential_where.items() if any(map(self.holding.get, on))}
        self._explained = explained_kinds(catalogue.standard)
        self.codes[State.STATED].add(GAP_ITEM)
        self._stated = self.codes[State.STATED].add
        self._object(catalogue.root, data, "", self.holding)

    def level(self, code: str) -> Level:
        """The level of an item here: the profile's, or must if a condition makes the item essential."""
        return Level.MUST if code in self._raised else self.catalogue.level(code)

    @property
    def missing(self) -> Iterator[tuple[str, Lack]]:
        """Every missing required answer, with the object that lacks it, in the order of the walk."""
        return ((holder, lack) for holder, lacks in self.lacking.items() for lack in lacks)

    def declared(self) -> Iterator[Gap]:
        """Every gap once, a `rest` with all that it answers."""
        found: dict[str, Gap] = {}
        for gap in self.gaps:
            first = found.get(gap.pointer, gap)
            codes = tuple(dict.fromkeys(first.codes + gap.codes))
            found[gap.pointer] = gap._replace(codes=codes, key=first.key | gap.key)
        yield from found.values()

    def told(self) -> Iterator[str]:
        """Every place with a finding that no answer can be read there, and every gap for something essential."""
        yield from self.malformed
        yield from self.formless
        yield from (gap.pointer for gap in self.gaps if any(self.level(code) is Level.MUST for code in gap.codes))
        yield from self.unsaid.lacked()

    def texts(self) -> list[Leaf]:
        """Every text that answers something."""
        return self.leaves + self.own_words

    def states(self) -> dict[str, State]:
        """The state of every item: the most important one that was marked."""
        states = dict.fromkeys(self.catalogue.items, State.NOT_APPLICABLE)
        for state in _WEIGHT:
            states.update((code, state) for code in self.codes[state] if code is not None)
        return states

    def _object(self, node: Node, data: Entry, pointer: str, scope: Scope) -> None:
        if absent := [name for name in node.asked if not data.get(name) and self._is_empty(node, name, data, pointer)]:
            self._lack(node, tuple(absent), data, pointer, scope)
        if "rest" in data:
            self._reason(data["rest"], pointer + "/rest")
        children = node.children
        for name, answer in data.items():
            child = children.get(name)
            variant = child.only or child.variant(data) if child is not None else None
            if child is None or variant is None:
                self._word(name, answer, pointer)
            elif answer.__class__ is str:
                self._stated(variant.item)
                self.leaves.append((f"{pointer}/{name}", answer, variant.item, child.reference))
            elif answer or not self._is_empty(node, name, data, pointer):
                self._answer(child, variant, answer, f"{pointer}/{name}", scope)

    def _is_empty(self, node: Node, name: str, data: Entry, pointer: str) -> bool:
        """Whether an answer states nothing: it is not there, or a list or a map without an entry.

        An object that lacks what it is asked for is no such map, and neither is one whose entries are malformed.
        """
        if name not in data:
            return True
        answer, child = data[name], node.children[name]
        if answer.__class__ is dict and child.asked:
            return False
        return answer.__class__ in (dict, list) and not self.unsaid.places(f"{pointer}/{name}")

    def _word(self, name: str, answer: Any, pointer: str) -> None:
        """An answer in the author's own words, for which the standard has no term."""
        if answer.__class__ is str and name in OWN_WORDS:
            self.own_words.append((f"{pointer}/{name}", answer, None, None))

    def _answer(self, node: Node, variant: Variant, answer: Any, pointer: str, scope: Scope) -> None:
        kind = answer.__class__
        if kind is dict and is_gap(answer):
            self._gap(node, variant, answer, pointer, scope)
            return
        self._stated(variant.item)
        if kind is dict:
            self._held(node, variant, answer, pointer, scope)
        elif kind is list:
            for index, each in enumerate(answer):
                self._element(node.each or _NOTHING, variant, each, f"{pointer}/{index}", scope)

    def _held(self, node: Node, variant: Variant, answer: Entry, pointer: str, scope: Scope) -> None:
        """An object, or a collection under ids."""
        if node.key_targets is not None:
            self.keys += [(f"{pointer}/{escape(key)}", key, variant.item, node.key_targets) for key in answer]
        if node.each is None or _is_object(node, node.each, answer):
            self._object(node, answer, pointer, scope)
        else:
            for key, each in answer.items():
                self._element(node.each, variant, each, f"{pointer}/{escape(key)}", scope)

    def _element(self, node: Node, variant: Variant, each: Any, pointer: str, scope: Scope) -> None:
        if each.__class__ is str:
            self.leaves.append((pointer, each, variant.item, node.reference))
        elif each.__class__ is dict:
            if node.conditions:
                scope = self._scope(node, each, scope)
            self._object(node, each, pointer, scope)

    def _scope(self, node: Node, each: Entry, scope: Scope) -> Scope:
        """The conditions that hold in an element; elements with the same conditions share one object."""
        own = {name: condition.holds(each, condition.depth, self.data) for name, condition in node.conditions}
        alike = id(node), id(scope), tuple(own.values())
        if alike not in self._shared:
            self._shared[alike] = scope | own
        shared: Scope = self._shared[alike]
        return shared

    def _gap(self, node: Node, variant: Variant, gap: Entry, pointer: str, scope: Scope) -> None:
        codes, key = self._mark_below(node, variant, State.GAP, scope)
        self.gaps.append(Gap(pointer, gap["gap"], codes, variant.item, key))
        self.unsaid.add(pointer)
        self._reason(gap, pointer)

    def _reason(self, gap: Any, pointer: str) -> None:
        """Read the texts of a gap, and note a reason that it needs and lacks."""
        if gap.__class__ is not dict:
            return
        self.own_words += gap_texts(gap, pointer)
        if not lacks_reason(gap, self._explained):
            return
        if f"{pointer}/reason" in self.malformed:
            self.codes[State.MALFORMED].add(GAP_ITEM)
        else:
            self.codes[State.MISSING].add(GAP_ITEM)
            self.lacking[pointer] = (Lack("reason", GAP_ITEM, self.level(GAP_ITEM)),)

    def _lack(self, node: Node, absent: tuple[str, ...], holder: Entry, pointer: str, scope: Scope) -> None:
        """Note what an object lacks, computed once for all objects of its form that lack the same."""
        rest = str(holder["rest"]["gap"]) if _waives(holder) else ""
        tag = self.formless.get(pointer, pointer)[len(pointer) :]
        out = frozenset(self.unsaid.places(pointer))
        alike = id(node), absent, _form(node, holder), id(scope), out, rest, tag
        if alike not in self._shared:
            found = self._shared[alike] = Silence()
            for name in absent:
                self._absent(node.children[name], name, holder, pointer, scope, found)
        self._note(self._shared[alike], pointer, rest)

    def _note(self, silence: Silence, pointer: str, rest: str) -> None:
        if silence.unsaid:
            self.unsaid.lack(pointer, silence.unsaid)
        if silence.lacks:
            self.lacking[pointer] = silence.lacks
        self.gaps += [Gap(f"{pointer}/rest", rest, codes, None, key) for codes, key in silence.gaps]
        self.lost |= {f"{pointer}/{name}": codes for name, codes in silence.lost}

    def _absent(self, node: Node, name: str, holder: Entry, pointer: str, scope: Scope, silence: Silence) -> None:
        variant = node.variant(holder)
        if variant is None or not _asked(variant, scope) or self.formless.get(pointer) == f"{pointer}/{name}":
            return
        malformed = f"{pointer}/{name}" in self.malformed
        state = State.MALFORMED if malformed else State.GAP if _waives(holder) else State.MISSING
        below = self._mark_below(node, variant, state, scope)
        if below.codes:  # a section without required answers is not missing
            silence.unsaid.append(name)
        if state is State.GAP:
            silence.gaps.append(below)
        elif state is State.MALFORMED:
            silence.lost.append((name, tuple(dict.fromkeys(code for code in below.codes if code != variant.item))))
        else:
            own = {variant.item: (name, variant.when)} if variant.item else dict(self._own(node, name, scope))
            silence.lacks += self._lacks(own, below)

    def _lacks(self, own: dict[str, Asked], below: Below) -> Iterator[Lack]:
        """The items that an object lacks, each with its path; the first has everything that is lost below it.

        It is as binding as the most binding of these.
        """
        folded = tuple(dict.fromkeys(code for code in below.codes if code not in own))
        for index, (code, (path, when)) in enumerate(own.items()):
            lost = (code,) if index else (code, *folded)
            level = min((self._level_of(each, below) for each in lost), key=LEVELS.index)
            yield Lack(path, code, level, lost[1:], when)

    def _level_of(self, code: str, below: Below) -> Level:
        """The level of a missing item; one that is answered in part without the field is at most a should."""
        level = self.level(code)
        return Level.SHOULD if level is Level.MUST and code not in below.key else level

    def _own(self, node: Node, path: str, scope: Scope) -> Iterator[tuple[str, Asked]]:
        """The items directly in a section, each with its path: each absence is reported separately."""
        found: dict[str, Asked] = {}
        for name in node.asked:
            for variant in node.children[name].variants:
                if _asked(variant, scope) and variant.item:
                    found.setdefault(variant.item, (f"{path}/{name}", variant.when))
                elif _asked(variant, scope):
                    yield from self._own(node.children[name], f"{path}/{name}", scope)
        yield from found.items()

    def _mark_below(self, node: Node, variant: Variant, state: State, scope: Scope) -> Below:
        """Put an item, and the required ones below it, into a state; into *stated in part* if no key field is lost."""
        below = node.below()
        asked = [each for each in ((variant, *below) if below else (variant,)) if _asked(each, scope)]
        codes = tuple([each.item for each in asked if each.item])
        key = frozenset([each.item for each in asked if each.item and not each.completes])
        self.codes[state].update(key if state is not State.MALFORMED else codes)
        self.codes[State.STATED_IN_PART].update(codes)
        return Below(codes, key)


def _is_object(node: Node, each: Node, answer: Entry) -> bool:
    """Whether this is an object of the standard, if a collection of elements is also allowed there.

    An empty one is an object if no object can be an element: then the other form is a list.
    """
    named = not (_MARKED.isdisjoint(answer) and node.children.keys().isdisjoint(answer))
    return named or not (answer or each.children)


def _waives(holder: Entry) -> bool:
    """Whether one gap answers everything that an object leaves out; a `rest` without a gap answers nothing."""
    return is_gap(holder.get("rest"))


def _form(node: Node, holder: Entry) -> tuple[Any, ...]:
    """The values of an object's tags, which distinguish forms with the same keys but other fields."""
    values = [(tag in holder, holder.get(tag)) for tag in node.tags]
    return tuple([(there, value if value.__class__ is str else value.__class__) for there, value in values])


def _asked(variant: Variant, scope: Scope) -> bool:
    """Whether a field is required under these conditions: a plain loop, since it runs most often of all."""
    if not variant.asked:
        return False
    for name in variant.when:  # noqa: SIM110  (any() and all() cost twice as much)
        if not scope[name]:
            return False
    return True
