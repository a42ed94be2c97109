"""The statement, as in-toto Statement v1: which manifest and files, who looked at what, and what they found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.envelope import strict_json
from synthreport.files.serialise import as_json
from synthreport.grades import Grade

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://w3id.org/synthreport/custody/v1"
CONTENT = "synthreportContent"
"""The name of the digest of a manifest's content, whose comments, order and attestations may change."""

_MOST_RESULTS = 10_000
_HEX = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 300


class Subject(NamedTuple):
    """The manifest, or a released file: its name, and its digests by their kinds."""

    name: str
    digest: Mapping[str, str]


class Statement(NamedTuple):
    """One statement. `grades` are by pointers into the manifest; `read` says which real rows were read."""

    by: str
    date: str
    tool: str
    subjects: tuple[Subject, ...]
    grades: Mapping[str, tuple[Grade, str]]
    read: tuple[Mapping[str, Any], ...] = ()
    copies: tuple[Mapping[str, Any], ...] = ()


def payload_of(made: Statement) -> bytes:
    """The bytes of a statement."""
    results = [{"pointer": at, "grade": grade.value, "why": why} for at, (grade, why) in made.grades.items()]
    predicate = {
        "by": made.by, "date": made.date, "tool": made.tool, "read": list(made.read), "results": results,
        "copies": list(made.copies),
    }  # fmt: skip
    subjects = [{"name": each.name, "digest": dict(each.digest)} for each in made.subjects]
    whole = {"_type": STATEMENT, "subject": subjects, "predicateType": PREDICATE, "predicate": predicate}
    return as_json(whole).encode()


def statement_in(payload: bytes) -> Statement:
    """A statement from its bytes. Raises Unusable with the reason if it is not one of these."""
    found = strict_json(payload, "its payload")
    if not isinstance(found, dict) or found.get("_type") != STATEMENT or found.get("predicateType") != PREDICATE:
        raise Unusable("its payload is no statement that `synthreport verify --attest` writes")
    predicate = found.get("predicate")
    if not isinstance(predicate, dict):
        raise Unusable("its payload has no predicate")
    by, date, tool = (_text(predicate, key) for key in ("by", "date", "tool"))
    if not _DATE.fullmatch(date):
        raise Unusable("its `date` is no date, such as 2026-11-30")
    subjects = tuple(_subject(each) for each in _list(found, "subject"))
    grades = dict(_graded(each) for each in _list(predicate, "results"))
    return Statement(by, date, tool, subjects, grades)


def _list(holder: Mapping[str, Any], key: str) -> list[Any]:
    found = holder.get(key)
    if not isinstance(found, list) or len(found) > _MOST_RESULTS:
        raise Unusable(f"its `{key}` is no list of at most {_MOST_RESULTS:,}")
    return found


def _text(holder: Mapping[str, Any], key: str) -> str:
    found = holder.get(key)
    if not isinstance(found, str) or not found.strip() or len(found) > _LONGEST:
        raise Unusable(f"its `{key}` is not stated")
    return found


def _subject(entry: Any) -> Subject:
    digest = entry.get("digest") if isinstance(entry, dict) else None
    if not isinstance(digest, dict) or not all(_HEX.fullmatch(str(each)) for each in digest.values()) or not digest:
        raise Unusable("one of its subjects has no digest in hexadecimal")
    return Subject(_text(entry, "name"), digest)


def _graded(entry: Any) -> tuple[str, tuple[Grade, str]]:
    if not isinstance(entry, dict) or entry.get("grade") not in list(Grade):
        raise Unusable("one of its results has no grade that is known here")
    why = entry.get("why", "")
    return _text(entry, "pointer"), (Grade(entry["grade"]), str(why)[:_LONGEST])
