"""Packages of an environment as tools."""

from __future__ import annotations

from typing import Any

from synthreport.authoring.draft import Draft, id_of
from synthreport.authoring.importers.reading import text


def state_tools(draft: Draft, packages: list[dict[str, Any]]) -> None:
    """Enter packages, each with a `name` and perhaps a `version`, as software."""
    taken: set[str] = set()
    for each in packages:
        name = text(each, "name") or ""
        made = id_of(name, taken)
        taken.add(made)
        draft.state(f"/tools/{made}", {"kind": "software", "name": name, "version": text(each, "version")})
