"""From what was seen of columns to the answers on fields; nothing that could disclose a record is among them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from synthreport.authoring.draft import Draft
from synthreport.authoring.scanning.columns import UNROUNDED, Column
from synthreport.authoring.scanning.names import Names
from synthreport.authoring.scanning.seen import Rows
from synthreport.reading.places import pointer_of

WIDE = 200
"""More columns of one form than these are told as a family."""

_MOST_NUMBERS = 12
"""Whole numbers that take more values than these are a measure and no code."""
_MEASURES = {
    "age", "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "date", "time",
    "count", "n", "number", "num", "weight", "height", "dose", "bmi", "visit", "visits", "score", "length",
}  # fmt: skip
_LARGEST = 2**53 - 1
_CODE = re.compile(r"[^@\n]{1,40}")


def state_fields(table: str, rows: Rows, draft: Draft, names: Names) -> dict[str, str]:
    """State every field of a table; the ids of its columns by their names."""
    found = {}
    families = _families(rows)
    for form, columns in families.items():
        if len(columns) > WIDE:
            _state_family(form, columns, table, draft, names)
    for column in rows.columns.values():
        if len(families[_form(column.name)]) <= WIDE:
            found[column.name] = _state_field(column, rows.count, table, draft, names)
    return found


def _families(rows: Rows) -> dict[str, list[Column]]:
    """The columns by the form of their names, in which digits stand for one another."""
    families: dict[str, list[Column]] = defaultdict(list)
    for column in rows.columns.values():
        families[_form(column.name)].append(column)
    return families


def _form(name: str) -> str:
    return "[0-9]+".join(map(re.escape, re.split(r"[0-9]+", name)))


def _state_family(form: str, columns: list[Column], table: str, draft: Draft, names: Names) -> None:
    id_ = names.new(re.sub(r"\[0-9\]\+|\\", "", form) or f"{table}_columns", f"{table}_{form}")
    types = {column.type for column in columns} - {None}
    draft.state(pointer_of(["content", "fields", id_]), {"table": table, "pattern": form, "count": len(columns)})
    if types and types <= {"integer", "number"}:
        types = {"integer"} if types == {"integer"} else {"number"}
    if len(types) == 1:
        draft.state(pointer_of(["content", "fields", id_, "type"]), types.pop())
    else:
        draft.leave(f"columns {form}", "their types differ")


def _state_field(column: Column, rows: int, table: str, draft: Draft, names: Names) -> str:
    id_ = names.new(column.name, column.name, f"{table}_{column.name}")
    at = pointer_of(["content", "fields", id_])
    told: dict[str, Any] = {"table": table, "type": column.type}
    if id_ != column.name:
        told["name"] = column.name
    if column.type == "number" and column.fractions and column.decimals < UNROUNDED:
        told["decimals"] = column.decimals
    if column.type not in (None, *_PLAIN):
        told["type"] = {"other": column.type}
    told["categories"] = _categories(column, draft)
    draft.state(at, told)
    _state_missing(column, rows, at, draft)
    return id_


_PLAIN = {"integer", "number", "string", "boolean", "date", "datetime", "time"}


def _state_missing(column: Column, rows: int, at: str, draft: Draft) -> None:
    if len(column.missing) == 1:
        draft.state(f"{at}/missing/code", next(iter(column.missing)))
    elif column.missing:
        draft.leave(f"column {column.name}", "missing values are written in several ways, and one code can be told")
    elif column.present == rows:
        draft.state(f"{at}/missing", "none")
    if not column.present:
        draft.leave(f"column {column.name}", "it holds no value, so that its type cannot be told")


def _categories(column: Column, draft: Draft) -> list[int | str] | None:
    """The codes that occur; None, and why, where they are none or may not be told."""
    if column.type not in ("integer", "string") or (column.type == "integer" and column.values is None):
        return None
    why = _untold(column)
    if why:
        draft.leave(f"column {column.name}", f"its values are not named: {why}")
        return None
    values = sorted(column.values or ())
    return sorted(map(int, values)) if column.type == "integer" else list(values)


def _untold(column: Column) -> str:
    """Why the values of a column are not named as categories; empty where they are."""
    values, limits = column.values, column.limits
    if column.identifies:
        return "its name says that they may identify somebody"
    if values is None:
        return f"more than {limits.categories} distinct ones"
    if column.type == "integer" and (len(values) > _MOST_NUMBERS or _is_measure(column.name)):
        return "they look like a measure, and what occurs is not what is allowed"
    if column.type == "string" and not all(_CODE.fullmatch(value) and len(value.split()) <= 4 for value in values):
        return "they look like free text"
    if min(values.values()) < limits.small_cell:
        return f"some are held by fewer than {limits.small_cell} records"
    return ""


def _is_measure(name: str) -> bool:
    return bool({*re.split(r"[^a-z]+", name.lower())} & _MEASURES)
