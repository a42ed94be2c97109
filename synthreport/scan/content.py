"""Turn observations of files into the answers under `files`, `content` and the modules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from synthreport.document.pointers import pointer_of
from synthreport.draft.draft import Draft
from synthreport.draft.ids import Names
from synthreport.scan.columns.data_dictionary import LONGEST, Described, described
from synthreport.scan.fields import state_fields
from synthreport.scan.listing.entries import Entry
from synthreport.scan.observations import Rows, Seen

Fields = dict[tuple[str, str], str]
"""The ids of fields, by their tables and the names of their columns."""

MARK = re.compile(r"synthetic|simulated|synth(?![a-z])", re.IGNORECASE)
"""Words in the name of a file that say what it is."""
_MARK_COLUMN = re.compile(r"(is|row)?_?synthetic(_?(row|flag|record))?", re.IGNORECASE)


def state_records(file: str, entry: Entry, seen: Seen, draft: Draft) -> None:
    """State the records and marks in the entry of a data file."""
    at = pointer_of(["files", file])
    if seen.records is not None and seen.is_whole:
        draft.state(f"{at}/records", seen.records)
    elif not seen.is_whole:
        draft.leave(f"{at}/records", "not counted: rows were not read, or the first line may be one")
    marks = dict(_marks(entry, seen))
    draft.state(f"{at}/label", marks)
    if not marks:
        draft.leave(f"{at}/label", "nothing in its name or header says that it is synthetic")


def _marks(entry: Entry, seen: Seen) -> list[tuple[str, dict[str, str]]]:
    found = []
    if match := MARK.search(entry.path.rpartition("/")[2]):
        found.append(("in_the_name", {"kind": "file_name", "value": match[0]}))
    for (kind, value), count in seen.marks.items():
        if count == len(entry.files):
            found.append((f"in_the_{kind}", {"kind": kind, "value": value}))
    for rows in seen.tables.values():
        names = () if rows.doubt else rows.columns
        found += [("in_a_column", {"kind": "column", "value": name}) for name in names if _MARK_COLUMN.fullmatch(name)]
    return found


def state_tables(file: str, entry: Entry, seen: Seen, draft: Draft, names: Names) -> Fields:
    """State the table that an entry holds, with its fields; the fields' ids. FHIR resources are tables of many."""
    rows = seen.tables.get("")
    if rows is None:
        return {}
    table = names.new(_stem(entry, file), f"{_stem(entry, file)}_table")
    draft.state(pointer_of(["content", "tables", table, "files"]), [file])
    if rows.doubt:
        return {}
    ids = state_fields(table, rows, draft, names, is_whole=seen.is_whole)
    if seen.is_whole:
        _state_key(table, rows, ids, draft)
    return {(table, column): id_ for column, id_ in ids.items()}


def _state_key(table: str, rows: Rows, ids: dict[str, str], draft: Draft) -> None:
    keys = [
        name for name, column in rows.columns.items()
        if column.is_key and not column.missing and rows.count == column.distinct
    ]  # fmt: skip
    if keys and rows.count and keys[0] in ids:
        draft.state(pointer_of(["content", "tables", table, "key"]), [ids[keys[0]]])


def state_channels(file: str, entry: Entry, seen: Seen, draft: Draft, names: Names) -> None:
    """State the channels of signals, as fields of a table of records."""
    if not seen.channels:
        return
    table = names.new(_stem(entry, file), f"{_stem(entry, file)}_signals")
    draft.state(pointer_of(["content", "tables", table, "files"]), [file])
    channels = _shared(seen, len(entry.files), draft)
    ids = [names.new(label, label, f"{table}_{label}") for label in channels]
    for id_, (label, units) in zip(ids, channels.items(), strict=True):
        told = {"table": table, "type": "number", "name": label if id_ != label else None}
        draft.state(pointer_of(["content", "fields", id_]), told)
        if len(units) == 1:
            draft.state(pointer_of(["content", "fields", id_, "unit"]), next(iter(units)))
        else:
            draft.leave(f"channel {label}", "its unit differs between the files")
    draft.state("/signal/channels", ids)


def _shared(seen: Seen, files: int, draft: Draft) -> dict[str, Counter[str]]:
    """The channels that enough files have; what only few have may be somebody's."""
    least = min(files, seen.limits.small_cell) if files >= seen.limits.small_cell else 1
    shared = {label: units for label, units in seen.channels.items() if units.total() >= least}
    if rare := len(seen.channels) - len(shared):
        draft.leave("the channels", f"{rare} are in fewer than {least} files, and may name somebody")
    return shared


def _stem(entry: Entry, otherwise: str) -> str:
    base = entry.path.rpartition("/")[2].partition(".")[0]
    return re.sub(r"[\W_]+", "_", base).strip("_") or otherwise


def state_meanings(entry: Entry, fields: Fields, draft: Draft) -> None:
    """State what a dictionary says about fields that were found."""
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
