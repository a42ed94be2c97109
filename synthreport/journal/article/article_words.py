"""The words of an article in one language: phrases, answers of closed lists, numbers, lists.

A sentence needs a short word for a value of a closed list, which its phrases give; lines of the checklist, and values
that are only listed there, have the words of the standard.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from synthreport.files.yaml_loader import load
from synthreport.journal.language import LANGUAGES
from synthreport.journal.translated_words import words_in
from synthreport.rules.value import Value
from synthreport.standard.gaps import is_gap
from synthreport.standard.versions import NEWEST
from synthreport.standard.words.wording import Wording as StandardWording

_FOLDER = Path(__file__).parent
_LARGE = 100_000
"""Smaller numbers stay as they are written: they may be years, seeds or codes."""


class Wording:
    """Phrases and values of a language."""

    def __init__(self, said: dict[str, Any], standard: StandardWording, *, is_original: bool) -> None:
        self._standard, self._is_original = standard, is_original
        self._phrases: dict[str, str] = said["phrases"]
        self._values: dict[str, str] = said["values"]
        self._gaps: dict[str, str] = said["gaps"]

    def phrase(self, key: str, **values: object) -> str:
        """A phrase with its values filled in. Raises KeyError for an unknown name."""
        return self._phrases[key].format(**values)

    def line(self, number: int) -> dict[str, str]:
        """Label and question of a line of the checklist."""
        return self._standard.lines[str(number)]

    def number(self, count: int) -> str:
        """A count as the language writes it."""
        return f"{count:,}".replace(",", self.phrase("thousands"))

    def gap(self, kind: str) -> str:
        """A kind of gap in words."""
        return self._gaps.get(kind, kind.replace("_", " "))

    def value(self, answer: Any) -> str:
        """An answer in words: one of a closed list, a number, a text, or one in the author's own words."""
        if isinstance(answer, Value):
            return self.value(answer.data)
        if isinstance(answer, dict):
            return self._of_mapping(answer)
        if isinstance(answer, list):
            return self.listed(answer)
        if isinstance(answer, str):
            words = self._values.get(answer, answer.replace("_", " ") if answer.isidentifier() else answer)
            return words.removesuffix(".")
        if isinstance(answer, bool):
            return self.phrase("yes" if answer else "no")
        if isinstance(answer, int) and answer >= _LARGE:
            return self.number(answer)
        return f"{answer:g}".replace(".", self.phrase("decimal")) if isinstance(answer, float) else str(answer)

    def listed_at(self, pointer: str, answer: Any) -> str:
        """An answer in the checklist: ids and texts as they are written, values of a closed list in words.

        A value without a short word has its meaning, for its name is English.
        """
        if isinstance(answer, list):
            return ", ".join(self.listed_at(pointer, each) for each in answer)
        if not isinstance(answer, str) or answer == "none":
            return self.value(answer)
        meaning = self._standard.meaning(pointer, answer)
        if meaning and self._is_original:
            return self.value(answer)
        return (self._values.get(answer, meaning) if meaning else answer).removesuffix(".")

    def _of_mapping(self, answer: dict[str, Any]) -> str:
        if is_gap(answer):
            return self.gap(str(answer["gap"]))
        own = next((answer[key] for key in ("other", "statement", "about") if key in answer), None)
        return self.value(own) if own is not None else "; ".join(f"{key}: {self.value(v)}" for key, v in answer.items())

    def listed(self, answers: Any, sign: str = ", ") -> str:
        """Several answers, with commas or another sign; one that is no list, as it is."""
        return sign.join(map(self.value, answers if isinstance(answers, list) else [answers]))

    def optional(self, key: str, answer: Any, name: str = "") -> str:
        """A part of a sentence that stands only where there is an answer."""
        return "" if answer in (None, "", "none", []) else self.phrase(key, **{name or key: self.value(answer)})


@cache
def wording(language: str, version: str = NEWEST) -> Wording:
    """The wording of a language, by its code, for manifests of a version of the standard."""
    said = load((_FOLDER / f"phrases_{language}.yaml").read_text(encoding="utf-8"))
    return Wording(said, words_in(language, version), is_original=language == LANGUAGES[0])
