"""Turn observations of columns into the answers on fields; none of them could disclose a record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from synthreport.document.pointers import pointer_of
from synthreport.draft.draft import Draft
from synthreport.draft.ids import Names
from synthreport.scan.columns.cell_shapes import is_personal, is_value
from synthreport.scan.columns.column_statistics import UNROUNDED, Column
from synthreport.scan.columns.column_words import has_word, is_word
from synthreport.scan.columns.person_columns import of_persons
from synthreport.scan.observations import Rows

MOST_FIELDS = 2000
LONGEST_NAME = 200
"""In characters."""
WIDE = 200
"""More columns of one form than this are reported as a family."""

_MOST_NUMBERS = 12
"""Whole numbers with more distinct values than this are a measure, not a code."""
_MEASURES = {
    "age", "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "date", "time",
    "count", "n", "number", "num", "weight", "height", "dose", "bmi", "visit", "visits", "score", "length",
}  # fmt: skip
_LONGEST_NUMBER = 6
_LONGEST_CODE = 40
_ANSWERS = {
    "yes",
    "no",
    "y",
    "n",
    "ja",
    "nein",
    "oui",
    "non",
    "sí",
    "si",
    "true",
    "false",
    "unknown",
    "never",
    "0",
    "1",
}
"""Marks that name nobody, in any answer about a person."""


def state_fields(table: str, rows: Rows, draft: Draft, names: Names, *, is_whole: bool = True) -> dict[str, str]:
    """State every field of a table; the ids of its columns by their names.

    If not every row was read, nothing is stated that one more row could change: no categories, nothing missing.
    """
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
    if not is_whole:
        draft.leave("the columns", "not every row was read: missing values, decimals and categories are not stated")
    return {column.name: _state_field(column, rows.count, table, draft, names, is_whole) for column in ordered}


def _nameable(rows: Rows, draft: Draft) -> list[Column]:
    """The columns whose names may be stated; the others are only counted."""
    kept = _without_persons(rows, draft)
    for why, asked in _UNNAMEABLE.items():
        left = [name for name, column in kept.items() if asked(name, column, rows)]
        if left:
            draft.leave("the columns", f"{len(left)} {why.format(min(rows.limits.small_cell, rows.count))}")
        kept = {name: column for name, column in kept.items() if name not in left}
    return list(kept.values())


def _without_persons(rows: Rows, draft: Draft) -> dict[str, Column]:
    """The columns that are not called after persons, unless a dictionary describes them."""
    persons = {name for name in of_persons(rows.columns) if name.lower() not in rows.described}
    if persons:
        draft.leave("the columns", f"{len(persons)} may be called after persons; describe them in a dictionary")
    return {name: column for name, column in rows.columns.items() if name not in persons}


def _is_odd(name: str, column: Column, rows: Rows) -> bool:
    return not name.isprintable() or len(name) > LONGEST_NAME or "\ufffd" in name


def _may_be_a_value(name: str, column: Column, rows: Rows) -> bool:
    """Whether a key of records may be data itself: a header was judged by then."""
    if rows.has_header:
        return False
    alone = rows.count == 1 and not is_word(name) and not has_word(name)
    return is_value(name) or alone or name in (column.values or ())


def _is_rare(name: str, column: Column, rows: Rows) -> bool:
    return column.seen < min(rows.limits.small_cell, rows.count)


def _may_be_a_note(name: str, column: Column, rows: Rows) -> bool:
    """Whether a name without any value below it may be something else that was written beside a header."""
    return rows.count > 0 and not column.present and not is_word(name) and not has_word(name)


_UNNAMEABLE: dict[str, Callable[[str, Column, Rows], bool]] = {
    "have names that are no words, or too long to be any": _is_odd,
    "have names that look like values": _may_be_a_value,
    "are in fewer than {} records, and may name somebody": _is_rare,
    "have no values, and their names may be notes": _may_be_a_note,
}
"""Why the names of some columns are not stated."""


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


def _state_field(column: Column, rows: int, table: str, draft: Draft, names: Names, is_whole: bool) -> str:
    id_ = names.new(column.name, column.name, f"{table}_{column.name}")
    at = pointer_of(["content", "fields", id_])
    told: dict[str, Any] = {"table": table, "type": column.type}
    if id_ != column.name:
        told["name"] = column.name
    if column.type not in (None, *_PLAIN):
        told["type"] = {"other": column.type}
    draft.state(at, told)
    if is_whole:
        draft.state(at, {"decimals": _decimals(column), "categories": _categories(column, draft)})
        _state_missing(column, rows, at, draft)
    return id_


def _decimals(column: Column) -> int | None:
    """The decimals that somebody chose; None where arithmetic left them."""
    return column.decimals if column.type == "number" and column.fractions and column.decimals < UNROUNDED else None


_PLAIN = {"integer", "number", "string", "boolean", "date", "datetime", "time"}


def _state_missing(column: Column, rows: int, at: str, draft: Draft) -> None:
    if len(column.missing) == 1:
        draft.state(f"{at}/missing/code", next(iter(column.missing)))
    elif column.missing:
        draft.leave(f"column {column.name}", "missing values have several codes, but only one can be stated")
    elif column.present == rows:
        draft.state(f"{at}/missing", "none")
    if not column.present:
        draft.leave(f"column {column.name}", "it has no values, so its type is unknown")


def _categories(column: Column, draft: Draft) -> list[int | str] | None:
    """The codes that occur; None, and why, if there are none or they may not be stated."""
    is_coded = column.type == "string" or (column.type == "integer" and column.values is not None)
    if not is_coded or not column.present:
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
    if column.identifies and not _ANSWERS.issuperset(map(str.casefold, values or ("",))):
        return "its name says that they may identify somebody"
    if values is None:
        return f"more than {limits.categories} distinct ones"
    if column.type == "integer" and (len(values) > _MOST_NUMBERS or _is_measure(column)):
        return "they look like a measure: the values that occur are not all allowed ones"
    if column.type == "string" and not all(map(_is_code, values)):
        return "they look like free text"
    if any(map(is_personal, values)):
        return "some look like personal data"
    if min(values.values()) < limits.small_cell:
        return f"some are held by fewer than {limits.small_cell} records"
    return ""


def _is_measure(column: Column) -> bool:
    if any(len(value.lstrip("+-")) > _LONGEST_NUMBER for value in column.values or ()):
        return True
    return bool({*re.split(r"[^a-z]+", column.name.lower())} & _MEASURES)


def _is_code(value: str) -> bool:
    is_text = value.isprintable() and "\ufffd" not in value and "@" not in value
    return is_text and len(value) <= _LONGEST_CODE and 1 <= len(value.split()) <= 4
