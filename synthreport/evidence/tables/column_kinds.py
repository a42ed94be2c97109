"""Kinds of columns, each found in one scan of the whole table and not in a sample of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from synthreport.evidence.tables.engine import literal, quoted

Kind = Literal["numeric", "integer", "category", "text", "date", "boolean"]

MISSING = ("", "NA", "N/A", "NaN", "nan", "NULL", "null")
"""How a missing value is written unless the manifest declares another code."""

_FEW, _FEW_OF_MANY, _MOST = 20, 0.05, 1000
"""Texts are categories if there are at most 20, or at most one to 20 rows, and never more than 1,000."""

_WHOLE = 2**53
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
_AS_CODES = ("string", "code")


class Column(NamedTuple):
    """One column: its kind, how many rows have a value, and about how many distinct values there are."""

    name: str
    kind: Kind
    present: int
    distinct: int
    sql: str
    """The value as an expression of SQL over the column as text; NULL if it is missing."""


class Field(NamedTuple):
    """What a manifest declares of a column, as far as it says how to read it."""

    codes: bool = False
    missing: tuple[str, ...] = ()


def declared(fields: Mapping[str, Any] | None) -> dict[str, Field]:
    """How to read columns by their names, from `content.fields` of a manifest."""
    found = {}
    for key, each in (fields or {}).items():
        if isinstance(each, Mapping):
            missing = each.get("missing")
            code = missing.get("code") if isinstance(missing, Mapping) else None
            codes = each.get("type") in _AS_CODES
            found[str(each.get("name") or key)] = Field(codes, (code,) if isinstance(code, str) else ())
    return found


def profile_query(relation: str, types: Mapping[str, str], fields: Mapping[str, Field]) -> str:
    """One SELECT that counts, for each column, the values of each form."""
    counts = [each for name, type_ in types.items() for each in _counts(quoted(name), type_, fields.get(name, Field()))]
    return f"SELECT count(*), {', '.join(counts)} FROM {relation}"


def columns_of(counts: Iterable[int], types: Mapping[str, str], fields: Mapping[str, Field]) -> Iterator[Column]:
    """The columns, from what the query counted."""
    left = iter(counts)
    for name, type_ in types.items():
        field = fields.get(name, Field())
        present, distinct, *forms = (next(left) for _ in _counts("", type_, field))
        value = _present(quoted(name), type_, field)
        kind, sql = _of_text(value, present, distinct, forms, field) if type_ == "VARCHAR" else _native(value, type_)
        yield Column(name, kind, present, distinct, sql)


def _present(name: str, type_: str, field: Field) -> str:
    """The value, or NULL for one of the codes of missing values."""
    if type_ in ("FLOAT", "DOUBLE"):
        return f"CASE WHEN isfinite({name}) THEN {name} END"
    if type_ != "VARCHAR":
        return name
    codes: Collection[str] = dict.fromkeys((*MISSING, *field.missing))
    return f"CASE WHEN trim({name}) IN ({', '.join(map(literal, codes))}) THEN NULL ELSE {name} END"


def _counts(name: str, type_: str, field: Field) -> list[str]:
    value = _present(name, type_, field)
    counts = [f"count({value})", f"approx_count_distinct({value})"]
    if type_ != "VARCHAR":
        return counts
    number, comma = f"TRY_CAST({value} AS DOUBLE)", _with_comma(value)
    whole = f"{number} = trunc({number}) AND abs({number}) < {_WHOLE}"
    zeros = f"{value} LIKE '0_%' AND {value} NOT LIKE '0.%' AND {value} NOT LIKE '0e%'"
    date = f"{value} LIKE '____-__-__%' AND TRY_CAST({value} AS TIMESTAMP) IS NOT NULL"
    forms = (f"isfinite({number})", whole, zeros, f"{comma} IS NOT NULL", date, f"lower({value}) IN ('true', 'false')")
    return counts + [f"count(*) FILTER ({form})" for form in forms]


def _with_comma(value: str) -> str:
    return f"CASE WHEN contains({value}, ',') THEN TRY_CAST(replace({value}, ',', '.') AS DOUBLE) END"


def _of_text(value: str, present: int, distinct: int, forms: list[int], field: Field) -> tuple[Kind, str]:
    """The kind of a column of text, and its value in that kind: all values have the form, or it is text."""
    numbers, whole, zeros, commas, dates, booleans = forms
    if present and not zeros and not field.codes and numbers + commas == present:
        one_form = (
            f"coalesce({_with_comma(value)}, TRY_CAST({value} AS DOUBLE))" if commas else f"CAST({value} AS DOUBLE)"
        )
        return "integer" if whole == present else "numeric", one_form
    if present and dates == present:
        return "date", f"CAST({value} AS TIMESTAMP)"
    if present and booleans == present and not field.codes:
        return "boolean", f"CAST({value} AS BOOLEAN)"
    few = distinct <= min(max(_FEW, _FEW_OF_MANY * present), _MOST)
    return "category" if few or field.codes else "text", value


def _native(value: str, type_: str) -> tuple[Kind, str]:
    """The kind of a column that has a type in the file."""
    if type_ in _NUMBERS:
        return "integer", f"CAST({value} AS DOUBLE)"
    if type_ in ("FLOAT", "DOUBLE") or type_.startswith("DECIMAL"):
        return "numeric", f"CAST({value} AS DOUBLE)"
    if type_ == "DATE" or type_.startswith("TIMESTAMP"):
        return "date", f"CAST({value} AS TIMESTAMP)"
    return ("boolean", value) if type_ == "BOOLEAN" else ("text", f"CAST({value} AS VARCHAR)")
