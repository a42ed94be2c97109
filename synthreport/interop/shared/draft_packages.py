"""Packages of an environment as tools."""

from __future__ import annotations

from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids
from synthreport.interop.shared.source_values import text


def state_tools(draft: Draft, packages: list[dict[str, Any]]) -> None:
    """Enter packages, each with a `name` and perhaps a `version`, as software."""
    ids = Ids()
    for each in packages:
        name = text(each, "name") or ""
        draft.state(f"/tools/{ids.new(name)}", {"kind": "software", "name": name, "version": text(each, "version")})
