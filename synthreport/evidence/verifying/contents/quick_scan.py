"""A first scan, in which the engine itself reads each column in its type: enough if all values fit.

It counts the values that fit. A column with others is scanned again, as text, to count what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from synthreport.evidence.tables.engine import literal, quoted
from synthreport.evidence.tables.table_formats import Scan
from synthreport.evidence.verifying.contents.described import Field
from synthreport.evidence.verifying.contents.field_sql import (
    Counts,
    bound,
    is_long,
    is_marked,
    is_number,
    is_one_of,
    is_prose,
    is_true,
    leaks,
    listed,
)

_HUGE = "1e300"
_TYPES = {"date": "DATE", "datetime": "TIMESTAMP", "time": "TIME"}
_CLOSE = 1e-6


class Typed(NamedTuple):
    """A file as the engine reads it in types: a relation of SQL, its types, and where rejected rows are noted."""

    relation: str
    types: Mapping[str, str]
    rejects: str


class Quick(NamedTuple):
    """What is counted in a column."""

    present: int
    fitting: int
    long: int
    marked: int
    true: int


def typed(scan: Scan, fields: Sequence[Field], relation: str) -> Typed:
    """A file in the types of its fields: those of the file itself, or for a text those that the manifest states."""
    if scan.format != "delimited":
        return Typed(relation, scan.types, "")
    wanted = {field.name: "DOUBLE" if field.is_number else _TYPES.get(field.type, "VARCHAR") for field in fields}
    function, rejects = scan.function, f"typed_{scan.rejects}"
    for name, type_ in wanted.items():
        function = function.replace(f"{literal(name)}: 'VARCHAR'", f"{literal(name)}: '{type_}'", 1)
    function = function.replace(f"'{scan.rejects}'", f"'{rejects}'").replace(f"'of_{scan.rejects}'", f"'of_{rejects}'")
    return Typed(function, scan.types | wanted, rejects)


def quick_query(fields: Sequence[Field], source: Typed, *, marks: bool) -> str:
    """A SELECT that counts the rows, and for each field what `Quick` has; `marks` are looked for if asked."""
    counts = [each for field in fields for each in _counts(field, source.types[field.name], marks=marks)]
    return f"SELECT {', '.join(['count(*)', *counts])} FROM {source.relation}"


def as_counts(field: Field, type_: str, found: Quick, rows: int) -> Counts | None:
    """What a column holds in which nothing is wrong; None for one that needs a closer look."""
    is_sound = not _fitting(field, type_) or found.fitting == found.present
    other_code = bool((field.missing_code() or "").strip()) and found.present < rows
    if not is_sound or other_code or _is_other_type(field, type_):
        return None
    return Counts(found.present, rows - found.present, long=found.long, marked=found.marked, true=found.true)


def _is_other_type(field: Field, type_: str) -> bool:
    """Whether the file has another type for a column than its field, so that its texts must be looked at."""
    expected = ("DATE", "TIMESTAMP", "TIME", "BOOLEAN")
    is_plain = field.type not in (*_TYPES, "boolean") or type_.startswith(expected)
    return not is_plain or (field.is_number and not is_number(type_))


def _counts(field: Field, type_: str, *, marks: bool) -> list[str]:
    name = quoted(field.name)
    is_text = type_ == "VARCHAR"
    conditions = (
        " AND ".join(_fitting(field, type_)), is_long(name) if is_text and is_prose(field) else "",
        is_marked(name) if is_text and marks else "", is_true(field, f"CAST({name} AS VARCHAR)"),
    )  # fmt: skip
    return [f"count({name})", *(f"count(*) FILTER ({each})" if each else "0" for each in conditions)]


def _fitting(field: Field, type_: str) -> list[str]:
    """What must be true of each value."""
    name = quoted(field.name)
    if is_number(type_):
        return _fitting_number(field, name)
    if type_ != "VARCHAR":
        return []
    found = [f"{name} IN ({listed(field.codes)})"] if field.codes else []
    return [*found, *([f"NOT {leaks(name)}"] if is_prose(field) else [])]


def _fitting_number(field: Field, name: str) -> list[str]:
    low, high, decimals = bound(field, "min"), bound(field, "max"), field.says("decimals")
    found = [f"abs({name}) < {_HUGE}"]
    found += [f"{name} = trunc({name})"] if field.type == "integer" else []
    found += [f"{name} >= {low}"] if low else []
    found += [f"{name} <= {high}"] if high else []
    if decimals.__class__ is int and 0 <= decimals < 12:
        found.append(f"abs({name} * 1e{decimals} - round({name} * 1e{decimals})) < {_CLOSE}")
    if field.codes:
        found.append(is_one_of(name, field.numbers))
    return found
