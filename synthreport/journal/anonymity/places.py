"""Which answers of a manifest identify its authors, and how each is hidden from anonymous review."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from synthreport.standard.catalogue import entries
from synthreport.standard.gaps import is_gap
from synthreport.standard.versions import NEWEST, read


class Way(Enum):
    """How an answer is hidden: replaced by a gap, left out, or replaced by another text."""

    GAP = "a gap"
    DROP = "nothing"
    TEXT = "a token"


PLACES = {
    "/manifest/id": Way.DROP,
    "/dataset/identifiers": Way.GAP,
    "/dataset/competing_interests": Way.GAP,
    "/dataset/funding/*/award": Way.DROP,
    "/dataset/publications/*/identifier": Way.GAP,
    "/dataset/distributions/*/identifier": Way.GAP,
    "/parties/*/name": Way.TEXT,
    "/parties/*/orcid": Way.GAP,
    "/parties/*/ror": Way.GAP,
    "/parties/*/email": Way.GAP,
    "/parties/*/interests": Way.GAP,
    "/tools/*/repository": Way.GAP,
    "/tools/*/commit": Way.GAP,
    "/inputs/*/manifest/uri": Way.GAP,
    "/inputs/*/terms/agreement": Way.DROP,
    "/inputs/*/terms/permission": Way.DROP,
    "/inputs/*/source_use/body": Way.GAP,
    "/inputs/*/source_use/reference": Way.GAP,
    "/ethics/output_use/body": Way.GAP,
    "/ethics/output_use/reference": Way.GAP,
    "/maintenance/channel": Way.GAP,
}
"""The answers that identify by their meaning. Their texts are also hidden everywhere else."""

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
