"""Which columns are compared, and how: as numbers or as categories, the same in all tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from synthreport.evidence.computing.frame import Frame, frames
from synthreport.evidence.measuring.manifest_facts import Facts, stated
from synthreport.evidence.measuring.measured_results import Omitted
from synthreport.evidence.tables import Table

_FEW = 10
"""Whole numbers with at most so many values are categories, unless the manifest says otherwise."""

_CERTAIN = 50
_MOST_LEVELS = 500
_AS_NUMBERS = ("number", "integer", "date", "datetime")
_TEXTS = ("category", "text")


class Coding(NamedTuple):
    """The columns compared as numbers, those compared as categories, and those left out."""

    numeric: list[str]
    coded: list[str]
    omitted: list[Omitted]


def framed(tables: Mapping[str, Table], facts: Facts) -> tuple[dict[str, Frame], list[Omitted]]:
    """The tables as frames of the columns that they share, and what was left out."""
    found = coding(tables, facts)
    names = [*found.numeric, *found.coded]
    arrays = [table.arrays(names) for table in tables.values()]
    made = frames(arrays, found.numeric, found.coded)
    counted = [
        Frame(each.numbers, each.codes, each.levels, table.rows)
        for each, table in zip(made, tables.values(), strict=True)
    ]
    return dict(zip(tables, counted, strict=True)), found.omitted


def coding(tables: Mapping[str, Table], facts: Facts) -> Coding:
    """How each column of the synthetic table is compared."""
    found = Coding([], [], list(_unshared(tables, facts)))
    synthetic = tables["synthetic"]
    for name in synthetic.names:
        if not all(name in table.names for table in tables.values()):
            continue
        if why := _reason(name, tables, facts):
            found.omitted.append(Omitted(f"column {name}", why))
        else:
            (found.numeric if _is_numeric(name, tables, facts) else found.coded).append(name)
    return found


def _unshared(tables: Mapping[str, Table], facts: Facts) -> Iterator[Omitted]:
    """Columns that are not in all tables.

    One that only real rows have is not named unless the manifest does: without a header, it is the value of a person.
    """
    released = tables["synthetic"].names
    known = dict.fromkeys([*released, *(name for each in tables.values() for name in each.names if name in facts.ids)])
    for side, table in tables.items():
        for name in known:
            if name not in table.names:
                yield Omitted(f"column {name}", f"the {_WORDS[side]} have no such column")
        if more := sum(name not in known for name in table.names):
            what = f"{more} further column{'s' * (more > 1)} of the {_WORDS[side]}"
            yield Omitted(what, "neither the manifest nor the synthetic rows have that name, so it is not shown")


_WORDS = {"synthetic": "synthetic rows", "train": "training rows", "holdout": "unseen rows"}


def _reason(name: str, tables: Mapping[str, Table], facts: Facts) -> str:
    """Why a column is not compared; empty if it is."""
    columns = [table.column(name) for table in tables.values()]
    if name in facts.left_out:
        return "its role is to identify rows, or it holds free text"
    if all(column.present == 0 for column in columns):
        return "all of its values are missing"
    kinds = {column.kind in _TEXTS for column in columns if column.present}
    if len(kinds) > 1:
        return "numbers in one table, texts in another"
    if _identifies(name, tables, facts):
        return "each row has another value, as in an identifier"
    if any(column.kind == "text" for column in columns) and _levels(columns) > _MOST_LEVELS:
        return f"a text with more than {_MOST_LEVELS} different values"
    return ""


def _identifies(name: str, tables: Mapping[str, Table], facts: Facts) -> bool:
    """Whether a whole number or a text has another value in each of many rows of every table."""
    if facts.ids.get(name) and facts.fields[facts.ids[name]].get("roles"):
        return False
    kinds = {table.column(name).kind for table in tables.values()}
    if kinds & {"numeric", "date", "boolean"}:
        return False
    return all(table.rows >= _CERTAIN and _distinct(table.array(name)) == table.rows for table in tables.values())


def _is_numeric(name: str, tables: Mapping[str, Table], facts: Facts) -> bool:
    kinds = {table.column(name).kind for table in tables.values() if table.column(name).present}
    if kinds <= set(_TEXTS) or kinds == {"boolean"}:
        return False
    field = facts.fields.get(facts.ids.get(name, ""), {})
    if stated(field, "categories") or field.get("type") in ("boolean", "code", "string"):
        return False
    if field.get("type") in _AS_NUMBERS or "numeric" in kinds or "date" in kinds:
        return True
    return max(_distinct(table.array(name)) for table in tables.values()) > _FEW


def _levels(columns: Iterable[Any]) -> int:
    return max(int(column.distinct) for column in columns)


def _distinct(values: Any) -> int:
    present = values[~np.isnan(values)] if values.dtype.kind == "f" else [each for each in values if each is not None]
    return len(np.unique(np.asarray(present))) if len(present) else 0
