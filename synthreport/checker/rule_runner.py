"""What becomes of every rule: where it applies, whether it could be judged, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from synthreport.checker.elements import Element, Elements, Group, Reached, Silent
from synthreport.checker.silence import Blanks
from synthreport.document.pointers import escape
from synthreport.finding import Level, Outcome, State
from synthreport.rules import RULES, Rule
from synthreport.rules.value import Fault, Unsaid, Value
from synthreport.standard.catalogue import Condition


class RuleCrashed(Exception):
    """A rule raised an error at a pointer: a bug in the checker."""

    def __init__(self, code: str, pointer: str, error: Exception) -> None:
        super().__init__(f"{code} raised {type(error).__name__} at {pointer}: {error}")
        self.pointer, self.error = pointer, error


class Judging:
    """All rules on one document; `unsaid` holds the pointers at which nothing is said that could be judged.

    `formless` names, for some of them, the key that is not said there.
    """

    def __init__(
        self,
        root: Value,
        unsaid: Blanks,
        conditions: Mapping[str, Condition],
        formless: Mapping[str, str] = {},
    ) -> None:
        self.root = root
        self.unsaid = unsaid
        self.conditions = conditions
        self.formless = formless
        self._openings: dict[str, str | None] = {}
        self._elements: dict[str, Elements] = {}

    def judge(self, code: str, level: Level, tell: Callable[[str, Fault], None]) -> Outcome:
        """What becomes of one rule; its faults are told one by one. Raises RuleCrashed."""
        rule = RULES[code]
        broken, judged, silent = False, 0, Silent()
        for number, pointer, data in self._asked(rule, silent):
            found, place = self._apply(rule, Value(data, pointer, self.root))
            if place and not found:
                silent.note(number, place)
                continue
            judged += 1
            for fault in found:
                broken = True
                tell(code, fault)
        silent.place = self.formless.get(silent.place, silent.place)
        return _outcome(code, level, broken, judged, silent)

    def _asked(self, rule: Rule, silent: Silent) -> list[Element]:
        """Every element that a rule can judge; those in which something is unsaid that it needs are noted."""
        elements = self._at(rule.at)
        openings = [self._opening(name) for name in rule.when] if elements.count else []
        if None in openings:
            return []
        opening = next(filter(None, openings), "")
        for number, place in elements.lost:
            silent.note(number, place)
        asked = [each for group in elements.groups for each in self._of_group(rule, group, opening, silent)]
        return asked if len(elements.groups) < 2 else sorted(asked)

    def _of_group(self, rule: Rule, group: Group, opening: str, silent: Silent) -> list[Element]:
        """The elements of a group that a rule can judge: all or none, unless it needs more than their plain keys."""
        if any(need.partition("/")[0] in group.said for need in rule.needs if "/" in need):
            alone = (Group(group.said, [element]) for element in group.elements)
            return [each for one in alone for each in self._of_alike(rule, one, opening, silent)]
        return self._of_alike(rule, group, opening, silent)

    def _of_alike(self, rule: Rule, group: Group, opening: str, silent: Silent) -> list[Element]:
        first = group.elements[0]
        place = self._lacking(rule, first.pointer, first.data)
        if place is None:
            return []
        if not place and not opening:
            return group.elements
        silent.note(first.number, place or opening, len(group.elements))
        return []

    def _opening(self, name: str) -> str | None:
        """Empty where a condition holds by what is said, None where it does not, or else the place that is unsaid."""
        if name not in self._openings:
            condition = self.conditions[name]
            reached = self._reached("/".join(["", *condition.path]))
            holds = any(not lacking and condition.matches(answer) for _, answer, lacking in reached)
            unsaid = next((lacking for _, _, lacking in reached if lacking), None)
            self._openings[name] = "" if holds else unsaid
        return self._openings[name]

    def _at(self, path: str) -> Elements:
        """Everything that a path leads to; found once for all rules that look there."""
        if path not in self._elements:
            needed = [key for rule in RULES.values() if rule.at == path for key in (*rule.needs, *rule.minds)]
            keys = dict.fromkeys(key.partition("/")[0] for key in needed)
            self._elements[path] = Elements(self._reached(path), keys, self.unsaid)
        return self._elements[path]

    def _reached(self, path: str) -> list[Reached]:
        return self._reach(self.root.data, path.split("/"), 1, "")

    def _lacking(self, rule: Rule, pointer: str, data: Any) -> str | None:
        """The place of something needed that is unsaid; empty where all is said; None where it is not even asked."""
        if data.__class__ is not dict:
            return None
        for need in rule.needs:
            answer = data.get(need)
            if answer is not None and (answer.__class__ is not dict or "gap" not in answer):
                continue
            if "/" not in need:
                place = f"{pointer}/{need}"
                return place if place in self.unsaid else None
            reached = self._reach(data, need.split("/"), 0, pointer)
            if all(lacking for _, _, lacking in reached):
                return reached[0][2] if reached else None
        minds = [f"{pointer}/{mind}" for mind in rule.minds]
        return next(filter(self.unsaid.__contains__, minds), "") if minds else ""

    def _reach(self, data: Any, parts: list[str], index: int, pointer: str) -> list[Reached]:
        for at in range(index, len(parts)):
            part = parts[at]
            if data.__class__ is not dict:
                return []
            if part == "*":
                found: list[Reached] = [(lost, None, lost) for lost in self.root.lost.get(pointer, ())]
                for key, each in data.items():
                    found += self._reach(each, parts, at + 1, f"{pointer}/{escape(key)}")
                return found
            pointer = f"{pointer}/{part}"
            if pointer in self.unsaid:
                return [(pointer, None, pointer)]
            if part not in data:
                return []
            data = data[part]
        return [(pointer, data, "")]

    def _apply(self, rule: Rule, value: Value) -> tuple[list[Fault], str]:
        """The faults that a rule finds in an element, and the place of something unsaid that keeps it from going on."""
        assert rule.judge is not None, f"{rule.code} is judged elsewhere"
        faults: list[Fault] = []
        try:
            for fault in rule.judge(value):
                faults.append(fault)
        except Unsaid as unsaid:
            return faults, str(unsaid)
        except Exception as error:
            raise RuleCrashed(rule.code, value.pointer, error) from error
        return faults, ""


def _outcome(code: str, level: Level, broken: bool, judged: int, silent: Silent) -> Outcome:
    reason = f"{silent.place} is not stated" if silent.count else ""
    if broken:
        return Outcome(code, level, State.BROKEN, "", judged, silent.count)
    if judged:
        return Outcome(code, level, State.HOLDS, reason, judged, silent.count)
    return Outcome(code, level, State.NOT_CHECKED if silent.count else State.NOT_APPLICABLE, reason, 0, silent.count)
