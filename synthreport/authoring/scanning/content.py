"""From what was seen in files to the answers under `files`, `content` and the modules."""

from __future__ import annotations

import re
from collections import defaultdict

from synthreport.authoring.draft import Draft
from synthreport.authoring.scanning.dictionary import LONGEST, Described, described
from synthreport.authoring.scanning.entries import Entry
from synthreport.authoring.scanning.fields import state_fields
from synthreport.authoring.scanning.names import Names
from synthreport.authoring.scanning.seen import Rows, Seen
from synthreport.reading.places import pointer_of

Fields = dict[tuple[str, str], str]
"""The ids of fields, by their tables and the names of their columns."""

_MARK = re.compile(r"synthetic|simulated|synth(?![a-z])", re.IGNORECASE)
_MARK_COLUMN = re.compile(r"(is|row)?_?synthetic(_?(row|flag|record))?", re.IGNORECASE)


def state_records(file: str, entry: Entry, seen: Seen, draft: Draft) -> None:
    """State what the entry of a data file says of its records and marks."""
    at = pointer_of(["files", file])
    if seen.records is not None:
        draft.state(f"{at}/records", seen.records)
    marks = dict(_marks(entry, seen))
    draft.state(f"{at}/label", marks)
    if not marks:
        draft.leave(f"{at}/label", "nothing in its name or header says that it is synthetic")


def _marks(entry: Entry, seen: Seen) -> list[tuple[str, dict[str, str]]]:
    found = []
    if match := _MARK.search(entry.path.rpartition("/")[2]):
        found.append(("in_the_name", {"kind": "file_name", "value": match[0]}))
    for (kind, value), count in seen.marks.items():
        if count == len(entry.files):
            found.append((f"in_the_{kind}", {"kind": kind, "value": value}))
    for rows in seen.tables.values():
        found += [
            ("in_a_column", {"kind": "column", "value": name}) for name in rows.columns if _MARK_COLUMN.fullmatch(name)
        ]
    return found


def state_tables(file: str, entry: Entry, seen: Seen, draft: Draft, names: Names) -> Fields:
    """State the tables that an entry holds, with their fields; the fields' ids."""
    stem = _stem(entry, file)
    fields: Fields = {}
    for name, rows in seen.tables.items():
        table = names.new(name or stem, f"{name or stem}_table")
        draft.state(pointer_of(["content", "tables", table, "files"]), [file])
        fields |= {(table, column): id_ for column, id_ in _state_columns(table, rows, draft, names).items()}
    return fields


def _state_columns(table: str, rows: Rows, draft: Draft, names: Names) -> dict[str, str]:
    if rows.has_header and _is_row(rows):
        draft.leave("the header", "its words occur among the values: add a header, or take out its repetitions")
        return {}
    ids = state_fields(table, rows, draft, names)
    keys = [
        name for name, column in rows.columns.items()
        if column.is_key and not column.missing and rows.count == column.distinct
    ]  # fmt: skip
    if keys and rows.count and keys[0] in ids:
        draft.state(pointer_of(["content", "tables", table, "key"]), [ids[keys[0]]])
    return ids


def _is_row(rows: Rows) -> bool:
    """Whether the first line is a record: then its values occur in the rows below as well."""
    return any(name in (column.values or ()) for name, column in rows.columns.items())


def state_channels(file: str, entry: Entry, seen: Seen, draft: Draft, names: Names) -> None:
    """State the channels of signals, as fields of a table of records."""
    if not seen.channels:
        return
    table = names.new(_stem(entry, file), f"{_stem(entry, file)}_signals")
    draft.state(pointer_of(["content", "tables", table, "files"]), [file])
    ids = [names.new(label, label, f"{table}_{label}") for label in seen.channels]
    for id_, (label, units) in zip(ids, seen.channels.items(), strict=True):
        told = {"table": table, "type": "number", "name": label if id_ != label else None}
        draft.state(pointer_of(["content", "fields", id_]), told)
        if len(units) == 1:
            draft.state(pointer_of(["content", "fields", id_, "unit"]), next(iter(units)))
        else:
            draft.leave(f"channel {label}", "its unit differs between the files")
    draft.state("/signal/channels", ids)


def _stem(entry: Entry, otherwise: str) -> str:
    base = entry.path.rpartition("/")[2].partition(".")[0]
    return re.sub(r"[\W_]+", "_", base).strip("_") or otherwise


def state_facts(seen: Seen, draft: Draft) -> None:
    """State what all files of an entry say alike."""
    for pointer, answers in seen.facts.items():
        if len(answers) == 1:
            draft.state(pointer, answers[0])
        elif answers:
            draft.leave(pointer, f"the files differ: {len(answers)} answers")


def subjects(seen: Seen) -> set[int]:
    """How many subjects an entry has, by each column, header or resource that counts them."""
    columns = [column for rows in seen.tables.values() for column in rows.columns.values() if column.is_subject]
    counts = {column.distinct for column in columns} | {seen.subjects}
    if not seen.has_nameless:
        counts.add(len(seen.persons))
    return {count for count in counts if count}


def state_meanings(entry: Entry, fields: Fields, draft: Draft) -> None:
    """State what a dictionary says of fields that were found."""
    tables = {table.lower() for table, _ in fields}
    named = defaultdict(list)
    for (table, column), id_ in fields.items():
        named[column.lower()].append((table.lower(), id_))
    for path in entry.files.values():
        for each in described(path):
            own = each.table.lower() if each.table.lower() in tables else ""
            for table, id_ in named.get(each.name.lower(), ()):
                if own in ("", table):
                    _state_meaning(pointer_of(["content", "fields", id_]), each, draft)


def _state_meaning(at: str, each: Described, draft: Draft) -> None:
    if len(each.description) > LONGEST:
        draft.leave(each.name, f"its description is longer than {LONGEST} characters")
    else:
        draft.state(f"{at}/description", each.description or None)
    draft.state(f"{at}/unit", each.unit or None)
