"""Two catalogues → the codes that a version adds, changes and removes, in its section of `CHANGELOG.md`.

`<!-- codes 1.1 -->` opens the lines on version 1.1, and `<!-- /codes -->` ends them. They are compared with the version
before; the first one brings everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from synthreport.standard.versions import VERSIONS

Entry = dict[str, Any]

_NOTHING: Entry = {"items": {}, "rules": {}, "profiles": {}}
_BLOCK = re.compile(r"(<!-- codes (\S+) -->\n).*?(?=<!-- /codes -->)", re.DOTALL)


def with_codes(text: str, read: Callable[[str], Entry], versions: tuple[str, ...] = VERSIONS) -> str:
    """The changelog with the codes of every version that it has a block for; `read` gives the catalogue of one.

    Raises ValueError for a version that there is not.
    """

    def written(block: re.Match[str]) -> str:
        version = block[2]
        if version not in versions:
            raise ValueError(f"CHANGELOG.md has codes of version {version}; there are: {', '.join(versions)}")
        place = versions.index(version)
        before = read(versions[place - 1]) if place else _NOTHING
        return block[1] + "".join(f"- {line}\n" for line in changes(before, read(version)))

    return _BLOCK.sub(written, text)


def changes(before: Entry, after: Entry) -> Iterator[str]:
    """A line for each kind of entry that is new, one for those that changed, and one for those that are gone."""
    for kind in ("items", "rules"):
        if new := after[kind].keys() - before[kind].keys():
            yield f"New {kind}: {ranges(new, after)}."
    if profiles := [name for name in after["profiles"] if name not in before["profiles"]]:
        yield f"New profiles: {', '.join(f'`{name}`' for name in profiles)}."
    old, now = ({**each["items"], **each["rules"]} for each in (before, after))
    if changed := {code for code in old.keys() & now.keys() if _said(old[code]) != _said(now[code])}:
        yield f"Changed: {ranges(changed, after)}."
    if gone := old.keys() - now.keys():
        yield f"No longer asked or judged: {ranges(gone, before)}."


def ranges(codes: Iterable[str], catalogue: Entry) -> str:
    """Codes in the order of the sections: those that follow each other as `PM51–PM54`."""
    sections = list(catalogue["sections"])
    ordered = sorted(codes, key=lambda code: (sections.index(code[:2]), code))
    runs = groupby(enumerate(ordered), lambda pair: (pair[1][:2], int(pair[1][2:]) - pair[0]))
    return ", ".join(_run([code for _, code in run]) for _, run in runs)


def _run(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"


def _said(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if key != "since"}
