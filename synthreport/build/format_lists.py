"""The registries of formats → their lists in the pages: a table of reports, and the importers by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from synthreport.interop.registry import IMPORTERS
from synthreport.reporters.formats import FORMATS


def format_lists(docs: Path) -> dict[Path, str]:
    """The text of every page with such a list, by its path."""
    reports, importers = docs / "pipelines.md", docs / "importing.md"
    return {
        reports: listed(reports.read_text(encoding="utf-8"), "formats", _reports()),
        importers: listed(importers.read_text(encoding="utf-8"), "importers", _importers()),
    }


def listed(text: str, mark: str, lines: Iterator[str]) -> str:
    """A page with these lines between its two marks. Raises ValueError where it does not have both."""
    before, opening, rest = text.partition(f"<!-- {mark} -->\n")
    _, closing, after = rest.partition(f"<!-- /{mark} -->")
    if not (opening and closing):
        raise ValueError(f"a page lacks <!-- {mark} --> or <!-- /{mark} -->, between which a list is rendered")
    return f"{before}{opening}\n" + "".join(f"{line}\n" for line in lines) + f"\n{closing}{after}"


def _reports() -> Iterator[str]:
    yield from ("| format | for |", "| --- | --- |")
    yield from (f"| `{name}` | {each.purpose} |" for name, each in FORMATS.items())


def _importers() -> Iterator[str]:
    yield from (f"- `{name}`: {each.purpose}" for name, each in IMPORTERS.items())
