"""Languages: the phrases of letters, and the texts of the standard by code, as a translator edits them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from synthreport.standard.catalogue import Entry

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = ("en", "de")
TEXTS = ("title", "why", "request")
MARK = "untranslated"
"""The key of an entry that `synthreport.build` has written: its texts are English until somebody translates them."""


class Language:
    """The phrases of a language, and its texts for the codes of the standard."""

    def __init__(self, name: str, said: dict[str, Any]) -> None:
        self.name = name
        self._phrases: dict[str, str] = said["phrases"]
        self._codes: dict[str, dict[str, Any]] = said.get("codes") or {}

    def phrase(self, key: str, **values: object) -> str:
        """A phrase with values in their places; raises KeyError where the language has none of this name."""
        return self._phrases[key].format(**values)

    @property
    def is_original(self) -> bool:
        """Whether it is the language in which the standard and the checker's messages are worded."""
        return self.name == LANGUAGES[0]

    def number(self, count: int) -> str:
        """A count as the language writes it."""
        return f"{count:,}".replace(",", self.phrase("thousands"))

    def text(self, code: str, entry: Entry, which: str) -> str:
        """One of `TEXTS` for a code: as translated, or in the standard's own words where there is no translation."""
        return str(self._codes[code][which]) if self.translates(code) else original(entry)[which]

    def translates(self, code: str) -> bool:
        """Whether the texts of a code are in this language; a stub is not."""
        return MARK not in self._codes.get(code, {MARK: True})

    def entry(self, code: str) -> dict[str, Any]:
        """What the file holds of a code; nothing where it is not there."""
        return self._codes.get(code, {})

    def outdated(self, entries: dict[str, Entry]) -> dict[str, str]:
        """The codes whose entry, translated or a stub, is missing or not of today's English text, each with the reason.

        `synthreport.build` writes a stub for each of them.
        """
        wrong = {code: "missing" for code in entries if code not in self._codes}
        for code in entries.keys() & self._codes.keys():
            if self._codes[code].get("of") != digest(entries[code]):
                wrong[code] = "the English text has changed"
            elif set(self._codes[code]) - {MARK, "earlier"} != {"of", *TEXTS}:
                wrong[code] = f"expected of, {', '.join(TEXTS)}"
        return wrong

    def untranslated(self, entries: dict[str, Entry]) -> dict[str, str]:
        """The codes of which a release needs a translation, each with the reason."""
        stubs = {code: "a stub" for code in entries if not self.translates(code)}
        return {**stubs, **self.outdated(entries)}


@cache
def language(name: str) -> Language:
    """A language by its BCP 47 name, one of `LANGUAGES`."""
    import yaml

    return Language(name, yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


def original(entry: Entry) -> dict[str, str]:
    """What the standard says of a code: its title, why it matters, and what would satisfy it: of an item, its text."""
    return {"title": entry["title"], "why": entry["why"], "request": entry.get("fix") or entry["text"]}


def digest(entry: Entry) -> str:
    """Twelve hexadecimal digits that change with the English text: by them a stale translation is known."""
    texts = original(entry)
    return hashlib.sha256("\0".join(texts[key] for key in TEXTS).encode()).hexdigest()[:12]
