"""Languages: the phrases of letters and pages, and the texts of the standard by code, for translators to edit."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from synthreport.journal.audiences import LANGUAGES
from synthreport.standard.catalogue import Entry

__all__ = ["FOLDER", "LANGUAGES", "MARK", "TEXTS", "Language", "digest", "language", "original"]

FOLDER = Path(__file__).parent / "languages"
TEXTS = ("title", "why", "request")
PROBLEM = "problem"
"""The key of a translated problem: `of`, the English words, and `text`. It may be added later than the other texts."""
OTHER = "other"
"""The reason for what is on no line of the checklist."""
MARK = "untranslated"
"""The key of an entry that `synthreport.build` has written: its texts are English until somebody translates them."""


class Language:
    """The phrases of a language, and its texts for the codes of the standard."""

    def __init__(self, name: str, said: dict[str, Any], more: dict[str, dict[Any, Any]] | None = None) -> None:
        self.name = name
        self._reasons: dict[int | str | None, str] = (more or {}).get("reasons", {})
        self._pages = (more or {}).get("pages", {})
        self._phrases: dict[str, str] = said["phrases"]
        self._codes: dict[str, dict[str, Any]] = said.get("codes") or {}

    def phrase(self, key: str, **values: object) -> str:
        """A phrase with its values filled in. Raises KeyError for an unknown name."""
        return self._phrases[key].format(**values)

    def page(self, key: str, **values: object) -> str:
        """A sentence of a page with its values filled in; in English if it is not translated."""
        return str(self._sentence(key)).format(**values)

    def many(self, key: str, count: int, **values: object) -> str:
        """A sentence of a page about a number of things: the first of two for one thing, the other for more or none."""
        return str(self._sentence(key)[count != 1]).format(count=self.number(count), **values)

    def names(self, key: str) -> dict[str, str]:
        """What things of a kind are called on a page, by their names in English."""
        return {**_sentences(LANGUAGES[0]).get(key, {}), **self._pages.get(key, {})}

    @property
    def lacks_sentences(self) -> bool:
        """Whether a sentence of a page is not translated."""
        return not _sentences(LANGUAGES[0]).keys() <= self._pages.keys()

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return self.phrase("day", year=day.year, month=f"{day.month:02}", day=f"{day.day:02}")

    def _sentence(self, key: str) -> Any:
        return self._pages[key] if key in self._pages else _sentences(LANGUAGES[0])[key]

    def reason(self, line: int | None) -> str:
        """Why a letter asks for what a line of the checklist requires, by its number."""
        return self._reasons.get(line) or self._reasons.get(OTHER, "")

    @property
    def is_original(self) -> bool:
        """Whether this is the original language of the standard and of the checker's messages."""
        return self.name == LANGUAGES[0]

    def number(self, count: int) -> str:
        """A count as the language writes it."""
        return f"{count:,}".replace(",", self.phrase("thousands"))

    def text(self, code: str, entry: Entry, which: str) -> str:
        """One of `TEXTS` for a code: the translation, or else the original."""
        return str(self._codes[code][which]) if self.translates(code) else original(entry)[which]

    def problem(self, code: str, entry: Entry) -> str:
        """The problem that heads a request: translated, if it is translated from the words in force."""
        said = self.entry(code)[PROBLEM]["text"] if self._translates_problem(code, entry) else entry["problem"]
        return str(said)

    def translates(self, code: str) -> bool:
        """Whether the texts of a code are in this language; a stub is not."""
        return MARK not in self._codes.get(code, {MARK: True})

    def entry(self, code: str) -> dict[str, Any]:
        """The entry of a code in the file; empty if there is none."""
        return self._codes.get(code, {})

    def outdated(self, entries: dict[str, Entry]) -> dict[str, str]:
        """The codes with a missing or outdated entry, translated or a stub, each with the reason.

        `synthreport.build` writes a stub for each of them.
        """
        wrong = {code: "missing" for code in entries if code not in self._codes}
        for code in entries.keys() & self._codes.keys():
            if self._codes[code].get("of") != digest(entries[code]):
                wrong[code] = "the English text has changed"
            elif set(self._codes[code]) - {MARK, "earlier", PROBLEM} != {"of", *TEXTS}:
                wrong[code] = f"expected of, {', '.join(TEXTS)}"
        return wrong

    def untranslated(self, entries: dict[str, Entry]) -> dict[str, str]:
        """The codes that must be translated before a release, each with the reason."""
        problems = {code: "its problem" for code in entries if not self._translates_problem(code, entries[code])}
        stubs = {code: "a stub" for code in entries if not self.translates(code)}
        return {**problems, **stubs, **self.outdated(entries)}

    def _translates_problem(self, code: str, entry: Entry) -> bool:
        """Whether the problem of a code is translated from the words in force."""
        return bool(self.entry(code).get(PROBLEM, {}).get("of") == entry["problem"])


@cache
def language(name: str) -> Language:
    """A language by its BCP 47 name, one of `LANGUAGES`."""
    from synthreport.files.yaml_loader import load

    texts, reasons = (load((FOLDER / f"{name}{kind}.yaml").read_text(encoding="utf-8")) for kind in ("", ".reasons"))
    return Language(name, texts, {"reasons": reasons, "pages": _sentences(name)})


@cache
def _sentences(name: str) -> dict[str, Any]:
    """The sentences of the pages for editors and reviewers; none if the language has no file of them."""
    from synthreport.files.yaml_loader import load

    path = FOLDER / f"{name}.pages.yaml"
    return dict(load(path.read_text(encoding="utf-8"))) if path.exists() else {}


def original(entry: Entry) -> dict[str, str]:
    """The standard's texts for a code: title, reason, and request (the fix of a rule, the text of an item)."""
    return {"title": entry["title"], "why": entry["why"], "request": entry.get("fix") or entry["text"]}


def digest(entry: Entry) -> str:
    """Twelve hexadecimal digits that change with the English text, to detect outdated translations."""
    texts = original(entry)
    return hashlib.sha256("\0".join(texts[key] for key in TEXTS).encode()).hexdigest()[:12]
