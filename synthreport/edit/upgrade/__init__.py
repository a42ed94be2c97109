"""Upgrade a manifest to a newer version of the standard.

In: a document, a version. Out: its text with only the lines changed that a step concerns, and the new requirements.
Never: an answer that nobody gave.
"""

from __future__ import annotations

from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import Document, parse, pointer_of
from synthreport.edit import CannotEdit, Change, edited
from synthreport.edit.difference import changes
from synthreport.edit.provenance import LISTS, entries
from synthreport.edit.verified_change import refuse_unread
from synthreport.finding import Finding
from synthreport.schema.breaches import breaches
from synthreport.standard import versions
from synthreport.standard.version_steps import Step, Upgraded, upgraded


class Newer(NamedTuple):
    """The text of a manifest in a newer version, the steps taken, and the new requirements."""

    text: str
    steps: tuple[Step, ...]
    asked: tuple[Finding, ...]


def newer(document: Document, to: str) -> Newer:
    """A manifest upgraded to a newer version; comments and unchanged lines stay where they are.

    Raises CannotEdit if it states no known version or violates the schema of that version; UnknownVersion, NoWayBack.
    """
    refuse_unread(document)
    stated = _stated(document)
    versions.effective_version(stated, to)
    for breach in breaches(document.data, stated) if stated != to else ():
        problem = f"{pointer_of(breach.path)}: {breach.message}. {breach.fix}"
        raise CannotEdit(f"it violates the schema of version {stated}; fix that first. {problem}")
    after = upgraded(document.data, to)
    if not after.steps:
        return Newer(document.text, after.steps, ())
    text = edited(document, [*changes(document.data, after.data, after.destination), *_pointers_moved(after)])
    return Newer(text, after.steps, _newly_asked(document, after, text))


def _stated(document: Document) -> str:
    stated = versions.stated_version(document.data)
    if stated is None:
        raise CannotEdit(f'it states no version; add one of {versions.known()}, such as synthreport: "1.0"')
    if stated not in versions.VERSIONS:
        raise CannotEdit(". ".join(versions.unknown(stated)))
    return stated


def _pointers_moved(after: Upgraded) -> list[Change]:
    """The changes after which both lists of `manifest` still cover the same answers."""
    listed = [(f"/manifest/{name}/{number}", entry) for name in LISTS for number, entry in entries(after.data, name)]
    return [Change(pointer, after.destination(entry)) for pointer, entry in listed]


def _newly_asked(document: Document, after: Upgraded, text: str) -> tuple[Finding, ...]:
    before = {(each.code, each.level, after.destination(each.at.pointer)) for each in check(document).findings}
    found = check(parse(text.encode(), name=document.name)).findings
    return tuple(each for each in found if (each.code, each.level, each.at.pointer) not in before)
