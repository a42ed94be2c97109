"""Default answers: a person accepts one by pressing Enter, or types another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from synthreport.document.pointers import get
from synthreport.result import THIRD_PARTY_BASIS
from synthreport.schema.forms import Form

Data = dict[str, Any]


def default(seen: Data, pointer: str, form: Form) -> str:
    """The likely answer at a pointer; empty if there is none."""
    for pattern, found in _LIKELY:
        if pattern.fullmatch(pointer):
            return found(seen)
    if "/parties" in form.refs and pointer != "/manifest/completed_by" and _is_foreign(seen):
        return ""  # the only party is the reader
    only = ids(seen, form.refs) if _OF_THE_ONLY_ONE.fullmatch(pointer) else []
    return only[0] if len(only) == 1 else ""


def _is_foreign(seen: Data) -> bool:
    about = seen.get("manifest")
    return isinstance(about, dict) and about.get("basis") == THIRD_PARTY_BASIS


def ids(seen: Data, places: tuple[str, ...]) -> list[str]:
    """The ids of some collections."""
    return [each for place in places for each in _ids(seen, place)]


def offered(seen: Data, pointer: str, form: Form) -> list[str]:
    """The ids that are offered as an answer; where code is asked for, those of code alone."""
    if pointer != "/access/code":
        return ids(seen, form.refs or form.keys)
    repositories = [key for key, each in _entries(seen, "tools") if "repository" in each]
    return [*_of_code(seen), *repositories]


def _entries(seen: Data, section: str) -> list[tuple[str, Data]]:
    found = seen.get(section)
    return [(key, each) for key, each in found.items() if isinstance(each, dict)] if isinstance(found, dict) else []


def _of_code(seen: Data) -> list[str]:
    return [key for key, each in _entries(seen, "files") if each.get("role") == "code"]


def _ids(seen: Data, place: str) -> list[str]:
    found = get(seen, place, None) if "*" not in place else None
    return [each for each in found if not each.startswith("x-")] if isinstance(found, dict) else []


def _today(seen: Data) -> str:
    return date.today().isoformat()


def _wholly_synthetic(seen: Data) -> str:
    kind = seen.get("dataset", {}).get("composition", {}).get("kind")
    return "yes" if kind == "fully_synthetic" else ""


def _observed(seen: Data) -> str:
    """The share of observed records if every dataset among the inputs is observed."""
    origins = {each.get("origin") for _, each in _entries(seen, "inputs") if each.get("kind") == "dataset"}
    return "1" if origins == {"observed"} else ""


def _version(seen: Data) -> str:
    """The first version of one's own dataset; of somebody else's, the version of their repository."""
    released = [each.get("version", "") for _, each in _entries(seen, "tools") if "repository" in each]
    return "".join(released[:1]) if _is_foreign(seen) else "1.0.0"


def _always(text: str) -> Callable[[Data], str]:
    return lambda seen: text


_OF_THE_ONLY_ONE = re.compile(
    r"/manifest/completed_by|/dataset/(creators|source_access)|/maintenance/contact|/inputs/[^/]+/processed_in/operator"
    r"|/splits/[^/]+/taken_from|/steps/[^/]+/(tools|code|takes|makes)|/content/correspondence/with_input"
    r"|/content/(tables|fields|groups)/[^/]+/(files|table|made_by)|/(estimands|constraints)/[^/]+/(.*/)?(table|step)"
    r"|/results/[^/]+/(against|task|estimand|tool)|/claims/.*/(scope|tasks)|/privacy/releases/[^/]+/what"
)
"""Answers that the only id of a collection is likely to be. Elsewhere the only party, file or result would be offered
as its own vendor, funder, container or proof."""

_LIKELY: tuple[tuple[re.Pattern[str], Callable[[Data], str]], ...] = tuple(
    (re.compile(pattern), found)
    for pattern, found in {
        r"/access/code": lambda seen: ", ".join(_of_code(seen)),
        r"/manifest/basis": _always("creator"),
        r"/manifest/date": _today,
        r"/dataset/version": _version,
        r"/dataset/history": _always("1"),
        r"/dataset/history/0/date": _today,
        r"/dataset/history/0/version": lambda seen: str(seen.get("dataset", {}).get("version", "")),
        r"/dataset/history/0/changed": _always("data"),
        r"/dataset/history/0/change": _always("First version."),
        r"/lineage/real_fraction/records": _observed,
        r"/content/fields/[^/]+/synthetic": _wholly_synthetic,
    }.items()
)
