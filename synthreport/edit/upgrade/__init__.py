"""Upgrade a manifest to a newer version of the standard.

In: a document, a version. Out: its text with only those lines changed that a step changes, and what is asked anew.
"""

from __future__ import annotations

from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import Document, parse, pointer_of
from synthreport.edit import CannotEdit, Change, edited
from synthreport.edit.proof import refuse_unread
from synthreport.edit.provenance import LISTS, entries
from synthreport.edit.upgrade.difference import changes
from synthreport.finding import Finding
from synthreport.schema.breaches import breaches
from synthreport.standard import versions
from synthreport.standard.steps import Step, Upgraded, upgraded


class Newer(NamedTuple):
    """The text of a manifest in a newer version, the steps that led there, and what is asked now and was not before."""

    text: str
    steps: tuple[Step, ...]
    asked: tuple[Finding, ...]


def newer(document: Document, to: str) -> Newer:
    """A manifest as a newer version has it; comments and all that stays as it was stay where they are.

    Raises CannotEdit where it states no version that is known, or has not the form of that version; UnknownVersion and
    NoWayBack.
    """
    refuse_unread(document)
    stated = _stated(document)
    versions.to_judge_by(stated, to)
    for breach in breaches(document.data, stated) if stated != to else ():
        told = f"{pointer_of(breach.path)}: {breach.message}. {breach.fix}"
        raise CannotEdit(f"it has not the form of version {stated}; mend that first. {told}")
    after = upgraded(document.data, to)
    if not after.steps:
        return Newer(document.text, after.steps, ())
    text = edited(document, [*changes(document.data, after.data, after.destination), *_pointers_moved(after)])
    return Newer(text, after.steps, _newly_asked(document, after, text))


def _stated(document: Document) -> str:
    stated = versions.stated_in(document.data)
    if stated is None:
        raise CannotEdit(f'it states no version; state one of {versions.known()}, such as synthreport: "1.0"')
    if stated not in versions.VERSIONS:
        raise CannotEdit(". ".join(versions.unknown(stated)))
    return stated


def _pointers_moved(after: Upgraded) -> list[Change]:
    """The changes that let both lists of `manifest` name the same answers as before."""
    listed = [(f"/manifest/{name}/{number}", entry) for name in LISTS for number, entry in entries(after.data, name)]
    return [Change(pointer, after.destination(entry)) for pointer, entry in listed]


def _newly_asked(document: Document, after: Upgraded, text: str) -> tuple[Finding, ...]:
    before = {(each.code, each.level, after.destination(each.at.pointer)) for each in check(document).findings}
    found = check(parse(text.encode(), name=document.name)).findings
    return tuple(each for each in found if (each.code, each.level, each.at.pointer) not in before)
