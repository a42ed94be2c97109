"""The plan: seeds, repetitions, tasks and limits, fixed beforehand in a file or taken from the command line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document import parse
from synthreport.draft.source_files import Unusable
from synthreport.files.opener import Refused, contents

_LARGEST = 1 << 20
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEYS = {
    "date": str, "by": str, "seed": int, "repeats": int, "near": (int, float), "tasks": dict, "limits": dict,
    "left_out": dict, "results": list,
}  # fmt: skip


class Plan(NamedTuple):
    """What is measured, and how: fixed on a date, or not fixed at all.

    `near` is the distance up to which rows are near copies; `limits` are those of results by their ids; `left_out` are
    families with the reason to leave them out; `results` the ids of results that were named beforehand.
    """

    seed: int = 0
    repeats: int = 5
    near: float = 0.02
    date: str | None = None
    by: str | None = None
    tasks: Mapping[str, Any] = {}
    limits: Mapping[str, Any] = {}
    left_out: Mapping[str, str] = {}
    results: tuple[str, ...] = ()
    sha256: str | None = None


def planned(path: Path, **given: int | None) -> Plan:
    """The plan in a file; options of the command line must not contradict it. Raises Unusable."""
    try:
        data = contents(path, _LARGEST)
    except Refused as error:
        raise Unusable(f"{path.name}: {error.strerror}") from None
    except OSError as error:
        raise Unusable(f"{path.name}: {error.strerror or error}") from None
    document = parse(data, name=str(path))
    if document.problems or not isinstance(document.data, dict):
        why = document.problems[0].message if document.problems else "not a mapping"
        raise Unusable(f"{path.name} cannot be read as a plan: {why}")
    said = _checked(document.data, path.name)
    for key, value in given.items():
        if value is not None and said.setdefault(key, value) != value:
            raise Unusable(f"--{key} {value} contradicts the plan, which fixes {key}: {said[key]}")
    return Plan(**said, sha256=hashlib.sha256(data).hexdigest())


def _checked(data: dict[str, Any], name: str) -> dict[str, Any]:
    """The keys of a plan, each of its type. Raises Unusable."""
    for key, value in data.items():
        wanted = _KEYS.get(key)
        if wanted is None:
            raise Unusable(f'{name}: unknown key "{key}"; a plan has {", ".join(_KEYS)}')
        if not isinstance(value, wanted) or isinstance(value, bool):  # type: ignore[arg-type]
            raise Unusable(f"{name}: {key} is of the wrong form")
    if not _DATE.fullmatch(data.get("date", "")):
        raise Unusable(f"{name}: a plan has the date on which it was fixed, such as date: 2026-01-10")
    return {key: tuple(value) if key == "results" else value for key, value in data.items()}
