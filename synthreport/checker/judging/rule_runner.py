"""The outcome of every rule: where it applies, whether it could be checked, and its findings.

Each path is walked once, from the end of the path above it, and its elements are read once for all rules that look
there. A condition is evaluated once. Whether a rule applies is decided once for all elements that state the same keys.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property, partial
from operator import itemgetter
from typing import Any

from synthreport.checker.finding_list import Listing, Outcomes
from synthreport.checker.judging.crashes import RuleCrashed, crashed
from synthreport.checker.judging.disclosures import Disclosures
from synthreport.checker.judging.elements import Element, Elements, Group, Reached, Silent
from synthreport.checker.judging.public_record import PublicRecord
from synthreport.checker.unstated_answers import Blanks
from synthreport.document.pointers import escape, get
from synthreport.finding import Level
from synthreport.outcome import Outcome, State
from synthreport.rules import RULES, Rule, listed
from synthreport.rules.rule import CONTRADICTION, FORM
from synthreport.rules.value import Fault, Unsaid, Value
from synthreport.standard.catalogue import Condition
from synthreport.standard.gaps import is_gap

Tell = Callable[[str, Fault], None]
_number = itemgetter(0)


def rule_outcomes(judging: Judging, listing: Listing) -> Outcomes:
    """Run every rule of a version, and list its findings; returns the outcomes."""
    catalogue, outcomes = listing.catalogue, {}
    tell = partial(_tell, listing, judging)

    for code, rule in listed(catalogue.rules).items():
        if rule.judge is not None:
            try:
                outcomes[code] = judging.judge(code, catalogue.level(code), tell)
            except Exception as error:
                outcomes[code] = crashed(code, listing, error)
    return outcomes


def _tell(listing: Listing, judging: Judging, code: str, fault: Fault) -> None:
    """List a fault: at the level of its rule, or as a note if a limitation discloses it or it is the record's."""
    fix, rule = listing.catalogue.rules[code]["fix"], RULES[code]
    if fault.also and rule.kind is CONTRADICTION and (entry := judging.record.of(fault)):
        message = f"contradiction of the public record: {fault.message}"
        listing.add(code, fault.at, message, fix, (*fault.also, entry), Level.MAY, of_record=True)
    elif fault.about and rule.disclosable and (limitation := judging.disclosures.of(code, fault)):
        message = f"{fault.message}; a limitation discloses it"
        listing.add(code, fault.at, message, fix, (*fault.also, limitation), Level.MAY)
    else:
        listing.add(code, fault.at, fault.message, fix, fault.also)


