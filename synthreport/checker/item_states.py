"""What a document says of each item: one walk over the data along the tree of the standard's fields."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from synthreport.checker.silence import Blanks, Lack, Silence
from synthreport.document.positions import escape
from synthreport.finding import Level, State
from synthreport.standard.catalogue import Catalogue, Entry, Node, Variant, highest
from synthreport.standard.words import MARKERS

Scope = dict[str, bool]

_WEIGHT = (State.STATED, State.GAP, State.MISSING, State.MALFORMED)
_MARKED = frozenset(MARKERS)
_NOTHING = Node()
_NEEDS_REASON = ("withheld", "not_applicable")
_OWN_WORDS = ("other", "statement", "uri")


class Missing(NamedTuple):
    """An answer that was asked for and is not there: the object that lacks it, its key there (or path), its item.

    `with_it` are the items below it that are missing with it.
    """

    holder: str
    key: str
    code: str
    level: Level
    with_it: tuple[str, ...] = ()


class Gap(NamedTuple):
    """A gap that stands for asked answers: its pointer, its kind, and the items that it answers."""

    pointer: str
    kind: str
    codes: tuple[str, ...]


Leaf = tuple[str, str, str | None, Entry | None]
"""A text somewhere in the document: its pointer, itself, the item that it answers, where it may refer to."""


class Inventory:
    """The state of every item, what is missing, every text, and every place where nothing can be judged.

    `malformed` holds the pointers of values that were taken out of `data` because they break the schema; they count as
    malformed and not as missing. `lost` holds, by such a pointer, the items that would be answered below it. `formless`
    holds the pointers of objects in which nothing can be judged, each with that of the key that would tell its form,
    which is missed elsewhere. `own_words` are what no field of its own asks for: texts of `other`, terms in words, why
    there is a gap, and who can fill it.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        data: Entry,
        malformed: Iterable[str] = (),
        formless: Mapping[str, str] = {},
    ) -> None:
        self.catalogue = catalogue
        self.malformed = frozenset(malformed)
        self.formless = formless
        self.codes: dict[State, set[str | None]] = {state: set() for state in _WEIGHT}
        self.lacking: dict[str, Sequence[Lack]] = {}
        self.gaps, self.lost = list[Gap](), dict[str, tuple[str, ...]]()
        self.leaves, self.own_words, self.keys = list[Leaf](), list[Leaf](), list[Leaf]()
        self.unsaid = Blanks({*self.malformed, *formless})
        self._shared: dict[Hashable, Any] = {}
        self.holding: Scope = {name: each.holds(data) for name, each in catalogue.conditions.items()}
        self._levels: dict[str, Level] = {}
        self.codes[State.STATED].add("LI02")
        self._stated = self.codes[State.STATED].add
        self._object(catalogue.root, data, "", self.holding)

    def level(self, code: str) -> Level:
        """The level of an item here: as the profile has it, or as high as a condition raises it."""
        if code not in self.catalogue.raising:
            return self.catalogue.level(code)
        if code not in self._levels:
            levels = [self.catalogue.level(code)]
            for level, names in self.catalogue.raising[code].items():
                levels += [Level(level)] if any(self.holding[name] for name in names) else []
            self._levels[code] = highest(levels)
        return self._levels[code]

    @property
    def missing(self) -> Iterator[Missing]:
        """Every answer that was asked for and is not there, in the order of the walk."""
        for holder, lacks in self.lacking.items():
            yield from (Missing(holder, *lack) for lack in lacks)

    def told(self) -> Iterator[str]:
        """Every place of which a finding tells that no answer can be read there."""
        yield from self.malformed
        yield from self.formless
        for holder, lacks in self.lacking.items():
            yield from (f"{holder}/{lack.key}" for lack in lacks)

    def texts(self) -> list[Leaf]:
        """Every text that answers something."""
        return self.leaves + self.own_words

    def states(self) -> dict[str, State]:
        """The state of every item: of all that was marked, what weighs most."""
        states = dict.fromkeys(self.catalogue.items, State.NOT_APPLICABLE)
        for state in _WEIGHT:
            states.update((code, state) for code in self.codes[state] if code is not None)
        return states

    def _object(self, node: Node, data: Entry, pointer: str, scope: Scope) -> None:
        absent = tuple([name for name in node.asked if name not in data])
        if absent:
            self._lack(node, absent, data, pointer, scope)
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
            else:
                self._answer(child, variant, answer, f"{pointer}/{name}", scope)

    def _word(self, name: str, answer: Any, pointer: str) -> None:
        """An answer in the author's own words, where none of the standard's fits."""
        if answer.__class__ is str and name in _OWN_WORDS:
            self.own_words.append((f"{pointer}/{name}", answer, None, None))

    def _answer(self, node: Node, variant: Variant, answer: Any, pointer: str, scope: Scope) -> None:
        kind = answer.__class__
        if kind is dict and "gap" in answer:
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
        """The conditions that hold in an element; one and the same for all in which the same hold."""
        own = {name: condition.holds(each, condition.depth) for name, condition in node.conditions}
        alike = id(node), id(scope), tuple(own.values())
        if alike not in self._shared:
            self._shared[alike] = scope | own
        shared: Scope = self._shared[alike]
        return shared

    def _gap(self, node: Node, variant: Variant, gap: Entry, pointer: str, scope: Scope) -> None:
        codes = self._mark_below(node, variant, State.GAP, scope)
        self.gaps.append(Gap(pointer, gap["gap"], tuple(codes)))
        self.unsaid.add(pointer)
        self._reason(gap, pointer)

    def _reason(self, gap: Any, pointer: str) -> None:
        """A gap that keeps an answer back, or says that it does not apply, owes a reason."""
        if gap.__class__ is not dict:
            return
        if gap.get("access").__class__ is str:
            self.own_words.append((f"{pointer}/access", gap["access"], "LI02", None))
        if gap.get("reason").__class__ is str:
            self.own_words.append((f"{pointer}/reason", gap["reason"], "LI02", None))
        elif gap.get("gap") in _NEEDS_REASON:
            if f"{pointer}/reason" in self.malformed:
                self.codes[State.MALFORMED].add("LI02")
                return
            self.codes[State.MISSING].add("LI02")
            self.lacking[pointer] = (Lack("reason", "LI02", self.level("LI02")),)

    def _lack(self, node: Node, absent: tuple[str, ...], holder: Entry, pointer: str, scope: Scope) -> None:
        """Note what an object lacks, which is found once for all objects of its form that lack the same."""
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
        self.gaps += [Gap(f"{pointer}/rest", rest, codes) for codes in silence.gaps]
        self.lost |= {f"{pointer}/{name}": codes for name, codes in silence.lost}

    def _absent(self, node: Node, name: str, holder: Entry, pointer: str, scope: Scope, silence: Silence) -> None:
        variant = node.variant(holder)
        if variant is None or not _asked(variant, scope) or self.formless.get(pointer) == f"{pointer}/{name}":
            return
        malformed = f"{pointer}/{name}" in self.malformed
        state = State.MALFORMED if malformed else State.GAP if _waives(holder) else State.MISSING
        below = self._mark_below(node, variant, state, scope)
        if below:  # a section of which nothing is asked here is not missed
            silence.unsaid.append(name)
        if state is State.GAP:
            silence.gaps.append(tuple(below))
        elif state is State.MALFORMED:
            silence.lost.append((name, tuple(dict.fromkeys(code for code in below if code != variant.item))))
        else:
            own = {variant.item: name} if variant.item else dict(self._own(node, name, scope))
            silence.lacks += self._lacks(own, below)

    def _lacks(self, own: dict[str, str], below: list[str]) -> Iterator[Lack]:
        """The items that an object lacks, each with its path; the first of them with all that is lost below it."""
        folded = tuple(dict.fromkeys(code for code in below if code not in own))
        for index, (code, path) in enumerate(own.items()):
            yield Lack(path, code, self.level(code), () if index else folded)

    def _own(self, node: Node, path: str, scope: Scope) -> Iterator[tuple[str, str]]:
        """The items that stand directly in a section, each with its path: of each, its own absence is told."""
        found: dict[str, str] = {}
        for name in node.asked:
            for variant in node.children[name].variants:
                if _asked(variant, scope) and variant.item:
                    found.setdefault(variant.item, f"{path}/{name}")
                elif _asked(variant, scope):
                    yield from self._own(node.children[name], f"{path}/{name}", scope)
        yield from found.items()

    def _mark_below(self, node: Node, variant: Variant, state: State, scope: Scope) -> list[str]:
        """Put an item, and all that are asked for below it, into a state; returns their codes."""
        below = node.below()
        asked = [each for each in ((variant, *below) if below else (variant,)) if _asked(each, scope)]
        codes = [each.item for each in asked if each.item]
        self.codes[state].update(codes)
        return codes


def _is_object(node: Node, each: Node, answer: Entry) -> bool:
    """Whether this is an object of the standard where a collection of elements may stand, too.

    An empty one is an object where no object can be an element: there, the other form is a list.
    """
    named = not (_MARKED.isdisjoint(answer) and node.children.keys().isdisjoint(answer))
    return named or not (answer or each.children)


def _waives(holder: Entry) -> bool:
    """Whether one gap answers what an object leaves out: a `rest` that does not say why answers nothing."""
    rest = holder.get("rest")
    return rest.__class__ is dict and "gap" in rest


def _form(node: Node, holder: Entry) -> tuple[Any, ...]:
    """What tells objects apart that have other fields though they have the same keys: the values of their tags."""
    values = [(tag in holder, holder.get(tag)) for tag in node.tags]
    return tuple([(there, value if value.__class__ is str else value.__class__) for there, value in values])


def _asked(variant: Variant, scope: Scope) -> bool:
    """Whether a field is asked for where these conditions hold: a loop, since nothing else is done as often."""
    if not variant.asked:
        return False
    for name in variant.when:  # noqa: SIM110  (any() and all() cost twice as much)
        if not scope[name]:
            return False
    return True
