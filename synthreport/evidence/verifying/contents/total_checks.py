"""Totals over all tables: records of files, subjects, events, and the share that is synthetic."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from synthreport.document.pointers import get
from synthreport.evidence.verifying.contents.described import Field, tables_of
from synthreport.evidence.verifying.contents.field_checks import added
from synthreport.evidence.verifying.contents.stated_numbers import agrees, is_number
from synthreport.evidence.verifying.contents.table_checks import TableRows
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.notes import Notes, plural
from synthreport.grades import Grade

_SUBJECTS, _EVENTS, _COMPOSITION = "/content/subjects", "/content/events", "/dataset/composition"


def judge_records(listed: Listed, records: int, notes: Notes) -> None:
    """Note whether a file holds as many records as stated."""
    stated, at = listed.says("records"), listed.at("records")
    if is_number(stated):
        message = "" if stated == records else f"{plural(records, 'record')}, stated are {stated:,.0f}"
        if notes.judge("VE60", at, message, claim=at):
            notes.grade(at, Grade.RECOMPUTED)


def judge_totals(data: Any, tables: Mapping[str, TableRows], notes: Notes) -> None:
    """Note whether there are as many subjects and events as stated, and as much is synthetic."""
    whole = bool(tables) and len(tables) == len(tables_of(data)) and all(found.is_whole for found in tables.values())
    if not whole:
        for code, at in (("VE71", _SUBJECTS), ("VE71", _EVENTS), ("VE72", _COMPOSITION)):
            notes.skip(code, "not every table was read")
            if is_number(get(data, at, None)):
                notes.grade(at, Grade.NOT_CHECKABLE, "not every table was read")
        return
    sole, many = _subjects(tables)
    _judge_count(data, _SUBJECTS, sole, many, notes)
    _judge_count(data, _EVENTS, *_events(tables), notes)
    _judge_composition(data, tables, notes)


Candidates = Collection[int]
"""Numbers that a total may be."""


def _subjects(tables: Mapping[str, TableRows]) -> tuple[Candidates, Candidates]:
    """The number of subjects, if it is clear which field names them; and all numbers that it may be."""
    sole, many = list[int](), list[int]()
    for found in tables.values():
        many.append(found.rows)
        foreign = {field.id for _, field, _ in found.table.foreign_keys()}
        own = (each for each in found.table.fields if "identifier" in each.roles and each.id not in foreign)
        for field in own:
            keys = found.keys.get((field.id,))
            many += [keys.distinct] if keys else []
            sole += [keys.distinct] if keys and [field] == found.table.key else []
    return sole, many


def _events(tables: Mapping[str, TableRows]) -> tuple[Candidates, Candidates]:
    """The number of events, if one field alone marks them with 0 and 1; and all numbers that it may be."""
    marked = [
        counts.true
        for found in tables.values()
        for name, counts in added(found.counts).items()
        if _marks_events(found.table.field(name))
    ]
    return marked, [*marked, *(found.rows for found in tables.values())]


def _marks_events(field: Field | None) -> bool:
    return field is not None and "event" in field.roles and set(field.codes) in ({"0", "1"}, set())


def _judge_count(data: Any, at: str, sole: Candidates, many: Candidates, notes: Notes) -> None:
    """Note whether a stated total is one that was counted; it is refuted only if it is clear what was to be counted."""
    stated = get(data, at, None)
    if not is_number(stated):
        return
    if stated in (*sole, *many):
        notes.judge("VE71", at)
        notes.grade(at, Grade.RECOMPUTED)
    elif len(sole) == 1:
        (found,) = sole
        notes.judge("VE71", at, f"{found:,} were counted, stated are {stated:,.0f}", claim=at)
    else:
        notes.skip("VE71", "it is not clear which field is to be counted", claim=at)


def _judge_composition(data: Any, tables: Mapping[str, TableRows], notes: Notes) -> None:
    """Note whether as much is synthetic as stated: rows by the field that marks them, fields by their names."""
    composition = get(data, _COMPOSITION, None)
    if not isinstance(composition, dict):
        return
    if composition.get("kind") == "partly_synthetic":
        _judge_fields(composition, tables, notes)
    for found in tables.values():
        for field in (each for each in found.table.fields if "row_marker" in each.roles and each.id in found.counts):
            _judge_marked(composition, field, found, notes)


def _judge_marked(composition: dict[str, Any], field: Field, found: TableRows, notes: Notes) -> None:
    """Note the share of rows that a marker of 0 and 1 says to be synthetic."""
    share = added(found.counts)[field.id].true / max(found.rows, 1)
    kind, stated = composition.get("kind"), composition.get("synthetic_share")
    expected = 1.0 if kind == "fully_synthetic" else stated if kind == "mixed_with_real" else None
    if not is_number(expected) or not (field.type == "boolean" or set(field.codes) == {"0", "1"}):
        notes.skip("VE72", "which value marks a synthetic row is not known")
        return
    message = "" if agrees(float(expected or 0), share) else f"`{field.id}` marks {share:.6g} of the rows as synthetic"
    if notes.judge("VE72", _COMPOSITION, message, field.pointer, claim=_COMPOSITION):
        notes.grade(_COMPOSITION, Grade.RECOMPUTED)


def _judge_fields(composition: dict[str, Any], tables: Mapping[str, TableRows], notes: Notes) -> None:
    """Note observed fields that are no columns."""
    names = {word for found in tables.values() for field in found.table.fields for word in (field.id, field.name)}
    names |= {name for found in tables.values() for columns in found.names for name in columns}
    listed = composition.get("observed_fields")
    lost = [each for each in listed if isinstance(each, str) and each not in names] if isinstance(listed, list) else []
    message = f"no column is `{lost[0]}`" if lost else ""
    notes.judge("VE72", f"{_COMPOSITION}/observed_fields", message, claim=_COMPOSITION)
