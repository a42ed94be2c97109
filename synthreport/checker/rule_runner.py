"""What becomes of every rule: where it applies, whether it could be judged, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any

from synthreport.document.positions import escape
from synthreport.finding import Level, Outcome, State
from synthreport.rules import RULES, Rule
from synthreport.rules.value import Fault, Unsaid, Value
from synthreport.standard.catalogue import Condition

Reached = tuple[str, Any, str]
"""Pointer and answer at the end of a path; or else the place on the way at which nothing is said."""


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
        unsaid: Container[str],
        conditions: Mapping[str, Condition],
        formless: Mapping[str, str] = {},
    ) -> None:
        self.root = root
        self.unsaid = unsaid
        self.conditions = conditions
        self.formless = formless
        self._openings: dict[str, str | None] = {}
        self._elements: dict[str, list[Reached]] = {}

    def judge(self, code: str, level: Level, tell: Callable[[str, Fault], None]) -> Outcome:
        """What becomes of one rule; its faults are told one by one. Raises RuleCrashed."""
        rule = RULES[code]
        broken, judged, silent = False, 0, list[str]()
        for pointer, data, unsaid in self._asked(rule):
            found, place = ([], unsaid) if unsaid else self._apply(rule, Value(data, pointer, self.root))
            if place and not found:
                silent.append(self.formless.get(place, place))
                continue
            judged += 1
            for fault in found:
                broken = True
                tell(code, fault)
        return _outcome(code, level, broken, judged, silent)

    def _asked(self, rule: Rule) -> list[Reached]:
        """Every element that a rule is about; with the place of something unsaid where it cannot be judged."""
        elements = self._at(rule.at)
        opening = self._openings_of(rule) if elements and rule.when else ""
        if opening is None:
            return []
        asked = []
        for pointer, data, lacking in elements:
            place = lacking or self._lacking(rule, pointer, data)
            if place is not None:
                asked.append((pointer, data, place or opening))
        return asked

    def _openings_of(self, rule: Rule) -> str | None:
        """The same for all conditions of a rule: the first place that is unsaid decides."""
        openings = [self._opening(name) for name in rule.when]
        return None if None in openings else next(filter(None, openings), "")

    def _opening(self, name: str) -> str | None:
        """Empty where a condition holds by what is said, None where it does not, or else the place that is unsaid."""
        if name not in self._openings:
            condition = self.conditions[name]
            reached = self._at("/".join(["", *condition.path]))
            holds = any(not lacking and condition.matches(answer) for _, answer, lacking in reached)
            unsaid = next((lacking for _, _, lacking in reached if lacking), None)
            self._openings[name] = "" if holds else unsaid
        return self._openings[name]

    def _at(self, path: str) -> list[Reached]:
        """Everything that a path leads to; found once for all rules that look there."""
        found = self._elements.get(path)
        if found is None:
            found = self._elements[path] = self._reach(self.root.data, path.split("/"), 1, "")
        return found

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


def _outcome(code: str, level: Level, broken: bool, judged: int, silent: list[str]) -> Outcome:
    reason = f"{silent[0]} is not stated" if silent else ""
    if broken:
        return Outcome(code, level, State.BROKEN, "", judged, len(silent))
    if judged:
        return Outcome(code, level, State.HOLDS, reason, judged, len(silent))
    return Outcome(code, level, State.NOT_CHECKED if silent else State.NOT_APPLICABLE, reason, 0, len(silent))
