"""Groups that the command line names by a column: one for each category that is frequent enough in every table."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from synthreport.document.pointers import put
from synthreport.draft.source_files import Unusable
from synthreport.evidence.measuring.manifest_facts import Entry, Facts
from synthreport.evidence.measuring.measured_results import joined
from synthreport.evidence.tables import Table
from synthreport.evidence.tables.engine import literal, quoted

_MOST = 12


def entries(tables: Mapping[str, Table], facts: Facts, columns: tuple[str, ...]) -> dict[str, Any]:
    """Groups that the manifest does not declare yet, by their pointers; or declares as an earlier measurement did.

    So the same measurement again has the same evidence. Raises Unusable for a column that fits none.
    """
    found: dict[str, Any] = {}
    for column in columns:
        if not all(column in table.names for table in tables.values()):
            raise Unusable(f"--groups {column}: no such column in every table")
        own = dict(_groups(tables, facts, column))
        known = {id: each for id, each in facts.entries("content", "groups") if each.get("partition") == column}
        found |= {f"/content/groups/{id}": group for id, group in own.items()} if known in ({}, own) else {}
    return found


def added(data: Mapping[str, Any], entries: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the manifest's data with these entries, but not within a section that is a gap."""
    copied = copy.deepcopy(dict(data))
    for pointer, entry in entries.items():
        try:
            put(copied, pointer, entry)
        except LookupError:
            raise Unusable(f"{pointer} cannot be added: what is above it in the manifest is no mapping") from None
    return copied


def _groups(tables: Mapping[str, Table], facts: Facts, column: str) -> Iterator[tuple[str, Entry]]:
    values = {side: table.array(column) for side, table in tables.items()}
    levels = _levels(values["synthetic"])
    if len(levels) > _MOST:
        raise Unusable(f"--groups {column}: it has more than {_MOST} values")
    for level in levels:
        shares = {side: np.array([each == level for each in own]) for side, own in values.items()}
        if min(int(mask.sum()) for mask in shares.values()) >= facts.small:
            yield joined([column, _written(level).strip("'")]), _group(column, level, shares, facts.table)


def _group(column: str, level: Any, masks: dict[str, Any], table: str | None) -> Entry:
    condition = f"{column if column.isidentifier() else quoted(column)} = {_written(level)}"
    known = {"source": round(float(masks["train"].mean()), 6)} if "train" in masks else {}
    shares = known | {"output": round(float(masks["synthetic"].mean()), 6)}
    return {"definition": condition, "expression": condition} | ({"table": table} if table else {}) | {
        "partition": column, "shares": shares,
    }  # fmt: skip


def _levels(values: Any) -> list[Any]:
    present = values[~np.isnan(values)] if values.dtype.kind == "f" else [each for each in values if each is not None]
    return [each.item() if isinstance(each, np.generic) else each for each in np.unique(np.asarray(present))]


def _written(level: Any) -> str:
    """A category as SQL writes it."""
    return literal(level) if isinstance(level, str) else f"{level:g}"
