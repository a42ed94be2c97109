"""Which answers of a manifest identify its authors, and how each is hidden from anonymous review."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from synthreport.document.pointers import escape, get, reach
from synthreport.standard.catalogue import entries
from synthreport.standard.gaps import HIDDEN_AT, is_gap
from synthreport.standard.versions import NEWEST, read


class Way(Enum):
    """How an answer is hidden: replaced by a gap, left out, or replaced by another text."""

    GAP = "a gap"
    DROP = "nothing"
    TEXT = "a token"


PLACES = {
    **dict.fromkeys(HIDDEN_AT, Way.GAP),
    "/manifest/id": Way.DROP,
    "/dataset/funding/*/award": Way.DROP,
    "/parties/*/name": Way.TEXT,
    "/inputs/*/terms/agreement": Way.DROP,
    "/inputs/*/terms/permission": Way.DROP,
}
"""The answers that identify by their meaning. Their texts are also hidden everywhere else."""

INTERESTS = ("/dataset/competing_interests", "/parties/*/interests")
"""The answers that reviewers have to see: of these only names are hidden, and a person reads what is left."""

PATHS = (
    "/files/*/path",
    "/steps/*/code/path",
    "/reproducibility/environment/lockfile/path",
    "/results/*/evidence/file",
)
"""The places of paths that are hidden everywhere, except for the endings of their names."""


def is_answered(answer: Any) -> bool:
    """Whether there is something to hide: neither `none` nor a gap says who made a dataset."""
    return answer != "none" and not is_gap(answer)


def vendors(data: Any) -> frozenset[str]:
    """The parties that sell a tool and do nothing else, which reviewers have to see: nothing else refers to them."""
    sold = {name for _, name in reach(data, "/tools/*/vendor") if isinstance(name, str)}
    parties = {name for name in sold if get(data, f"/parties/{escape(name)}/kind", None) == "organisation"}
    roles = {name: get(data, f"/parties/{escape(name)}/roles", []) for name in parties}
    only = {name for name in parties if roles[name] in ([], ["vendor"])}
    return frozenset(only - set(_referred_to(data, only)))


def _referred_to(data: Any, names: set[str], key: str = "") -> Iterator[str]:
    """The names that answers other than the vendor of a tool hold."""
    if isinstance(data, str):
        yield from [data] if data in names and key != "vendor" else []
    for inner, each in data.items() if isinstance(data, dict) else ():
        yield from _referred_to(each, names, inner)
    for each in data if isinstance(data, list) else ():
        yield from _referred_to(each, names, key)


@cache
def words(version: str = NEWEST) -> frozenset[str]:
    """The words of the standard: its field names, closed answers and metrics, which say nothing of anybody."""
    return frozenset((*_words(read("manifest.shape.json", version)), *entries(version)["metrics"]))


def _words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        closed = [*schema.get("enum", ()), schema.get("const")]
        yield from (word for word in closed if isinstance(word, str))
    for each in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _words(each)
