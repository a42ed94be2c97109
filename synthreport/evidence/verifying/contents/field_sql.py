"""Fields as SQL: what counts in a column as missing, of its type, within its range, one of its categories.

A scan has four layers, so that nothing is computed twice: the text of each cell, its value, its number, and the counts.
Columns that are numbers in the file have no text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from synthreport.evidence.tables.column_kinds import MISSING
from synthreport.evidence.tables.engine import literal, quoted
from synthreport.evidence.verifying.contents.described import Field

_BOOLEANS = ("true", "false", "t", "f", "yes", "no", "y", "n", "0", "1", "0.0", "1.0")
_TRUE = ("1", "1.0", "true", "t", "yes", "y")
_EMAIL = r"[[:alnum:]._%+-]+@[[:alnum:]-]+(\.[[:alnum:]-]+)*\.[[:alpha:]]{2,}"
_PHONE = r"\+[1-9][0-9]{0,2}[ ()/.-]?[0-9][0-9 ()/.-]{6,14}[0-9]"
_NUMBERS = r"[0-9]{3}-[0-9]{2}-[0-9]{4}|[A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){3,7}|[A-Z]{2}[0-9]{6}[A-Z]"
_LEAKS = literal(f"(^|[^[:alnum:]])({_EMAIL}|{_PHONE}|{_NUMBERS})($|[^[:alnum:]])")
_SHORTEST, _WORDS, _LONG = 9, 4, 40
_TYPES_OF_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE")


class Counts(NamedTuple):
    """What one scan counts in a column."""

    present: int
    empty: int
    otherwise: int = 0
    untyped: int = 0
    with_comma: int = 0
    below: int = 0
    above: int = 0
    decimals: int = 0
    unknown: int = 0
    leaks: int = 0
    long: int = 0
    marked: int = 0
    true: int = 0


def detailed_query(fields: Sequence[Field], types: Mapping[str, str], relation: str) -> str:
    """A SELECT that counts the rows, and for each field what `Counts` has."""
    columns = _columns(fields, types)
    return _layered(columns, [each for column in columns for each in column.counts()], relation)


def _columns(fields: Sequence[Field], types: Mapping[str, str]) -> list[_Column]:
    return [_Column(field, types[field.name], number) for number, field in enumerate(fields)]


def _layered(columns: Sequence[_Column], counts: Sequence[str], relation: str) -> str:
    texts = [each for column in columns for each in column.texts()]
    values = [each for column in columns for each in column.values()]
    numbers = [each for column in columns for each in column.numbers()]
    inner = f"SELECT {', '.join(texts or '1')} FROM {relation}"
    inner = f"SELECT {', '.join(values or '1')} FROM ({inner})"
    inner = f"SELECT {', '.join(['*', *numbers])} FROM ({inner})"
    return f"SELECT {', '.join(['count(*)', *counts])} FROM ({inner})"


class _Column:
    """One column as the expressions of each layer: `t` its text, `v` its value, `n` its number, with its position."""

    def __init__(self, field: Field, type_: str, position: int) -> None:
        self.field = field
        self.is_native = is_number(type_)
        self.t, self.v, self.n, self.e, self.o = (f"{letter}{position}" for letter in "tvneo")
        self.type = type_

    @property
    def has_number(self) -> bool:
        """Whether the numbers in it are looked at."""
        return self.field.is_number or self.field.says("range") is not None

    def texts(self) -> list[str]:
        """The first layer."""
        name = quoted(self.field.name)
        plain = name if self.is_native else text_of(self.field, self.type)
        return [f"{plain} AS {self.t}"]

    def values(self) -> list[str]:
        """The second layer: the value, whether it is empty, and whether it is missing in another way."""
        empty = f"{self.t} IS NULL" if self.is_native else f"coalesce({self.t} = '', true)"
        other = _written_as_missing(self.field, self.t, self.is_native)
        lacking = " OR ".join(filter(None, (empty, _is_declared(self.field, self.t, self.is_native), other)))
        value = f"CASE WHEN {lacking} THEN NULL ELSE {self.t} END AS {self.v}"
        return [value, f"{empty} AS {self.e}", f"{other or 'false'} AS {self.o}"]

    def numbers(self) -> list[str]:
        """The third layer: the number; NULL if it is none, or is not finite."""
        if not self.has_number:
            return []
        cast = f"CAST({self.v} AS DOUBLE)" if self.is_native else f"TRY_CAST({self.v} AS DOUBLE)"
        finite = f"CASE WHEN isfinite({cast}) THEN {cast} END" if self.type in ("FLOAT", "DOUBLE") else cast
        return [f"{finite} AS {self.n}"]

    def counts(self) -> list[str]:
        """The last layer of the second scan, in the order of `Counts`."""
        low, high = (bound(self.field, key) for key in ("min", "max"))
        conditions = (
            self.e, f"coalesce({self.o}, false)", self._untyped(), self._with_comma(),
            f"{self.n} < {low}" if low else "", f"{self.n} > {high}" if high else "",
            self._decimals(), self._unknown(), self._leaks(), self._long(), self._marked(), self._true(),
        )  # fmt: skip
        return [f"count({self.v})", *(f"count(*) FILTER ({each})" if each else "0" for each in conditions)]

    def _untyped(self) -> str:
        """Whether a value is not of the field's type; one with a comma before its decimals is another fault."""
        if self.field.type in ("integer", "number"):
            return self._no_number()
        wrong = {
            "boolean": f"lower({self._text}) NOT IN ({listed(_BOOLEANS)})",
            "date": f"NOT ({_is_date(self._text)})",
            "datetime": _is_none_of(self._text, "TIMESTAMP", "TIMESTAMPTZ"),
            "time": _is_none_of(self._text, "TIME"),
        }.get(self.field.type)
        return f"({self.v} IS NOT NULL AND ({wrong}))" if wrong else ""

    def _no_number(self) -> str:
        finite = f"isfinite(coalesce({self.n}, 'inf'::DOUBLE))"
        text = "false" if self.is_native else f"({self.v} IS NOT NULL AND NOT {finite} AND NOT ({self._with_comma()}))"
        return f"{text} OR {self.n} <> trunc({self.n})" if self.field.type == "integer" else text

    @property
    def _text(self) -> str:
        return f"CAST({self.v} AS VARCHAR)" if self.is_native else self.v

    def _with_comma(self) -> str:
        if self.is_native or self.field.type not in ("integer", "number"):
            return ""
        form = f"regexp_full_match({self.v}, '[+-]?[0-9]+,[0-9]+')"
        return f"CASE WHEN {self.v} IS NOT NULL AND {self.n} IS NULL THEN {form} ELSE false END"

    def _decimals(self) -> str:
        most = self.field.says("decimals")
        if most.__class__ is not int or not 0 <= most < 20:
            return ""
        form = f"regexp_matches({self._text}, '^[+-]?[0-9]*[.][0-9]{{{most}}}[0-9]*[1-9][0-9]*$')"
        behind = f"length({self._text}) - strpos({self._text}, '.')"
        return f"CASE WHEN strpos({self._text}, '.') > 0 AND {behind} > {most} THEN {form} ELSE false END"

    def _unknown(self) -> str:
        """Whether a value is none of the categories."""
        codes = self.field.codes
        if not codes:
            return ""
        texts = f"{self._text} IN ({listed([code.strip() for code in codes])})"
        if not self.field.is_number:
            return f"{self.v} IS NOT NULL AND NOT {texts}"
        return f"{self.v} IS NOT NULL AND NOT {texts} AND NOT coalesce({is_one_of(self.n, self.field.numbers)}, false)"

    def _leaks(self) -> str:
        if not self._is_prose:
            return ""
        return leaks(self.v)

    def _long(self) -> str:
        spaces = f"length({self.v}) - length(replace({self.v}, ' ', ''))"
        return (
            f"CASE WHEN length({self.v}) > {_LONG} THEN {spaces} >= {_WORDS} ELSE false END" if self._is_prose else ""
        )

    @property
    def _is_prose(self) -> bool:
        return self.field.type in ("", "string") and not self.field.codes and not self.is_native

    def _marked(self) -> str:
        return "" if self.is_native else is_marked(self.v)

    def _true(self) -> str:
        return is_true(self.field, self._text)


