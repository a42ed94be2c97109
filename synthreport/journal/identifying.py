"""Which answers of a manifest identify its authors, and how each is hidden from anonymous review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from synthreport.document.positions import escape, held
from synthreport.standard.versions import NEWEST, read


class Way(Enum):
    """How an answer is hidden: by a gap in its place, by leaving it out, or by another text in its place."""

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
"""The answers that identify by what they are. Names, addresses and paths are hidden wherever else they stand."""

PATHS = (
    "/files/*/path",
    "/steps/*/code/path",
    "/reproducibility/environment/lockfile/path",
    "/results/*/evidence/file",
)
"""Where paths stand that are hidden everywhere, ends of their names excepted."""

SPEAKING = re.compile(
    r"(?:https?|ftp|git|ssh)://(?!doi\.org/)[^\s\"'<>)\]]+"  # addresses; a DOI of what others published may stay
    r"|[^\s@<>()\"']+@[^\s@<>()\"']+\.[A-Za-z]{2,}"  # e-mail
    r"|\b[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\b"  # ORCID
    r"|(?<![\w.])(?:/(?:home|Users|mnt|media|data|srv|scratch|work)/|[A-Za-z]:\\|~/)[^\s\"',;]+",  # paths of a machine
)
"""What identifies in any text."""


def reached(data: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every answer at a path in which `*` stands for any id or place in a list, with its pointer."""
    yield from _reached(data, path.split("/")[1:], "")


def _reached(data: Any, parts: list[str], pointer: str) -> Iterator[tuple[str, Any]]:
    if not parts:
        yield pointer, data
        return
    inside: dict[Any, Any] = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
    for key, each in inside.items() if parts[0] == "*" else [(key, inside[key]) for key in parts[:1] if key in inside]:
        yield from _reached(each, parts[1:], f"{pointer}/{escape(str(key))}")


def names(data: Any) -> list[str]:
    """Every form of the parties' names that a text may hold, the longest first."""
    found: dict[str, None] = {}
    for pointer, name in reached(data, "/parties/*/name"):
        if isinstance(name, str):
            party = held(data, pointer.rpartition("/")[0])
            found.update(dict.fromkeys(_forms(name.strip(), is_person=party.get("kind") == "person")))
    return sorted(found, key=len, reverse=True)


def _forms(name: str, *, is_person: bool) -> Iterator[str]:
    """A name; of a person also each part of it; of an organisation what stands before a comma, and its initials."""
    yield name
    if is_person:
        yield from (part for part in re.split(r"[\s,.]+", name) if len(part) > 2)
    elif "," in name:
        yield name.partition(",")[0].strip()
    yield from re.findall(r"\(([A-Z][A-Za-z]+)\)", name)


@cache
def words(version: str = NEWEST) -> frozenset[str]:
    """The words of the standard: its field names and closed answers, which say nothing of anybody."""
    return frozenset(_words(read("manifest.shape.json", version)))


def _words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        closed = [*schema.get("enum", ()), schema.get("const")]
        yield from (word for word in closed if isinstance(word, str))
    for each in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _words(each)
