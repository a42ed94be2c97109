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

MOST_FIELDS = 2000
LONGEST_NAME = 200
"""In characters."""
WIDE = 200
"""More columns of one form than these are told as a family."""

_MOST_NUMBERS = 12
"""Whole numbers that take more values than these are a measure and no code."""
_MEASURES = {
    "age", "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "date", "time",
    "count", "n", "number", "num", "weight", "height", "dose", "bmi", "visit", "visits", "score", "length",
}  # fmt: skip
_LONGEST_NUMBER = 6
_LONGEST_CODE = 40


def state_fields(table: str, rows: Rows, draft: Draft, names: Names) -> dict[str, str]:
    """State every field of a table; the ids of its columns by their names."""
    families = _families(_nameable(rows, draft))
    wide = {form: columns for form, columns in families.items() if len(columns) > WIDE}
    alone = [column for form, columns in families.items() if form not in wide for column in columns]
    for form, columns in wide.items():
        _state_family(form, columns, table, draft, names)
    if len(alone) > MOST_FIELDS:
        draft.leave("the columns", f"{len(alone)} are too many to list; describe them in a dictionary")
        return {}
    there = {column.name for column in alone}
    ordered = [column for name, column in rows.columns.items() if name in there]
    return {column.name: _state_field(column, rows.count, table, draft, names) for column in ordered}


def _nameable(rows: Rows, draft: Draft) -> list[Column]:
    """The columns whose names may be told: of the others, only how many there are."""
    least = rows.limits.small_cell
    odd = {name for name in rows.columns if not name.isprintable() or len(name) > LONGEST_NAME}
    if odd:
        draft.leave("the columns", f"{len(odd)} have names that are no words, or too long to be any")
    rare = {name for name, column in rows.columns.items() if column.seen < least <= rows.count} - odd
    if rare:
        draft.leave("the columns", f"{len(rare)} are in fewer than {least} records, and may name somebody")
    return [column for name, column in rows.columns.items() if name not in odd | rare]


def _families(columns: list[Column]) -> dict[str, list[Column]]:
    """Columns by the form of their names, in which digits stand for one another."""
    families: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
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
    return sorted(set(map(int, values))) if column.type == "integer" else list(values)


def _untold(column: Column) -> str:
    """Why the values of a column are not named as categories; empty where they are."""
    values, limits = column.values, column.limits
    if column.identifies:
        return "its name says that they may identify somebody"
    if values is None:
        return f"more than {limits.categories} distinct ones"
    if column.type == "integer" and (len(values) > _MOST_NUMBERS or _is_measure(column)):
        return "they look like a measure, and what occurs is not what is allowed"
    if column.type == "string" and not all(map(_is_code, values)):
        return "they look like free text"
    if min(values.values()) < limits.small_cell:
        return f"some are held by fewer than {limits.small_cell} records"
    return ""


def _is_measure(column: Column) -> bool:
    if any(len(value.lstrip("+-")) > _LONGEST_NUMBER for value in column.values or ()):
        return True
    return bool({*re.split(r"[^a-z]+", column.name.lower())} & _MEASURES)


def _is_code(value: str) -> bool:
    return value.isprintable() and "@" not in value and len(value) <= _LONGEST_CODE and 1 <= len(value.split()) <= 4
