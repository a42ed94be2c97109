"""The words of the standard in other languages: label and question of items and lines, meanings of closed values.

A file for each language, `languages/de.words.yaml`, has an entry for every item, every line of the checklist and every
closed list. An entry counts if it was made from the present English texts; all others are shown in English.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from synthreport.journal.language import FOLDER, LANGUAGES, MARK
from synthreport.standard.versions import NEWEST, read
from synthreport.standard.words.wording import Wording, wording

Texts = dict[str, str]

KINDS = ("items", "lines", "lists")
"""What is translated: each kind has entries, and each entry its texts by name."""


@cache
def words_in(language: str, version: str = NEWEST) -> Wording:
    """The words of a version in a language, one of `LANGUAGES`; in English if they are not translated."""
    if language == LANGUAGES[0]:
        return wording(version)
    from synthreport.files.yaml_loader import load

    written = load((FOLDER / f"{language}.words.yaml").read_text(encoding="utf-8"))
    return Wording(translated(read("words.json", version), written))


def translated(words: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """The published words, each in translation if that is current."""
    kinds = {
        kind: {name: _text_of(texts, written[kind].get(name)) for name, texts in words[kind].items()} for kind in KINDS
    }
    return {**words, **kinds}


def digest_of(texts: Texts) -> str:
    """Twelve hexadecimal digits that change with the English texts of an entry, or with their names."""
    return hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in texts.items()).encode()).hexdigest()[:12]


def is_current(texts: Texts, entry: dict[str, Any] | None) -> bool:
    """Whether an entry is a translation of these English texts, all of them, and no stub."""
    if entry is None or MARK in entry or entry["of"] != digest_of(texts):
        return False
    held: Texts = entry["texts"]
    return held.keys() == texts.keys()


def _text_of(texts: Texts, entry: dict[str, Any] | None) -> Texts:
    return entry["texts"] if entry is not None and is_current(texts, entry) else texts
