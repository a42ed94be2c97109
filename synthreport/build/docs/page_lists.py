"""Reports, importers and profiles → their lists in the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthreport.interop.registry import IMPORTERS
from synthreport.reporters.formats import FORMATS


def lists(docs: Path, catalogue: dict[str, Any]) -> dict[Path, str]:
    """The text of every page with such a list, by its path."""
    pages = {
        docs / "pipelines.md": ("formats", _reports()),
        docs / "importing.md": ("importers", _importers()),
        docs / "profiles.md": ("profiles", _profiles(catalogue["profiles"])),
    }
    return {path: listed(path.read_text(encoding="utf-8"), mark, lines) for path, (mark, lines) in pages.items()}


def listed(text: str, mark: str, lines: Iterator[str]) -> str:
    """A page with these lines between its two marks. Raises ValueError if it does not have both."""
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


def _profiles(profiles: dict[str, Any]) -> Iterator[str]:
    yield from ("| profile | what it is for |", "| --- | --- |")
    yield from (
        f"| `{name}` | {profile['text'].partition('. ')[0].rstrip('.')} |" for name, profile in profiles.items()
    )