def text_of(field: Field, type_: str) -> str:
    """The text of a cell."""
    name = quoted(field.name)
    return f"trim({name})" if type_ == "VARCHAR" else f"CAST({name} AS VARCHAR)"


def key_of(field: Field, type_: str) -> str:
    """The text of a cell as keys are compared: a whole number is the same in every type."""
    text = text_of(field, type_)
    if type_ not in ("FLOAT", "DOUBLE"):
        return text
    name = quoted(field.name)
    return f"CASE WHEN {name} = trunc({name}) THEN CAST(TRY_CAST({name} AS BIGINT) AS VARCHAR) ELSE {text} END"


def as_typed(field: Field, type_: str) -> str:
    """The value in the type that the manifest states, as a condition of SQL reads it."""
    is_native = is_number(type_)
    text = quoted(field.name) if is_native else text_of(field, type_)
    empty = f"{text} IS NULL" if is_native else f"coalesce({text} = '', true)"
    declared, other = _is_declared(field, text, is_native), _written_as_missing(field, text, is_native)
    value = f"CASE WHEN {' OR '.join(filter(None, (empty, declared, other)))} THEN NULL ELSE {text} END"
    wanted = {"boolean": "BOOLEAN", "date": "DATE", "datetime": "TIMESTAMP", "time": "TIME"}.get(field.type)
    wanted = "DOUBLE" if field.is_number else wanted
    return f"TRY_CAST({value} AS {wanted})" if wanted else value


