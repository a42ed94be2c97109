"""Conditions in SQL: the names in them, and what takes them beyond the tables of the dataset."""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.rules.value import Value

_TEXT = r"'(?:[^']|'')*'"
_NAME = r"\"(?P<quoted>[^\"]+)\"|(?<![\w\"])(?P<word>[A-Za-z_]\w*)(?P<rest>\s*\(|\.)?"
_IN_FORMULA = r"`([^`]+)`|([A-Za-z_][\w.]*)"
_WORDS = frozenset(
    "all and any as asc between by case cast collate cross current_date current_time current_timestamp date day desc "
    "distinct else end escape except exists extract false from full group having hour ilike in inner integer intersect "
    "interval is isnull join left like limit minute month natural not notnull null numeric on or order outer over "
    "partition real right second select similar some text then time timestamp true union unique unknown using varchar "
    "when where with year".split()
)
_STATEMENTS = (
    "insert update delete create drop alter attach detach copy export import install load pragma call vacuum".split()
)
_FUNCTIONS = "read_ _scan sniff_ glob getenv duckdb_ pragma_ current_setting query_table".split()
_BEYOND = (
    ("more than one condition", [";"], r";"),
    ("a comment", ["--", "/*"], r"--|/\*"),
    ("a statement", _STATEMENTS, rf"\b(?:{'|'.join(_STATEMENTS)})\s+[\w\"']"),
    ("a file", ["from", "join"], r"\b(?:from|join)\s*\(?\s*'"),
    ("a function that reads files or settings", _FUNCTIONS, rf"\b\w*(?:{'|'.join(_FUNCTIONS)})\w*\s*\("),
)
"""What a condition over rows has no use for, and a program that runs it must not find.

With each, the words of which it needs one, and its pattern, compiled only for a condition that has one.
"""


def beyond_its_table(expression: str) -> str:
    """What in a condition reads or does something else than compare the fields of rows; empty if nothing does."""
    bare = re.sub(_TEXT, "''", expression).lower()
    suspected = (each for each in _BEYOND if any(word in bare for word in each[1]))
    return next((what for what, _, form in suspected if re.search(form, bare)), "")


def unknown_names(root: Value, expression: str) -> list[str]:
    """The names in a condition that are of no field; empty if not every field is listed by its own name."""
    known = root.once(_names)
    return [name for name in _named(expression) if name.lower() not in known] if known else []


def unknown_fields(root: Value, formula: str) -> list[str]:
    """The names in a formula that are of no field."""
    known = root.once(_names)
    return [name for name in names_in(formula) if name.lower() not in known] if known else []


def names_in(formula: str) -> list[str]:
    """The names in a formula, or in a part of it."""
    return [quoted or bare for quoted, bare in re.findall(_IN_FORMULA, formula)]


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
