"""The settings under which results were measured: as the manifest and its file of evidence state them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport import __version__
from synthreport.document.pointers import get, pointer_of
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.envelope import strict_json
from synthreport.evidence.measuring.manifest_facts import Entry, Facts
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.results_in_manifest.evidence_file import LIBRARIES, version_of
from synthreport.evidence.measuring.results_in_manifest.manifest_changes import ours
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.files.opener import contents

_LARGEST = 64 << 20
_AT_MOST = re.compile(r"at most ([0-9.]+)")


class Settings(NamedTuple):
    """The plan of a measurement, the pair of columns of subject and time, and whether this machine has its versions.

    `ids` are those of the results that this program measured.
    """

    plan: Plan
    visits: tuple[str, str] | None
    same_versions: bool
    ids: tuple[str, ...]


def settings_of(data: Any, folder: Path) -> Settings:
    """The settings of the results that this program measured; those by default if it measured none."""
    _, ids = ours(data)
    said = _evidence(data, folder, ids)
    near = _AT_MOST.search(str(get(data, "/results/near_copies/parameters/distance", "")))
    plan = Plan(
        seed=_whole(said, "seed", Plan().seed), repeats=_whole(said, "repeats", Plan().repeats),
        near=float(near[1].rstrip(".")) if near else Plan().near, left_out=_left_out(said, data, ids),
    )  # fmt: skip
    return Settings(plan, _visits(said), _is_same(said), tuple(ids))


def _evidence(data: Any, folder: Path, ids: list[str]) -> Entry:
    """What the file of evidence says; nothing if it is not there."""
    facts = Facts(data)
    files = {get(data, pointer_of(["results", id, "evidence", "file"]), None) for id in ids}
    for id, entry in facts.entries("files"):
        path = entry.get("path")
        if id in files and isinstance(path, str) and not leads_out(path):
            try:
                found = strict_json(contents(folder / path, _LARGEST, folder), "it")
            except (OSError, Unusable):
                continue
            if isinstance(found, dict) and "measured_by" in found:
                return found
    return {}


def _whole(said: Mapping[str, Any], key: str, default: int) -> int:
    value = said.get(key)
    return value if value.__class__ is int and 0 <= value < 1 << 31 else default


def _left_out(said: Mapping[str, Any], data: Any, ids: list[str]) -> dict[str, str]:
    """The families that the plan left out; none if others measured, too: their results may be of any family."""
    value = said.get("left_out")
    if not isinstance(value, dict) or len(ids) < len(list(Facts(data).entries("results"))):
        return {}
    return {str(family): "left out" for family in value}


def _visits(said: Mapping[str, Any]) -> tuple[str, str] | None:
    value = said.get("visits")
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(each, str) for each in value):
        return None
    return value[0], value[1]


def _is_same(said: Mapping[str, Any]) -> bool:
    """Whether the program and its libraries are here in the versions that measured."""
    libraries = said.get("libraries")
    known = libraries if isinstance(libraries, dict) else {}
    return said.get("measured_by") == f"synthreport {__version__}" and all(
        known.get(name) == version_of(name) for name in LIBRARIES
    )
