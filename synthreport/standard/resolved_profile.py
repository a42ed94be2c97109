"""A resolved profile: merged with all profiles that it extends, its digest, and the levels that it relaxes."""

from __future__ import annotations

import json
from typing import Any

from synthreport.finding import LEVELS, Level
from synthreport.result import Relaxed

Entry = dict[str, Any]

LIMITS = "DC74"
"""The rule under which a broken limit of a profile is reported."""

PARTS = ("levels", "gaps", "asks", "limits", "grades")
"""The parts of a profile, each by code or id; a child's entry for a code replaces its parent's."""


class ProfileError(ValueError):
    """A profile that cannot be used; the message has one line for each problem."""


class UnknownProfile(ProfileError):
    """There is no profile of this name; the message lists the existing ones."""


def is_path(name: str) -> bool:
    """Whether a profile is named by the path of its file: it has a separator or the ending of such a file."""
    return "/" in name or "\\" in name or name.lower().endswith((".yaml", ".yml", ".json"))


def resolved(own: Entry, parent: Entry | None) -> Entry:
    """A profile with everything that it inherits from its resolved parent, and its digest."""
    whole = {key: own[key] for key in ("profile", "version", "title", "text")}
    whole["extends"] = parent["profile"] if parent else None
    for part in PARTS:
        whole[part] = {**(parent[part] if parent else {}), **own.get(part, {})}
    if trusted := [*(parent or {}).get("trust", ()), *own.get("trust", ())]:
        whole["trust"] = list(dict.fromkeys(trusted))
    whole = _plain(whole)
    return {**whole, "sha256": digest(whole)}


def digest(profile: Entry) -> str:
    """The sha256 of a resolved profile: of its canonical JSON (RFC 8785), without the digest itself."""
    from hashlib import sha256  # lazy: published profiles have theirs

    whole = {key: value for key, value in profile.items() if key != "sha256"}
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """The value with whole numbers as integers: 1.0 and 1 are the same number, and must give the same digest."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def relaxed(profile: Entry, own: dict[str, Level]) -> tuple[Relaxed, ...]:
    """Every code whose level is below the standard's own; `own` holds the standard's levels."""
    return tuple(
        Relaxed(code, Level(said["level"]), own[code], said["reason"])
        for code, said in profile["levels"].items()
        if LEVELS.index(said["level"]) > LEVELS.index(own[code])
    )
