"""A submission and a list of submissions as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from synthreport.desk.register.lookups import Row

_TITLE = 48


def as_text(said: dict[str, Any]) -> Iterator[str]:
    """The history of a submission, in the order of time."""
    yield f"{said['manuscript']}: {said['title'] or 'no title'}"
    yield f"  {judged(said)}; decision: {said['decision'] or 'none yet'}"
    events = [(when, text) for key, of in _EVENTS.items() for when, text in map(of, said[key])]
    yield from (f"  {when[:16].replace('T', ' ')}  {text}" for when, text in sorted(events, key=lambda event: event[0]))


def as_list(found: Iterable[Row]) -> Iterator[str]:
    """Submissions, one a line."""
    for each in found:
        title = each.title if len(each.title) <= _TITLE else f"{each.title[: _TITLE - 1]}…"
        decision = f"; {each.decision}" if each.decision else ""
        yield f"{each.changed[:10]}  {each.manuscript}  r{each.revisions}  {judged(each._asdict())}{decision}  {title}"


def judged(said: dict[str, Any]) -> str:
    """The verdict of a submission or a record in a few words."""
    return f"{said['verdict']}, {said['answered']} of {said['asked']} lines"


def _by(entry: dict[str, Any]) -> str:
    return f", by {entry['by']}" if entry["by"] else ""


def _revision(entry: dict[str, Any]) -> tuple[str, str]:
    return entry["added"], f"revision {entry['number']}: {entry['name']}, SHA-256 {entry['sha256'][:16]}…{_by(entry)}"


def _record(entry: dict[str, Any]) -> tuple[str, str]:
    under = f"profile {entry['profile']}, synthreport {entry['checker']}"
    return entry["added"], f"revision {entry['revision']} checked: {judged(entry)}; {under}; record {entry['code']}"


def _letter(entry: dict[str, Any]) -> tuple[str, str]:
    size = f"{len(entry['text']):,} characters"
    return entry["sent"], f"letter about revision {entry['revision']} sent ({size}){_by(entry)}"


def _decision(entry: dict[str, Any]) -> tuple[str, str]:
    note = f": {entry['note']}" if entry["note"] else ""
    return entry["decided"], f"decision on revision {entry['revision']}: {entry['decision']}{_by(entry)}{note}"


_EVENTS = {"revisions": _revision, "records": _record, "letters": _letter, "decisions": _decision}
