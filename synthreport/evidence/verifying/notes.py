"""What is noted while files are verified: what was judged, what is wrong, and the grades of claims."""

from __future__ import annotations

from collections import Counter

from synthreport.files.printable import printable
from synthreport.finding import Finding, Place
from synthreport.grades import Grade
from synthreport.outcome import Outcome, State
from synthreport.result import Observed
from synthreport.rules import RULES

_LONGEST_NAME = 80
_NAMED = 3
_RANK = (Grade.REFUTED, Grade.ATTESTED, Grade.RECOMPUTED, Grade.MATCHED, Grade.NOT_CHECKABLE)
"""Of several grades of one claim, the first of these counts."""


class Notes:
    """The findings, the outcomes of rules, and the grades of claims, as they are collected."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.grades: dict[str, tuple[Grade, str]] = {}
        self._judged: Counter[str] = Counter()
        self._broken: set[str] = set()
        self._skipped: dict[str, str] = {}
        self._not_judged: Counter[str] = Counter()

    def judge(self, code: str, at: str, message: str = "", *also: str, claim: str = "") -> bool:
        """Note that a rule was judged at a place, and holds if there is no message.

        A broken rule refutes the claim, if one is given. Returns whether the rule holds.
        """
        self._judged[code] += 1
        if message:
            rule, places = RULES[code], tuple(map(Place, also))
            self._broken.add(code)
            words = (code, rule.level, rule.title, rule.problem)
            self.findings.append(Finding(*words, Place(at), message, rule.fix, places))
            if claim:
                self.grade(claim, Grade.REFUTED, message)
        return not message

    def skip(self, code: str, why: str, claim: str = "") -> None:
        """Note that a rule could not be judged somewhere, and why; the claim is then not checkable here."""
        self._skipped.setdefault(code, why)
        self._not_judged[code] += 1
        if claim:
            self.grade(claim, Grade.NOT_CHECKABLE, why)

    def grade(self, claim: str, grade: Grade, why: str = "") -> None:
        """Note the grade of a claim; a worse one that is known already stays."""
        known = self.grades.get(claim)
        if known is None or _RANK.index(grade) < _RANK.index(known[0]):
            self.grades[claim] = grade, why

    def observed(self) -> Observed:
        """All of it, for a check."""
        codes = sorted({*self._judged, *self._skipped})
        return Observed({code: self._outcome(code) for code in codes}, tuple(self.findings), self.grades)

    def _outcome(self, code: str) -> Outcome:
        level, why = RULES[code].level, self._skipped.get(code, "")
        counts = self._judged[code], self._not_judged[code]
        if code in self._broken:
            return Outcome(code, level, State.BROKEN, "", *counts)
        return Outcome(code, level, State.HOLDS if self._judged[code] else State.NOT_CHECKED, why, *counts)


def named(names: list[str]) -> str:
    """Some names of files or columns in a sentence: the first ones, safe to show, and how many more there are."""
    shown = ", ".join(shortened(name) for name in names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED:,} more" if len(names) > _NAMED else shown


def shortened(name: str) -> str:
    """A name, safe to show in a sentence."""
    name = printable(name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def plural(number: int, noun: str) -> str:
    """A number of things in words."""
    return f"{number:,} {noun}{'s' * (number != 1)}"
