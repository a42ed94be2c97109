"""SQL conditions of a manifest: over the fields of one table, and nothing else."""

from __future__ import annotations

import re

from synthreport.draft.source_files import Unusable

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"")
_FORBIDDEN = re.compile(
    r"\b(?:select|from|with|pragma|copy|attach|install|load|call|set|union)\b|;|--|/\*", re.IGNORECASE
)
_FUNCTION = re.compile(r"\b([A-Za-z_]\w*)\s*\(")
_FUNCTIONS = frozenset(
    [
        "abs",
        "and",
        "ascii",
        "between",
        "case",
        "cast",
        "ceil",
        "coalesce",
        "concat",
        "contains",
        "date",
        "datediff",
        "date_diff",
        "date_trunc",
        "day",
        "else",
        "ends_with",
        "exists",
        "exp",
        "floor",
        "greatest",
        "if",
        "in",
        "isfinite",
        "isnan",
        "least",
        "left",
        "length",
        "like",
        "ln",
        "log",
        "lower",
        "ltrim",
        "mod",
        "month",
        "not",
        "nullif",
        "or",
        "power",
        "prefix",
        "regexp_matches",
        "replace",
        "right",
        "round",
        "rtrim",
        "sign",
        "sqrt",
        "starts_with",
        "strlen",
        "substr",
        "substring",
        "suffix",
        "then",
        "trim",
        "trunc",
        "try_cast",
        "upper",
        "when",
        "year",
    ]
)
"""Functions of one row's values, and words that may precede a bracket."""


def refuse_more_than_a_condition(text: str) -> None:
    """Raise Unusable unless a text is one condition over the columns of a row: no query, no other function."""
    bare = _QUOTED.sub(" x ", text)
    if found := _FORBIDDEN.search(bare):
        raise Unusable(f"not a condition over one table: it holds {found[0].strip()}")
    unknown = [name for name in _FUNCTION.findall(bare) if name.lower() not in _FUNCTIONS]
    if unknown:
        raise Unusable(f"not a condition that is run: the function {unknown[0]} is not allowed")
    if bare.count("(") != bare.count(")"):
        raise Unusable("not a condition: its brackets do not match")
