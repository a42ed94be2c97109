"""The text of a new manifest."""

from __future__ import annotations

from typing import Any

from synthreport.edit.modeline import modeline
from synthreport.files.serialise import as_json, as_yaml


def new_text(data: dict[str, Any], name: str, site: str = "") -> str:
    """A manifest as JSON where the name of its file ends in `.json`; else as YAML, a blank line between its sections.

    The first line of YAML tells editors the schema, which a site may have.
    """
    if name.lower().endswith(".json"):
        return as_json(data)
    head, *sections = [as_yaml({key: each}, dent=True, double=True) for key, each in data.items()] or [""]
    return "\n".join([f"{modeline(site=site)}\n{head}", *sections])
