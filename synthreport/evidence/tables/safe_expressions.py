"""Conditions of a manifest as SQL: read by the engine's own parser, and refused unless they are plain conditions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from synthreport.draft.source_files import Unusable

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs one SELECT, with its parameters."""

_LONGEST = 10_000

_CLASSES = {
    "COMPARISON", "CONJUNCTION", "COLUMN_REF", "CONSTANT", "OPERATOR", "CASE", "BETWEEN", "FUNCTION", "CAST", "TYPE",
}  # fmt: skip
_OPERATORS = "+ - * / // % ^ ** || ~~ !~~ ~~* !~~* ~~~"
_OF_ONE_ROW = """
    abs sign round floor ceil ceiling trunc sqrt exp ln log log2 log10 pow power mod greatest least coalesce ifnull
    nullif if lower upper trim ltrim rtrim length strlen substring substr left right replace contains starts_with prefix
    suffix
    ends_with concat like_escape not_like_escape ilike_escape not_ilike_escape regexp_matches regexp_full_match isnan
    isfinite isinf year month day hour minute second quarter week dayofweek dayofyear date_part datepart date_diff
    datediff date_trunc datetrunc date_add date_sub age epoch make_date to_days to_years to_months to_hours to_minutes
    to_seconds row struct_pack list_value
"""
_FUNCTIONS = frozenset(f"{_OPERATORS} {_OF_ONE_ROW}".split())


def plain(condition: str, rows: Rows) -> list[str]:
    """The names of the columns that a condition reads. Raises Unusable if it is not a plain condition.

    The parser reads it without evaluating it. Allowed are columns, constants, comparisons, CASE, casts, arithmetic and
    functions of one row; anything that reads, aggregates or counts more than this row is refused.
    """
    if len(condition) > _LONGEST:
        raise Unusable(f"longer than {_LONGEST:,} characters")
    tree = json.loads(rows("SELECT json_serialize_sql(?)", f"SELECT {condition}")[0][0])
    if tree.get("error") or len(tree["statements"]) != 1:
        raise Unusable("it is not one condition of SQL")
    node = tree["statements"][0]["node"]
    _refuse_more_than_a_list(node)
    found = list(_nodes(node["select_list"]))
    for each in found:
        _refuse(each)
    return [each["column_names"][-1] for each in found if each["class"] == "COLUMN_REF"]


def _refuse_more_than_a_list(node: dict[str, Any]) -> None:
    """Refuse whatever follows the list of a SELECT."""
    source = (node.get("from_table") or {}).get("type")
    others = ("where_clause", "group_expressions", "group_sets", "having", "sample", "qualify", "modifiers")
    more = any(node.get(key) for key in others) or (node.get("cte_map") or {}).get("map")
    if node["type"] != "SELECT_NODE" or source != "EMPTY" or more or len(node["select_list"]) != 1:
        raise Unusable("it is more than one condition")


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every part of an expression that has a class."""
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if "class" in each:
                yield each
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _refuse(node: dict[str, Any]) -> None:
    if node["class"] not in _CLASSES:
        raise Unusable(f"it has a part that is not allowed: {str(node['class']).lower()}")
    if node["class"] == "FUNCTION" and str(node.get("function_name")).lower() not in _FUNCTIONS:
        raise Unusable(f"it calls a function that is not allowed: {node.get('function_name')}")
