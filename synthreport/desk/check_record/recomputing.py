"""Check a manifest as a record says that it was checked, and compare the outcome with the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from synthreport.checker.pipeline import check
from synthreport.decisions.accepting import Decisions
from synthreport.decisions.decision import Decision
from synthreport.desk.check_record.attestations_used import Used
from synthreport.desk.check_record.check_record import Record, record_of
from synthreport.document import Document
from synthreport.document.pointers import escape
from synthreport.draft.source_files import Unusable
from synthreport.finding import Level
from synthreport.overview.checked import Checked
from synthreport.reporters.markdown_text import clipped
from synthreport.result import Observed

_NOT_COMPARED = {"date", "code", "checker"}
_MOST = 10
_LONGEST = 60


class Beside(NamedTuple):
    """What a check needs beside the manifest: the profile, and what attestations say about it."""

    profile: str
    observed: Observed | None = None
    used: tuple[Used, ...] = ()


def recomputed(record: Record, document: Document, beside: Beside) -> Record:
    """The record that this checker gives, on the day of the record. Raises Unusable, and NoRecord."""
    result = check(document, profile=beside.profile, standard=record["standard"], observed=beside.observed)
    result = Decisions(list(_decisions(record)), _day(record)).applied(document, result)
    checked = Checked(document.name, document, result)
    return record_of(checked, Level(record["fail_on"]), beside.used, record["date"])


def differences(record: Record, again: Record) -> Iterator[str]:
    """In what two records differ, but for their dates, in words: the cause if it is known, else every value."""
    one, other = record["manifest"], again["manifest"]
    if one["sha256"] != other["sha256"]:
        same = one.get("content_sha256") == other.get("content_sha256")
        only = "; it says the same: only comments, order or layout differ" if same else ""
        yield f"the record is of another manifest: its SHA-256 is {one['sha256']}, this one's {other['sha256']}{only}"
    elif record["profile"] != again["profile"]:
        yield f"the profile is another one: the record has {_named(record)}, here it is {_named(again)}"
    elif record["attestations"] != again["attestations"]:
        missing = [each["sha256"] for each in record["attestations"] if each not in again["attestations"]]
        yield f"other attestations were read: give those of the record, with their keys: {', '.join(missing) or 'none'}"
    else:
        yield from _outcomes(record, again)


def _outcomes(record: Record, again: Record) -> Iterator[str]:
    """In what the outcomes of one check differ; that the checkers do is said only if their outcomes do."""
    found = list(_all(record, again))
    if found and record["checker"] != again["checker"]:
        yield f"the record is of {_version(record)}, and this is {_version(again)}"
    yield from found[:_MOST]
    if len(found) > _MOST:
        yield f"and {len(found) - _MOST:,} more differences"


def _named(record: Record) -> str:
    profile = record["profile"]
    return f"{profile['id']} {profile['version']} (sha256 {profile['sha256'][:12]}…)"


def _version(record: Record) -> str:
    return f"{record['checker']['name']} {record['checker']['version']}"


def _all(record: Record, again: Record) -> Iterator[str]:
    for key in sorted((record.keys() | again.keys()) - _NOT_COMPARED):
        for at, one, other in _unlike(f"/{key}", record.get(key), again.get(key)):
            yield f"{at}: the record has {_short(one)}, the manifest gives {_short(other)}"


def _short(value: Any) -> str:
    return clipped(json.dumps(value, ensure_ascii=False), _LONGEST)


def _unlike(at: str, one: Any, other: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from _unlike(f"{at}/{escape(key)}", one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, pair in enumerate(zip(one, other, strict=True)):
            yield from _unlike(f"{at}/{index}", *pair)
    elif one != other:
        yield at, one, other


def _day(record: Record) -> date:
    try:
        return date.fromisoformat(record["date"])
    except ValueError:
        raise Unusable(f"its date, {record['date']}, is no day") from None


def _decisions(record: Record) -> Iterator[Decision]:
    """The decisions as the record has them: the same that the check followed."""
    for number, each in enumerate(record["decisions"], start=1):
        known = {key: each[key] for key in ("pointer", "reason", "by", "on", "until", "answer", "code")}
        yield Decision(**known, origin=f"decision {number}")
