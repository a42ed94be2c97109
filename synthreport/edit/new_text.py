"""The text of a new manifest."""

from __future__ import annotations

from typing import Any

from synthreport.edit.modeline import modeline
from synthreport.files.serialise import as_json, as_yaml


def new_text(data: dict[str, Any], name: str) -> str:
    """A manifest as JSON if the name of its file ends in `.json`; else as YAML with a blank line between sections.

    The first line of YAML tells editors the schema.
    """
    if name.lower().endswith(".json"):
        return as_json(data)
    head, *sections = [as_yaml({key: each}, dent=True, double=True) for key, each in data.items()] or [""]
    return "\n".join([f"{modeline()}\n{head}", *sections])
