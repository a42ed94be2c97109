"""Rules on constraints."""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.rules.rule import DEMAND, SHOULD, rule
from synthreport.rules.value import Fault, Value

_TEXT = r"'(?:[^']|'')*'"
_NAME = r"\"(?P<quoted>[^\"]+)\"|(?<![\w\"])(?P<word>[A-Za-z_]\w*)(?P<rest>\s*\(|\.)?"
_WORDS = frozenset(
    "all and any as asc between by case cast collate cross current_date current_time current_timestamp date day desc "
    "distinct else end escape except exists extract false from full group having hour ilike in inner integer intersect "
    "interval is isnull join left like limit minute month natural not notnull null numeric on or order outer over "
    "partition real right second select similar some text then time timestamp true union unique unknown using varchar "
    "when where with year".split()
)


@rule("CO51", SHOULD, DEMAND, at="/constraints/*", needs=("expression",))
def expressions_name_fields(constraint: Value) -> Iterator[Fault]:
    """The names in an expression are those of fields.

    A condition on a column that is not there can be checked by nobody.

    **Problem:** An expression names something that is not a field.

    **Fix:** write the name as it is in `content.fields`, or describe the field there.
    """
    known = constraint.root.once(_names)
    names = [name for name in _named(constraint["expression"]) if name.lower() not in known] if known else []
    for name in dict.fromkeys(names[:1]):
        yield constraint.fault("expression", f"{name} is no field", constraint.root.place("content", "fields"))


def _names(root: Value) -> frozenset[str]:
    """The fields and tables, by id and name, in lower case; empty if not every field is listed by its own name."""
    fields = [(name, field) for name, field in root.each("content", "fields")]
    listed = root.get("content", "fields_complete") is not False
    if not listed or any(field.get("pattern") is not None for _, field in fields):
        return frozenset()
    names = {word.lower() for name, field in fields for word in (name, field.get("name") or name)}
    return frozenset(names | {name.lower() for name, _ in root.each("content", "tables")} if names else ())


def _named(expression: str) -> Iterator[str]:
    """The names in a condition of SQL that are not its own words, functions, or tables before a dot."""
    aliases = {name.lower() for name in re.findall(r"(?i)\bas\s+(\w+)", expression)}
    for found in re.finditer(_NAME, re.sub(_TEXT, "''", expression)):
        name = found["quoted"] or found["word"]
        if not found["rest"] and (found["quoted"] or name.lower() not in _WORDS | aliases):
            yield name
