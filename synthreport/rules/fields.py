"""Rules on tables and fields: units, types, codes, ranges, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.finding import Place
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value, said
from synthreport.standard.units import atom_of, is_unit, meant

_FIELD = "/content/fields/*"


def _with_plurals(words: str) -> tuple[str, ...]:
    return tuple(form for word in words.split() for form in (word, f"{word}s"))


_QUANTITIES = {
    _with_plurals("pressure"): {"m[Hg]", "Pa", "bar", "m[H2O]", "atm", "[psi]", "[in_i'Hg]", "[in_i'H2O]", "att"},
    (*_with_plurals("weight"), "mass"): {"g", "[lb_av]", "[oz_av]", "[stone_av]", "t", "u"},
    _with_plurals("height length diameter depth width circumference distance"): {"m", "[in_i]", "[ft_i]", "[mi_i]"},
    _with_plurals("age duration time"): {"a", "a_j", "mo", "mo_j", "wk", "d", "h", "min", "s"},
    _with_plurals("temperature"): {"Cel", "K", "[degF]"},
}
"""Words for a quantity, with the units that measure it."""
_OLDEST = 150
"""Nobody is known to have lived for as many years; the longest life on record is of 122."""
_YEARS = {"a": 1, "a_j": 1, "mo": 12, "mo_j": 12, "wk": 53, "d": 366}
_HUMAN_AGE = r"(?i)\bage\b(?! of the\b)"
_HOLDS_ROWS = ("data", "archive")


@rule("MO54", SHOULD, DEMAND, at=_FIELD, needs=("unit",), sources="UCUM")
def units_are_written_in_ucum(field: Value) -> Iterator[Fault]:
    """A unit is a code of UCUM.

    A unit in words is read by people in one language, and by no program.

    **Problem:** A unit is not a code of UCUM.

    **Fix:** write the unit in UCUM, such as `a` for years, `mm[Hg]`, `mg/dL`, or `{score}` for what has no unit of its
    own; `none` if there is none.
    """
    unit = field["unit"]
    if unit != "none" and not is_unit(unit):
        code = meant(unit)
        also = f"; that may be {code}" if code else ""
        yield field.fault("unit", f"{unit} is no unit of UCUM{also}", field.place("description"))


@rule("MO55", SHOULD, CONTRADICTION, at=_FIELD, needs=("unit", "description"), sources="UCUM")
def units_measure_what_is_described(field: Value) -> Iterator[Fault]:
    """A unit measures the quantity that the description names.

    A pressure in kilograms is another column, or a mistake.

    **Problem:** A unit does not measure what is described.

    **Fix:** correct the unit or the description.
    """
    said = set(re.findall(r"\w+", field["description"].lower()))
    named = [words for words in _QUANTITIES if not said.isdisjoint(words)]
    atom = atom_of(field["unit"])
    others = {unit for words, units in _QUANTITIES.items() if words not in named for unit in units}
    if len(named) == 1 and atom in others:
        message = f"the unit is {field['unit']}, which does not measure what is described: {field['description']}"
        yield field.fault("unit", message, field.place("description"))


@rule("MO56", SHOULD, CONTRADICTION, at=_FIELD, needs=("unit", "description", "range"))
def ages_are_those_of_people(field: Value) -> Iterator[Fault]:
    """The range of an age is one that people reach.

    A range that allows what cannot be was not looked at, and checks nothing.

    **Problem:** The range of an age is beyond what people reach.

    **Fix:** give the ages that are allowed; state a code for missing values in `missing`.
    """
    years = _YEARS.get(field["unit"])
    low, high = field.get("range", "min"), field.get("range", "max")
    wrong = [
        key
        for key, out in (
            ("min", low is not None and low < 0),
            ("max", high is not None and high > _OLDEST * (years or 1)),
        )
        if out
    ]
    for key in wrong if years and re.search(_HUMAN_AGE, field["description"]) else ():
        message = f"an age of {field.get('range', key):g} {field['unit']} is in the range"
        yield field.fault(f"range/{key}", message, field.place("unit"))


@rule("MO57", MUST, CONTRADICTION, at=_FIELD, needs=("type", "decimals"))
def integers_have_no_decimals(field: Value) -> Iterator[Fault]:
    """A field of integers keeps no decimals.

    Either its values are not whole, or nothing is behind the point.

    **Problem:** A field of integers keeps decimals.

    **Fix:** correct `type` or `decimals`.
    """
    if field["type"] == "integer" and field["decimals"] > 0:
        message = f"the type is integer, but {field['decimals']} decimals are kept"
        yield field.fault("decimals", message, field.place("type"))


@rule("MO58", MUST, CONTRADICTION, at=_FIELD, needs=("categories",))
def categories_are_listed_once(field: Value) -> Iterator[Fault]:
    """No code is listed twice among the categories of a field.

    Of two meanings of one code, one is wrong.

    **Problem:** A category is listed twice.

    **Fix:** remove the repetition, or correct the code.
    """
    first: dict[tuple[type, Any], int] = {}
    for index, code in _codes(field):
        earlier = first.setdefault((code.__class__, code), index)
        if earlier != index:
            message = f"the category {code} is listed before"
            yield field.fault(f"categories/{index}", message, field.place("categories", earlier))


@rule("MO59", MUST, CONTRADICTION, at=_FIELD, needs=("categories", "range"))
def categories_are_within_the_range(field: Value) -> Iterator[Fault]:
    """The categories of a field are within its range.

    A code that occurs and is not allowed leaves open which of the two lists is wrong.

    **Problem:** A category is outside the range of its field.

    **Fix:** correct `categories` or `range`.
    """
    low, high = field.get("range", "min"), field.get("range", "max")
    numbers = [(index, code) for index, code in _codes(field) if code.__class__ in (int, float)]
    outside = [(index, code) for index, code in numbers if _outside(code, low, high)]
    for index, code in outside[:1]:
        more = f" and {len(outside) - 1} more" if outside[1:] else ""
        message = f"the category {code}{more} is outside the range"
        yield field.fault(f"categories/{index}", message, field.place("range"))


@rule("MO60", MUST, CONTRADICTION, at="/content/tables/*", needs=("key",))
def keys_are_fields_of_their_table(table: Value) -> Iterator[Fault]:
    """The key of a table is made of its own fields, each named once.

    A field of another table identifies no row of this one.

    **Problem:** The key of a table has a field twice, or of another table.

    **Fix:** name fields of this table in `key`, or correct the `table` of the field.
    """
    key = table.listed("key")
    for index, name in enumerate(key):
        field = table.find(name, "content/fields")
        home = field.get("table") if field else None
        if name in key[:index]:
            yield table.fault(
                f"key/{index}", f"{table.called(name)} is in the key twice", table.place("key", key.index(name))
            )
        elif home not in (None, table.id):
            message = f"{table.called(name)} is in the key of {table.called()}, but is a field of {table.called(home)}"
            yield table.fault(f"key/{index}", message, table.root.place("content", "fields", name, "table"))


@rule("MO61", MUST, CONTRADICTION, at="/content/tables/*", needs=("foreign_keys",))
def references_are_fields_of_their_table(table: Value) -> Iterator[Fault]:
    """A field that refers to another table is a field of the table that has it.

    A join over a column that is not there joins nothing.

    **Problem:** A foreign key is a field of another table.

    **Fix:** name a field of this table, or correct the `table` of the field.
    """
    for index, reference in enumerate(table.listed("foreign_keys")):
        name = said(reference.get("field")) if isinstance(reference, dict) else None
        field = table.find(name, "content/fields")
        home = field.get("table") if field else None
        if home not in (None, table.id):
            message = f"{table.called(name)} refers from {table.called()}, but is a field of {table.called(home)}"
            place = table.root.place("content", "fields", str(name), "table")
            yield table.fault(f"foreign_keys/{index}/field", message, place)


@rule("MO62", MUST, CONTRADICTION, at="/content/tables/*", needs=("files",))
def tables_are_in_data_files(table: Value) -> Iterator[Fault]:
    """The rows of a table are in data files.

    A program or a dictionary holds no records.

    **Problem:** The rows of a table are not in a data file.

    **Fix:** name the data file, or an archive that holds it; or correct the `role` of the file.
    """
    for index, name in enumerate(table.listed("files")):
        file = table.find(name, "files")
        role = file.get("role") if file else None
        if role not in (None, *_HOLDS_ROWS):
            message = f"the rows of {table.called()} are in {table.called(name)}, but that holds {role}"
            yield table.fault(f"files/{index}", message, table.root.place("files", name, "role"))


@rule("MO67", SHOULD, DEMAND, at="/content", needs=("tables", "fields"), alone="the table is missing")
def fields_of_several_tables_name_theirs(content: Value) -> Iterator[Fault]:
    """If there are several tables, each field names its own.

    A field without a table can be in any of them, and is looked for in none.

    **Problem:** A field does not say which table it is in.

    **Fix:** add `table` to the field.
    """
    tables = [name for name, _ in content.each("tables")]
    fields = [field for _, field in content.each("fields") if "table" not in field.data] if tables[1:] else []
    yield from _without(fields, f"there are {len(tables)} tables, but it is not stated to which it belongs")


@rule("MO68", SHOULD, DEMAND, at="/content", needs=("fields",), sources="SND")
def fields_of_a_mixture_say_what_was_generated(content: Value) -> Iterator[Fault]:
    """If only some fields are synthetic, each field says whether it is.

    A user takes an observed value for a generated one, or the other way round.

    **Problem:** A field does not say whether it is synthetic.

    **Fix:** add `synthetic` to the field.
    """
    kind = content.root.place("dataset", "composition", "kind")
    partly = content.root.get("dataset", "composition", "kind") == "partly_synthetic"
    fields = [field for _, field in content.each("fields") if "synthetic" not in field.data] if partly else []
    yield from _without(fields, "some fields are synthetic, but it is not stated whether this one is", kind)


def _without(fields: list[Value], message: str, *also: Place) -> Iterator[Fault]:
    """One fault for all fields that lack an answer, at the first of them; a `rest` answers for its field."""
    lacking = [field for field in fields if "rest" not in field.data]
    more = f" ({len(lacking) - 1} more)" if lacking[1:] else ""
    yield from (Fault(field.place(), message + more, also) for field in lacking[:1])


def _codes(field: Value) -> Iterator[tuple[int, Any]]:
    """The codes of the categories, each with its index."""
    for index, category in enumerate(field.listed("categories")):
        code = category.get("code") if isinstance(category, dict) else category
        if code.__class__ in (int, float, str):
            yield index, code


def _outside(code: float, low: float | None, high: float | None) -> bool:
    return (low is not None and code < low) or (high is not None and code > high)
