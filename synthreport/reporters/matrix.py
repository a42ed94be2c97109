"""One document under several profiles → text: the findings of all, and the requirements of each side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten, wrap

from synthreport.files.printable import printable
from synthreport.finding import LEVELS, Finding, Kind, Level
from synthreport.outcome import State
from synthreport.overview.checked import SEVERITIES, Checked
from synthreport.overview.submissions.profile_matrix import matrix
from synthreport.reporters.text import Look, body, headline, verdict, written
from synthreport.standard.catalogue import highest

_LEAST = 12
"""Columns that the words about a code have at least."""


def render(under_all: list[Checked], *, look: Look, show: str, fail_on: Level) -> str:
    """The report about one document: each finding once, the matrix, and for each profile the open tasks and verdict."""
    look = look.bounded()
    said = [*body(_together(under_all), look, show), *_matrix(under_all, look)]
    lines = [*(headline(checked, look, fail_on) for checked in under_all), "", *said] if said else []
    for checked in under_all:
        lines += [*verdict(checked, look, fail_on), *_lacking(checked, look)]
    return written(lines)


def _together(under_all: list[Checked]) -> Checked:
    """All findings as one result; a finding of several profiles is listed once, at its most binding level."""
    found: dict[tuple[object, ...], Finding] = {}
    for finding in (each for checked in under_all for each in checked.result.findings):
        key = (finding.code, finding.at, finding.message)
        other = found.get(key, finding)
        found[key] = finding._replace(level=highest([finding.level, other.level]))
    more = Counter[Kind]()
    for checked in under_all:
        more |= Counter(checked.result.more)
    first = under_all[0]
    return first._replace(result=first.result._replace(findings=tuple(found.values()), more=more))


def _matrix(under_all: list[Checked], look: Look) -> Iterator[str]:
    """A row for each code with a finding under any profile; each column has the level of that profile's worst."""
    compared = matrix(under_all)
    if not compared.rows:
        return
    names = [printable(name) for name in compared.profiles]
    yield look.paint("code  " + "  ".join(names) + "  about", "bold")
    for row in compared.rows:
        cells = "  ".join(_cell(level, len(name), look) for level, name in zip(row.levels, names, strict=True))
        room = max(look.columns - len("code  ") - sum(len(name) + 2 for name in names), _LEAST)
        yield f"{row.code}  {cells}  {shorten(row.label, room, placeholder='…')}"
    yield ""


def _cell(level: Level | None, room: int, look: Look) -> str:
    text = f"{level or '.':<{room}}"
    return look.paint(text, SEVERITIES[level]) if level else text


def _lacking(checked: Checked, look: Look) -> Iterator[str]:
    """The open tasks under a profile: the codes to answer, and those to fix."""
    result = checked.result
    for level in LEVELS:
        codes = list(dict.fromkeys(finding.code for finding in result.findings if finding.level is level))
        missing = [code for code in codes if result.outcomes[code].state in (State.MISSING, State.GAP)]
        for head, some in (("to answer", missing), ("to fix", [code for code in codes if code not in missing])):
            if some:
                text = f"  {head} ({level}): {', '.join(some)}"
                yield from wrap(text, look.columns, subsequent_indent=" " * 12)