class Judging:
    """All rules on one document; `unsaid` has the pointers without an answer to check.

    The form of a text that says nothing, which `placeholders` has, is not judged as well.
    Of an object of unknown form, rules see only the keys that every form has. All others are unsaid.
    """

    def __init__(
        self, root: Value, unsaid: Blanks, conditions: Mapping[str, Condition], placeholders: Collection[str] = ()
    ) -> None:
        self.root = root
        self.placeholders = placeholders
        self.unsaid = unsaid
        self.conditions = conditions
        self._openings: dict[str, str | None] = {}
        self._ends: dict[str, list[Reached]] = {"": [("", root.data, "")]}
        self._elements: dict[str, Elements] = {}

    @cached_property
    def disclosures(self) -> Disclosures:
        """What the limitations disclose."""
        return Disclosures(self.root)

    @cached_property
    def record(self) -> PublicRecord:
        """The contradictions that a third party found in the record."""
        return PublicRecord(self.root)

    def judge(self, code: str, level: Level, tell: Tell) -> Outcome:
        """The outcome of one rule; its faults are listed one by one. Raises RuleCrashed."""
        rule = RULES[code]
        elements = self._at(rule.at)
        if not elements.count:
            return Outcome(code, level, State.NOT_APPLICABLE)
        silent = Silent()
        judged, broken = self._judge(rule, self._asked(rule, elements, silent), silent, tell)
        return self._outcome(code, level, judged, broken, silent)

    def _judge(self, rule: Rule, asked: list[Element], silent: Silent, tell: Tell) -> tuple[int, bool]:
        """How many elements could be checked, and whether one of them breaks the rule."""
        judged, broken = len(asked), False
        for number, value in asked:
            faults, place = _apply(rule, value)
            if rule.kind is FORM and self.placeholders:
                faults = [fault for fault in faults if fault.at.pointer not in self.placeholders]
            if place and not faults:
                silent.note(number, place)
                judged -= 1
            for fault in faults:
                broken = True
                tell(rule.code, fault)
        return judged, broken

    def _outcome(self, code: str, level: Level, judged: int, broken: bool, silent: Silent) -> Outcome:
        reason = f"{self._tag_of(silent.place)} is not stated" if silent.count else ""
        if broken:
            return Outcome(code, level, State.BROKEN, "", judged, silent.count)
        if judged:
            return Outcome(code, level, State.HOLDS, reason, judged, silent.count)
        state = State.NOT_CHECKED if silent.count else State.NOT_APPLICABLE
        return Outcome(code, level, state, reason, 0, silent.count)

    def _tag_of(self, place: str) -> str:
        """The missing answer at a place; if it depends on an object's form, the key that would define the form."""
        formless, holder = self.root.formless, place.rpartition("/")[0]
        return formless.get(place) or (place if place in self.unsaid else formless.get(holder, place))

    def _asked(self, rule: Rule, elements: Elements, silent: Silent) -> list[Element]:
        """Every element that a rule can check; those that lack an answer that it needs are noted."""
        opening = self._opening_of(rule.when) if rule.when else ""
        if opening is None:
            return []
        for number, place in elements.lost:
            silent.note(number, place)
        if len(elements.groups) == 1:
            return self._of_group(rule, elements.groups[0], opening, silent)
        asked = [each for group in elements.groups for each in self._of_group(rule, group, opening, silent)]
        return sorted(asked, key=_number)

    def _of_group(self, rule: Rule, group: Group, opening: str, silent: Silent) -> list[Element]:
        """The elements of a group that a rule can check: all or none, unless it needs more than their plain keys."""
        for need in rule.needs:
            if need not in group.said:
                if need.partition("/")[0] in group.said:
                    return [each for one in group.alone() for each in self._of_alike(rule, one, opening, silent)]
                return self._of_alike(rule, group, opening, silent) if group.may_be_blank(need) else []
        return self._of_alike(rule, group, opening, silent) if rule.minds or opening else group.elements

    def _of_alike(self, rule: Rule, group: Group, opening: str, silent: Silent) -> list[Element]:
        place = self._lacking(rule, group)
        if place is None:
            return []
        if not place and not opening:
            return group.elements
        silent.note(_number(group.elements[0]), place or opening, len(group.elements))
        return []

    def _lacking(self, rule: Rule, group: Group) -> str | None:
        """The place of a needed answer that is missing; empty if there is none; None if the answer is not required."""
        _, value = group.elements[0]
        for need in rule.needs:
            if need in group.said:
                continue
            if "/" not in need:
                return f"{value.pointer}/{need}" if group.may_be_blank(need) else None
            ends = self._along([(value.pointer, value.data, "")], need)
            if all(lacking for _, _, lacking in ends):
                return ends[0][2] if ends else None
        return next(filter(None, (self._blank_at(value, mind) for mind in rule.minds)), "")

    def _blank_at(self, value: Value, path: str) -> str:
        """The place below a value to which a path leads, if nothing can be read there."""
        place = f"{value.pointer}/{path}"
        return place if (place, None, place) in self._along([(value.pointer, value.data, "")], path) else ""

    def _opening_of(self, when: tuple[str, ...]) -> str | None:
        """Empty if the answers meet all conditions, None if they fail one, or else the place of a missing answer."""
        openings = [self._opening(name) for name in when]
        return None if None in openings else next(filter(None, openings), "")

    def _opening(self, name: str) -> str | None:
        """The same for one condition."""
        if name not in self._openings:
            condition = self.conditions[name]
            found = [self._opened_by(each) for each in (condition, *condition.others)]
            places = [each for each in found if each is not None]
            self._openings[name] = min(places, key=bool) if places else None
        return self._openings[name]

    def _opened_by(self, reading: Condition) -> str | None:
        """The same for one answer that a condition reads."""
        if reading.where or reading.stated_only:
            places = list(reading.openings(self.root.data))
            return "" if any(not is_gap(get(self.root.data, each)) for each in places) else next(iter(places), None)
        reached = self._reached("/".join(["", *reading.path]))
        if any(not lacking and reading.matches(answer) for _, answer, lacking in reached):
            return ""
        return next((lacking for _, _, lacking in reached if lacking), None)

    def _at(self, path: str) -> Elements:
        """Everything that a path leads to; found once for all rules on that path."""
        if path not in self._elements:
            self._elements[path] = Elements(self._reached(path), self.root, self.unsaid)
        return self._elements[path]

    def _reached(self, path: str) -> list[Reached]:
        """The ends of a path, found from those of the path above it."""
        if path not in self._ends:
            above, _, part = path.rpartition("/")
            self._ends[path] = self._along(self._reached(above), part)
        return self._ends[path]

    def _along(self, ends: list[Reached], path: str) -> list[Reached]:
        """The next ends of a path, from each of some ends; a missing answer on the path is its end."""
        for part in path.split("/"):
            ends = [below for end in ends for below in ((end,) if end[2] else self._below(end[0], end[1], part))]
        return ends

    def _below(self, pointer: str, data: Any, part: str) -> list[Reached]:
        if data.__class__ is not dict:
            return []
        if part == "*":
            return self._below_each(pointer, data)
        place = f"{pointer}/{part}"
        if self._is_blank(pointer, data, part):
            return [(place, None, place)]
        return [(place, data[part], "")] if part in data else []

    def _below_each(self, pointer: str, data: dict[str, Any]) -> list[Reached]:
        """Every element of a collection, without the removed ones."""
        there: list[Reached] = [(f"{pointer}/{escape(key)}", each, "") for key, each in data.items()]
        if pointer not in self.root.lost:
            return there
        present = {place for place, _, _ in there}  # an object of unknown form is lost for outcomes, but exists
        return [*((each, None, each) for each in self.root.lost[pointer] if each not in present), *there]

    def _is_blank(self, holder: str, data: dict[str, Any], key: str) -> bool:
        """Whether nothing can be read under a key of an object: a gap, a lost value, or one that may exist or not."""
        if key in self.unsaid.places(holder) or key in self.unsaid.lacking(holder):
            return key not in data or f"{holder}/{key}" not in self.root.formless
        return holder in self.root.formless and key not in data


def _apply(rule: Rule, value: Value) -> tuple[list[Fault], str]:
    """The faults that a rule finds in an element, and the place of a missing answer that stops it."""
    assert rule.judge is not None, f"{rule.code} is judged elsewhere"
    faults: list[Fault] = []
    try:
        faults.extend(rule.judge(value))  # keeps what comes before an exception
    except Unsaid as unsaid:
        return faults, str(unsaid)
    except Exception as error:
        raise RuleCrashed(rule.code, value.pointer, error) from error
    return faults, ""
