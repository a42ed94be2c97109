"""The words of the standard in other languages: an English stub for every entry without a current translation.

Comments at the top of a file stay; everything else is written in the order of the standard. A translation whose English
texts have changed is kept under `earlier`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthreport.files.serialise import as_yaml
from synthreport.files.yaml_loader import load
from synthreport.journal.language import LANGUAGES, MARK
from synthreport.journal.translated_words import KINDS, Texts, digest_of, is_current

Entry = dict[str, Any]

_WIDTH = 120


def word_translations(root: Path, words: Entry) -> dict[Path, str]:
    """The text of the file of every language but the original, by its path."""
    return {path: with_word_stubs(path.read_text(encoding="utf-8"), words) for path in _files(root)}


def with_word_stubs(text: str, words: Entry) -> str:
    """A language in which every item, every line of the checklist and every closed list has its entry."""
    head = [line for line in text.splitlines(keepends=True) if line.startswith("#")]
    written = load(text) or {}
    made = {
        kind: {name: _entry(texts, (written.get(kind) or {}).get(name)) for name, texts in words[kind].items()}
        for kind in KINDS
    }
    return "".join([*head, as_yaml(made, width=_WIDTH)])


def untranslated_words(root: Path, version: Path) -> Iterator[str]:
    """What the release of a version, by its folder, lacks: a line for each language with an entry in English."""
    words = json.loads((version / "words.json").read_text(encoding="utf-8"))
    for path in _files(root):
        written = load(path.read_text(encoding="utf-8"))
        lacking = [
            name
            for kind in KINDS
            for name, texts in words[kind].items()
            if not is_current(texts, written[kind].get(name))
        ]
        if lacking:
            yield f"{path.name}: not translated: {', '.join(lacking)}"


def _files(root: Path) -> list[Path]:
    return [root / "synthreport" / "journal" / "languages" / f"{name}.words.yaml" for name in LANGUAGES[1:]]


def _entry(texts: Texts, held: Entry | None) -> Entry:
    """The entry as it is, the earlier translation if it was made from this English text, or a stub."""
    of = digest_of(texts)
    earlier = held.get("earlier") if held and MARK in held else held
    for entry in (held, earlier):
        if entry and entry["of"] == of:
            return entry
    return {"of": of, MARK: True, "texts": texts, **({"earlier": earlier} if earlier else {})}
