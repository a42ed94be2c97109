"""The contents of all files that hold data: tables, headers, marks, totals, and the evidence of results."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.evidence.verifying.bytes_read import Progress
from synthreport.evidence.verifying.contents.constraint_checks import conditions_of, judge_conditions
from synthreport.evidence.verifying.contents.described import Described, tables_of
from synthreport.evidence.verifying.contents.evidence_values import judge_evidence
from synthreport.evidence.verifying.contents.field_checks import added
from synthreport.evidence.verifying.contents.field_sql import Counts
from synthreport.evidence.verifying.contents.header_checks import judge_headers, reader_of
from synthreport.evidence.verifying.contents.mark_checks import Marked, judge_marks
from synthreport.evidence.verifying.contents.table_checks import TableRows, Tables, judge_references, judge_table
from synthreport.evidence.verifying.contents.total_checks import judge_records, judge_totals
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.media_types import form_of
from synthreport.evidence.verifying.notes import Notes

_TABULAR = ("csv", "tab-separated", "parquet", "ndjson", "jsonl", "fhir")
"""What the media type of a table contains."""


class Files(NamedTuple):
    """The files that were read: the entries by their ids, what each begins like, and their folder."""

    listed: Mapping[str, Listed]
    heads: Mapping[str, bytes]
    folder: Path

    def data(self) -> list[Listed]:
        """The entries that hold data."""
        return [each for each in self.listed.values() if each.entry.get("role") == "data"]

    def reader(self, listed: Listed) -> str:
        """The reader of a file that is no table; empty for a table."""
        return reader_of(listed.path, form_of(self.heads[listed.id]))


def judge_contents(data: Any, files: Files, memory: int, notes: Notes, progress: Progress) -> None:
    """Note what the files of a manifest hold, beside what it states."""
    tables = _read_tables(data, files, memory, notes, progress)
    for found in tables.values():
        judge_table(found, notes)
        judge_conditions(data, found, notes)
    described = {name: found for name, found in tables.items() if found.table.entry}
    judge_references(described, notes)
    judge_totals(data, described, notes)
    _judge_records(files, tables, notes)
    for each in files.data():
        if reader := files.reader(each):
            judge_headers(data, each, reader, notes)
        judge_marks(_marked(each, files, tables), notes)
    judge_evidence(data, files.listed, notes)


def _read_tables(data: Any, files: Files, memory: int, notes: Notes, progress: Progress) -> dict[str, TableRows]:
    """Every table, and every file of a tabular type that is in none."""
    reading, found = Tables(files.folder, memory, notes), dict[str, TableRows]()
    usable = {each.id: each for each in files.data() if not files.reader(each)}
    tables = tables_of(data)
    held = {name for table in tables for name in table.files}
    loose = [each for each in usable.values() if each.id not in held and _is_tabular(each)]
    for table in (*tables, *(Described(each.id, {}, (), whole=False) for each in loose)):
        own = table if table.entry else table._replace(entry={"files": [table.id]})
        conditions = list(conditions_of(data, table, len(tables))) if table.entry else []
        rows = reading.rows_of(own, usable, conditions)
        rows.table = table
        found[table.id if table.entry else f"/{table.id}"] = rows
        progress(sum(_size(usable[name]) for name in own.files if name in usable))
    return found


def _size(listed: Listed) -> int:
    return sum(path.stat().st_size for path in listed.files.values())


def _is_tabular(listed: Listed) -> bool:
    media_type = str(listed.says("media_type"))
    return any(each in media_type for each in _TABULAR)


def _judge_records(files: Files, tables: Mapping[str, TableRows], notes: Notes) -> None:
    """Note the records of each file that is one table, or a part of one."""
    for each in files.data():
        counts = [found.by_file[each.id] for found in tables.values() if each.id in found.by_file]
        if len(counts) == 1:
            judge_records(each, counts[0], notes)


def _marked(listed: Listed, files: Files, tables: Mapping[str, TableRows]) -> Marked:
    """Where the marks of an entry are looked for."""
    archive = files.listed.get(str(listed.entry.get("contained_in")))
    rows, columns = 0, dict[str, Counts]()
    for found in (each for each in tables.values() if listed.id in each.by_file):
        names = {field.id: field.name for field in found.table.fields}
        rows = found.rows
        columns |= {names[name]: counts for name, counts in added(found.counts).items()} | added(found.others)
    return Marked(listed, archive.path if archive else "", rows, columns)
