"""`python -m synthreport.build [--check]`: render `schema/`, `docs/standard/` and all quotes, or tell what is stale.

With `--lock VERSION`, freeze a version that is released.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from synthreport.build.bases import completed
from synthreport.build.cases import conformance
from synthreport.build.catalogue_file import catalogue, short_catalogue
from synthreport.build.docs.architecture import with_rooms
from synthreport.build.docs.batch_page import surveyed
from synthreport.build.docs.changelog import with_codes
from synthreport.build.docs.metric_pages import metric_pages
from synthreport.build.docs.page_lists import lists
from synthreport.build.docs.quoted import quoted
from synthreport.build.docs.standard_pages import pages
from synthreport.build.docs.tutorial import walked
from synthreport.build.editors import for_editors
from synthreport.build.facts.form_hints import for_forms
from synthreport.build.json_schema import manifest_schema, shape_schema
from synthreport.build.lock import LOCK, Locked, is_locked, lock
from synthreport.build.metric_registry import metrics
from synthreport.build.python_stub import python_stub
from synthreport.build.texts.word_translations import untranslated_words, word_translations
from synthreport.build.texts.words_file import words
from synthreport.build.translations import translations, untranslated
from synthreport.files.writing import write
from synthreport.journal.language import MARK
from synthreport.schema.dialect import BeyondEvaluator, refuse_beyond
from synthreport.standard.versions import NEWEST, VERSIONS, read

_PACKAGE = Path(__file__).resolve().parents[1]
ROOT = _PACKAGE.parent

_WIDTH = 120


def main(arguments: list[str] | None = None) -> int:
    """Render everything; with `--check`, write nothing and return 1 where a file differs."""
    parser = argparse.ArgumentParser(prog="python -m synthreport.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail on a stale copy instead of writing it")
    parser.add_argument(
        "--lock", choices=VERSIONS, help="freeze a released version: nothing in its folder may change any more"
    )
    told = parser.parse_args(arguments)
    try:
        return _lock(told.lock) if told.lock else _render(check=told.check)
    except (Locked, BeyondEvaluator) as error:
        print(error, file=sys.stderr)
        return 1


def _lock(version: str) -> int:
    """Write the lock of a version. Raises Locked if it has one, is stale, or lacks translations."""
    folder = ROOT / "schema" / version
    if version == NEWEST and _render(check=True):
        raise Locked(f"version {version} is not locked: what it holds is not what would be rendered")
    lacking = [*untranslated(ROOT, folder), *untranslated_words(ROOT, folder)] if version == NEWEST else []
    if lacking:
        how = f"translate the texts and delete `{MARK}`"
        raise Locked("\n".join([f"version {version} is not locked: {how}", *lacking]))
    write(folder / LOCK, lock(folder))
    print(f"locked: {folder.relative_to(ROOT).as_posix()}")
    return 0


def _render(*, check: bool) -> int:
    stale = sum(_settle(stage(), check=check) for stage in STAGES)
    if check and stale:
        print("run: python -m synthreport.build", file=sys.stderr)
    return 1 if check and stale else 0


def _settle(texts: dict[Path, str], *, check: bool) -> int:
    """Write every file that differs, or only tell; returns how many there are."""
    stale = {path: text for path, text in texts.items() if _differs(path, text)}
    frozen = [path for path in stale if any(is_locked(folder) for folder in path.parents)]
    if frozen and not check:
        raise Locked(f"released, and not to be changed: {frozen[0].relative_to(ROOT).as_posix()}; begin a new version")
    for path, text in stale.items():
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT).as_posix()}")
        if not check:
            write(path, text)
    return len(stale)


def rendered() -> dict[Path, str]:
    """The text of every rendered file by its path."""
    folder, plan = ROOT / "schema" / NEWEST, ROOT / "docs" / "architecture.md"
    registry = metrics(folder)
    entries = catalogue(NEWEST, folder, registry)
    schema = for_editors(for_forms(manifest_schema(NEWEST), entries), entries)
    return {
        **_schemas(folder, schema),
        folder / "catalogue.json": _compact(entries),
        folder / "catalogue.short.json": _compact(short_catalogue(entries)),
        folder / "words.json": _compact(words(NEWEST, entries["checklist"])),
        folder / "metrics.json": _compact(registry),
        **{ROOT / "docs" / "standard" / name: text for name, text in metric_pages(registry).items()},
        ROOT / "synthreport" / "builder" / "__init__.pyi": python_stub(),
        plan: with_rooms(plan.read_text(encoding="utf-8"), _PACKAGE),
    }


def _schemas(folder: Path, schema: dict[str, Any]) -> dict[Path, str]:
    """The published schema and its short form. Raises BeyondEvaluator if our own evaluator cannot apply them."""
    shape = shape_schema(schema)
    for each in (schema, shape, read("../profile-1.0.schema.json")):
        refuse_beyond(each)
    return {folder / "manifest.schema.json": _readable(schema) + "\n", folder / "manifest.shape.json": _compact(shape)}


def stated() -> dict[Path, str]:
    """The text of every base of the cases by its path, each item stated; it reads the published standard."""
    return completed(ROOT / "schema" / NEWEST / "cases" / "bases", NEWEST)


def suite() -> dict[Path, str]:
    """The text of the suite by its path; it reads the bases."""
    folder = ROOT / "schema" / NEWEST
    return {folder / "conformance.json": _compact(conformance(NEWEST, folder / "cases"))}


def said() -> dict[Path, str]:
    """The text of every file that shows what the checker says, by its path; it reads the published standard."""
    entries, cases = read("catalogue.json"), read("conformance.json")
    docs, tutorial, changelog = ROOT / "docs", ROOT / "docs" / "tutorial.md", ROOT / "CHANGELOG.md"
    return {
        **{docs / "standard" / name: text for name, text in pages(entries, read("words.json"), cases).items()},
        tutorial: walked(tutorial.read_text(encoding="utf-8"), ROOT),
        changelog: with_codes(changelog.read_text(encoding="utf-8"), partial(read, "catalogue.json")),
        **lists(docs, entries),
        **quoted(ROOT),
        **surveyed(ROOT),
        **translations(ROOT, entries),
        **word_translations(ROOT, read("words.json")),
    }


STAGES = (rendered, stated, suite, said)
"""What is rendered, in this order: each reads what those before have just written."""


def _readable(value: Any, depth: int = 0) -> str:
    """JSON of which whatever fits stands on one line: the schema is half as long to scroll, and less to fetch."""
    line = _line(value)
    if not value or not isinstance(value, dict | list) or len(line) + depth <= _WIDTH:
        return line
    keys = [f"{_line(key)}: " for key in value] if isinstance(value, dict) else [""] * len(value)
    parts = value.values() if isinstance(value, dict) else value
    inner = [f"{' ' * (depth + 1)}{key}{_readable(part, depth + 1)}" for key, part in zip(keys, parts, strict=True)]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([first, ",\n".join(inner), " " * depth + last])


def _compact(value: dict[str, Any]) -> str:
    """One line for each entry: short to read by machine, and a difference shows the entry that changed."""
    parts = [f"{json.dumps(key)}: {_lines(part)}" for key, part in value.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(part: Any) -> str:
    if isinstance(part, dict):
        return "{\n" + ",\n".join(f" {json.dumps(key)}: {_line(entry)}" for key, entry in part.items()) + "\n}"
    if isinstance(part, list):
        return "[\n" + ",\n".join(f" {_line(entry)}" for entry in part) + "\n]"
    return _line(part)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


if __name__ == "__main__":
    sys.exit(main())
