"""Facts that every file of one kind of data states alike; others are not reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import isfinite
from typing import Any

from synthreport.draft.draft import Draft


class Facts:
    """The answers of files, by the pointers that they belong to."""

    def __init__(self) -> None:
        self.answers: dict[str, set[Any]] = {}
        self.files: Counter[str] = Counter()  # how many files answer
        self._last: dict[str, str] = {}

    def note(self, pointer: str, answer: Any, file: str) -> None:
        """Note the answer that a file gives; it may give several, one after the other. Nothing is no answer."""
        answers = self.answers.setdefault(pointer, set())
        if answer in (None, "") or (isinstance(answer, float) and not isfinite(answer)):
            return
        answers.add(answer)
        self.files[pointer] += self._last.get(pointer) != file
        self._last[pointer] = file

    def add(self, other: Facts) -> None:
        """Add what other files say."""
        for pointer, answers in other.answers.items():
            self.answers.setdefault(pointer, set()).update(answers)
        self.files += other.files

    def state(self, draft: Draft, files: Mapping[str, int]) -> None:
        """State what all files say alike, given how many there are of each kind of data."""
        for pointer, answers in self.answers.items():
            said, there = self.files[pointer], files[pointer.split("/")[1]]
            if len(answers) > 1:
                draft.leave(pointer, f"the files differ: {len(answers)} answers")
            elif answers and said < there:
                draft.leave(pointer, f"{said} of {there} files say it, and the others may differ")
            elif answers:
                draft.state(pointer, min(answers))
