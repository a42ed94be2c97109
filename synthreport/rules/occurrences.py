"""Rules on events: how many the records can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, MUST, rule
from synthreport.rules.value import NAMED, Fault, Value, exact

_ONE_VALUE = {"integer", "number", "boolean", "date", "datetime", "time", "code"}
"""The types of fields whose cells hold one value, and so one event at most."""
_TABLES = ("text/csv", "text/tab-separated-values", "application/vnd.apache.parquet")
_ARTICLE = r"^(?:an?|one|each|every|the)\s+"


@rule("MO69", MUST, CONTRADICTION, at="/content", needs=("events",), minds=("fields", "tables"), sources="SMD")
def events_fit_into_the_records(content: Value) -> Iterator[Fault]:
    """There are as many events as rows, if each row is one, and never more than cells.

    An event without a place in the records is not in the data.

    **Problem:** More or fewer events than the records hold.

    **Fix:** count the events or the records again; or correct what is counted, in `event` or in `row_unit`.
    """
    events, rows = exact(content["events"]), _rows_of_events(content)
    if events is None:
        return
    if rows is not None and rows[0] != events:
        message = f"{events:,} events, but {rows[0]:,} rows, each of which is one"
        yield content.fault("events", message, *(file.place("records") for file in rows[1][:NAMED]))
    elif 0 < (cells := _cells(content)) < events:
        places = [file.place("records") for file in _data_files(content)[:NAMED]]
        yield content.fault("events", f"{events:,} events, but the tables have {cells:,} cells", *places)


def _rows_of_events(content: Value) -> tuple[int, list[Value]] | None:
    """The rows of the tables in which a row is an event, and the files; None if there are none, or not all counted."""
    event = content.get("event")
    tables = [table for _, table in content.each("tables") if isinstance(event, str) and _is_one(table, event)]
    files = [file for table in tables for name in table.listed("files") if (file := content.find(name, "files"))]
    counts = [exact(file.get("records")) for file in files]
    shared = any(len(list(content.each_under(file.id, _files_of, "tables"))) > 1 for file in files)
    return None if not files or None in counts or shared else (sum(filter(None, counts)), files)


def _is_one(table: Value, event: str) -> bool:
    """Whether a row of a table is one of the events, by their names."""
    return _bare(str(table.get("row_unit"))) == _bare(event)


def _bare(name: str) -> str:
    return re.sub(_ARTICLE, "", name.strip(" .").casefold())


def _files_of(table: Value) -> list[str]:
    return table.listed("files")


def _data_files(content: Value) -> list[Value]:
    return [file for _, file in content.root.each("files") if file.get("role") == "data"]


def _complete(content: Value) -> bool:
    """Whether every field is listed; left out, it is."""
    return content.get("fields_complete") is not False


def _cells(content: Value) -> int:
    """The cells of all tables, at most; 0 if a cell may hold several values, or something is not counted."""
    files, fields = _data_files(content), [field for _, field in content.each("fields")]
    records = [exact(file.get("records")) for file in files]
    plain = all(file.get("media_type") in _TABLES for file in files)
    single = all(field.get("type") in _ONE_VALUE and field.get("count") is None for field in fields)
    if None in records or not plain or not single or not _complete(content):
        return 0
    return sum(filter(None, records)) * len(fields)
