"""The languages of letters: an English stub for every code without a current translation, for a translator to fill in.

A stub is marked `untranslated`. Where the English text has changed, `earlier` keeps the translation of the old one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthreport.files.serialise import as_yaml
from synthreport.files.yaml_loader import load
from synthreport.journal.language import LANGUAGES, MARK, PROBLEM, Language, digest, original
from synthreport.standard.versions import NEWEST, VERSIONS, read

Entry = dict[str, Any]

_CODES = re.compile(r"^codes:\n", re.MULTILINE)
_ENTRY = re.compile(r"^(?=  [A-Z]{2}\d\d:)", re.MULTILINE)
_WIDTH = 120


def translations(root: Path, catalogue: Entry) -> dict[Path, str]:
    """The text of every language but the original, by its path."""
    return {path: with_stubs(path.read_text(encoding="utf-8"), catalogue) for path in _files(root)}


def with_stubs(text: str, catalogue: Entry) -> str:
    """A language in which every code of the standard has its entry, in the order of the catalogue.

    What is translated stays as it is written. An entry goes when no version of the standard has its code any more.
    """
    phrases, codes = _CODES.split(text)
    written = {entry[2:6]: entry for entry in _ENTRY.split(codes) if entry.strip()}
    said = Language("", load(text))
    asked = {**catalogue["items"], **catalogue["rules"]}
    wrong = said.outdated(asked)
    made = {code: _stub(code, entry, said) if code in wrong else written[code] for code, entry in asked.items()}
    earlier = {code: entry for code, entry in written.items() if code not in asked and code in _ever()}
    return f"{phrases}codes:\n{''.join({**made, **earlier}.values())}"


def untranslated(root: Path, version: Path) -> Iterator[str]:
    """What the release of a version, by its folder, lacks: a line for each language that has stubs."""
    catalogue = json.loads((version / "catalogue.json").read_text(encoding="utf-8"))
    asked = {**catalogue["items"], **catalogue["rules"]}
    for path in _files(root):
        codes = sorted(Language(path.stem, load(path.read_text(encoding="utf-8"))).untranslated(asked))
        if codes:
            yield f"{path.name}: not translated: {', '.join(codes)}"


def _files(root: Path) -> list[Path]:
    return [root / "synthreport" / "journal" / "languages" / f"{name}.yaml" for name in LANGUAGES[1:]]


def _ever() -> set[str]:
    """The codes of the versions before: manifests that state one of them get their letters, too."""
    before = [read("catalogue.json", version) for version in VERSIONS if version != NEWEST]
    return {code for entries in before for kind in ("items", "rules") for code in entries[kind]}


def _stub(code: str, entry: Entry, said: Language) -> str:
    """An entry for a translator to fill in: the English texts, their digest, and the translation that was there.

    Where the English text is again what that translation was made from, it is the translation. A translated problem
    stays: it has the English words beside it.
    """
    held = {key: text for key, text in said.entry(code).items() if key != PROBLEM}
    problem = {key: text for key, text in said.entry(code).items() if key == PROBLEM}
    earlier = held.get("earlier") if MARK in held else held
    if earlier and earlier["of"] == digest(entry):
        return _written({code: {**earlier, **problem}})
    stub = {"of": digest(entry), MARK: True, **original(entry), **problem}
    return _written({code: {**stub, **({"earlier": earlier} if earlier else {})}})


def _written(entry: Entry) -> str:
    return "".join(f"  {line}\n" for line in as_yaml(entry, width=_WIDTH).splitlines())
