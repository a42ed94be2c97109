"""Fields as SQL: what counts in a column as missing, of its type, within its range, one of its categories."""

from __future__ import annotations

from typing import Any, NamedTuple

from synthreport.evidence.tables.column_kinds import MISSING
from synthreport.evidence.tables.engine import literal, quoted
from synthreport.evidence.verifying.contents.described import Field

_BOOLEANS = ("true", "false", "t", "f", "yes", "no", "y", "n", "0", "1", "0.0", "1.0")
_EMAIL = r"[[:alnum:]._%+-]+@[[:alnum:]-]+(\.[[:alnum:]-]+)*\.[[:alpha:]]{2,}"
_PHONE = r"\+[1-9][0-9]{0,2}[ ()/.-]?[0-9][0-9 ()/.-]{6,14}[0-9]"
_NUMBERS = r"[0-9]{3}-[0-9]{2}-[0-9]{4}|[A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){3,7}|[A-Z]{2}[0-9]{6}[A-Z]"
_WORDS, _LONG = 4, 40


class Counts(NamedTuple):
    """What one scan counts in a column."""

    present: int
    empty: int
    declared: int
    otherwise: int
    untyped: int
    with_comma: int
    below: int
    above: int
    decimals: int
    unknown: int
    leaks: int
    long: int
    marked: int
    true: int


def counted(field: Field, type_: str) -> list[str]:
    """The expressions that count, in the order of `Counts`."""
    value, number = value_of(field, type_), number_of(field, type_)
    low, high = (_bound(field, key) for key in ("min", "max"))
    conditions = (
        _is_empty(field, type_), _is_declared(field, type_), _is_missing_otherwise(field, type_),
        _is_untyped(field, value, number), _has_comma(field, value),
        f"{number} < {low}" if low else "", f"{number} > {high}" if high else "",
        _has_more_decimals(field, value), _is_unknown(field, value, number),
        _leaks(field, value), _is_long(field, value),
        f"regexp_matches({value}, '(?i)synth|simulat')" if not field.is_number else "",
        f"lower({value}) IN ('1', '1.0', 'true', 't', 'yes', 'y')",
    )  # fmt: skip
    return [f"count({value})", *(f"count(*) FILTER ({each})" if each else "0" for each in conditions)]


def text_of(field: Field, type_: str) -> str:
    """The text of a cell."""
    name = quoted(field.name)
    return f"trim({name})" if type_ == "VARCHAR" else f"CAST({name} AS VARCHAR)"


def value_of(field: Field, type_: str) -> str:
    """The text of a cell with a value; NULL if it is missing."""
    lacking = [_is_empty(field, type_), _is_declared(field, type_), _is_missing_otherwise(field, type_)]
    return f"CASE WHEN {' OR '.join(filter(None, lacking))} THEN NULL ELSE {text_of(field, type_)} END"


def number_of(field: Field, type_: str) -> str:
    """The number in a cell; NULL if it is none, or is not finite."""
    cast = f"TRY_CAST({value_of(field, type_)} AS DOUBLE)"
    return f"CASE WHEN isfinite({cast}) THEN {cast} END"


def as_typed(field: Field, type_: str) -> str:
    """The value in the type that the manifest states, as a condition of SQL reads it."""
    value = value_of(field, type_)
    if field.is_number:
        return number_of(field, type_)
    wanted = {"boolean": "BOOLEAN", "date": "DATE", "datetime": "TIMESTAMP", "time": "TIME"}.get(field.type)
    return f"TRY_CAST({value} AS {wanted})" if wanted else value


def _is_empty(field: Field, type_: str) -> str:
    return f"{quoted(field.name)} IS NULL" + (f" OR {text_of(field, type_)} = ''" if type_ == "VARCHAR" else "")


def _is_declared(field: Field, type_: str) -> str:
    code = field.missing_code()
    return f"{text_of(field, type_)} = {literal(code.strip())}" if code and code.strip() else ""


def _is_missing_otherwise(field: Field, type_: str) -> str:
    """Whether a value is written as missing ones often are, and is none of the field's own."""
    if not (field.type in ("integer", "number", "date", "datetime", "time", "boolean") or field.codes):
        return ""
    own = {*field.codes, field.missing_code()}
    others = [each for each in MISSING if each and each not in own]
    return f"{text_of(field, type_)} IN ({', '.join(map(literal, others))})" if others else ""


def _is_untyped(field: Field, value: str, number: str) -> str:
    """Whether a value is not of the field's type; one with a comma before its decimals is another fault."""
    wrong = {
        "integer": f"({number} IS NULL OR {number} <> trunc({number}))",
        "number": f"({number} IS NULL)",
        "boolean": f"(lower({value}) NOT IN ({', '.join(map(literal, _BOOLEANS))}))",
        "date": f"NOT ({_is_date(value)})",
        "datetime": f"(TRY_CAST({value} AS TIMESTAMP) IS NULL AND TRY_CAST({value} AS TIMESTAMPTZ) IS NULL)",
        "time": f"(TRY_CAST({value} AS TIME) IS NULL)",
    }.get(field.type)
    if not wrong:
        return ""
    comma = _has_comma(field, value)
    return f"{value} IS NOT NULL AND {wrong}" + (f" AND NOT ({comma})" if comma else "")


def _is_date(value: str) -> str:
    """Whether a text is a day, a month or a year."""
    coarse = f"regexp_full_match({value}, '[0-9]{{4}}(-(0[1-9]|1[0-2]))?')"
    return f"{coarse} OR ({value} LIKE '____-__-__%' AND TRY_CAST({value} AS TIMESTAMP) IS NOT NULL)"


def _has_comma(field: Field, value: str) -> str:
    return f"regexp_full_match({value}, '[+-]?[0-9]+,[0-9]+')" if field.type in ("integer", "number") else ""


def _bound(field: Field, key: str) -> str:
    span = field.says("range")
    bound = span.get(key) if isinstance(span, dict) else None
    return repr(float(bound)) if bound.__class__ in (int, float) else ""


def _has_more_decimals(field: Field, value: str) -> str:
    most = field.says("decimals")
    if most.__class__ is not int or not 0 <= most < 20:
        return ""
    return f"regexp_matches({value}, '^[+-]?[0-9]*[.][0-9]{{{most}}}[0-9]*[1-9][0-9]*$')"


def _is_unknown(field: Field, value: str, number: str) -> str:
    """Whether a value is none of the categories."""
    if not field.codes:
        return ""
    listed = f"{value} IN ({', '.join(literal(code.strip()) for code in field.codes)})"
    if field.is_number:
        listed += f" OR {number} IN ({', '.join(map(repr, map(float, field.codes)))})"
    return f"{value} IS NOT NULL AND NOT ({listed})"


def _is_text(field: Field) -> bool:
    return field.type in ("", "string") and not field.codes


def _leaks(field: Field, value: str) -> str:
    forms = literal(f"(^|[^[:alnum:]])({_EMAIL}|{_PHONE}|{_NUMBERS})($|[^[:alnum:]])")
    return f"regexp_matches({value}, {forms})" if _is_text(field) else ""


def _is_long(field: Field, value: str) -> str:
    spaces = f"length({value}) - length(replace({value}, ' ', ''))"
    return f"length({value}) > {_LONG} AND {spaces} >= {_WORDS}" if _is_text(field) else ""


def undescribed(name: str) -> Field:
    """A column that nobody describes, as a field of texts."""
    return Field(name, dict[str, Any](type="string"))