def is_number(type_: str) -> bool:
    """Whether a type of the engine is one of numbers."""
    return type_.removeprefix("U") in _TYPES_OF_NUMBERS or type_.startswith("DECIMAL")


def _is_declared(field: Field, text: str, is_native: bool) -> str:
    """Whether a cell has the code that is stated for missing values, other than an empty one."""
    code = (field.missing_code() or "").strip()
    if not code:
        return ""
    return f"CAST({text} AS VARCHAR) = {literal(code)}" if is_native else f"{text} = {literal(code)}"


def _written_as_missing(field: Field, text: str, is_native: bool) -> str:
    """Whether a value is written as missing ones often are, and is none of the field's own."""
    if is_native:
        return f"NOT isfinite(CAST({text} AS DOUBLE))"
    if not (field.type in ("integer", "number", "date", "datetime", "time", "boolean") or field.codes):
        return ""
    own = {*field.codes, field.missing_code()}
    others = [each for each in MISSING if each and each not in own]
    return f"{text} IN ({listed(others)})" if others else ""


def _is_date(value: str) -> str:
    """Whether a text is a day, a month or a year."""
    coarse = f"regexp_full_match({value}, '[0-9]{{4}}(-(0[1-9]|1[0-2]))?')"
    fine = f"{value} LIKE '____-__-__%' AND TRY_CAST({value} AS TIMESTAMP) IS NOT NULL"
    return f"CASE WHEN length({value}) <= 7 THEN {coarse} ELSE {fine} END"


def is_one_of(number: str, numbers: Sequence[float]) -> str:
    """Whether a number is one of some."""
    return f"{number} IN ({', '.join(map(repr, numbers))})" if numbers else "false"


def is_prose(field: Field) -> bool:
    """Whether a field may hold any text."""
    return field.type in ("", "string") and not field.codes


def leaks(value: str) -> str:
    """Whether a text looks like the identifier of a person; short ones without an @ do not."""
    may = f"length({value}) >= {_SHORTEST} OR contains({value}, '@')"
    return f"CASE WHEN {may} THEN regexp_matches({value}, {_LEAKS}) ELSE false END"


def is_long(value: str) -> str:
    """Whether a text is a sentence."""
    spaces = f"length({value}) - length(replace({value}, ' ', ''))"
    return f"CASE WHEN length({value}) > {_LONG} THEN {spaces} >= {_WORDS} ELSE false END"


def is_marked(value: str) -> str:
    """Whether a text says that it is synthetic."""
    return f"regexp_matches({value}, '(?i)synth|simulat')"


def is_true(field: Field, value: str) -> str:
    """Whether a value of a field that marks events or rows says yes; empty for other fields."""
    asked = {"event", "row_marker"} & set(map(str, field.roles))
    return f"lower({value}) IN ({listed(_TRUE)})" if asked else ""


def _is_none_of(value: str, *types: str) -> str:
    return " AND ".join(f"TRY_CAST({value} AS {each}) IS NULL" for each in types)


def bound(field: Field, key: str) -> str:
    """The lower or upper end of the range of a field; empty if there is none."""
    span = field.says("range")
    bound = span.get(key) if isinstance(span, dict) else None
    return repr(float(bound)) if bound.__class__ in (int, float) else ""


def listed(texts: Sequence[str]) -> str:
    """Some texts as SQL lists them."""
    return ", ".join(map(literal, texts))


def undescribed(name: str) -> Field:
    """A column that nobody describes, as a field of texts."""
    return Field(name, dict[str, Any](type="string"))
