"""The text of a new manifest, and the comment at its head by which editors find its schema."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, as_yaml
from synthreport.standard.documentation import schema_name
from synthreport.standard.versions import NEWEST


def modeline(version: str = NEWEST, schema: str = "", site: str = "") -> str:
    """The line for a version of the standard, on a site or with the path of a schema."""
    return f"# yaml-language-server: $schema={schema or schema_name(version, site)}"


def new_text(data: dict[str, Any], name: str, site: str = "") -> str:
    """A manifest as JSON if the name of its file ends in `.json`; else as YAML with a blank line between sections.

    The first line of YAML tells editors the schema, which a site may have.
    """
    if name.lower().endswith(".json"):
        return as_json(data)
    head, *sections = [as_yaml({key: each}, dent=True, double=True) for key, each in data.items()] or [""]
    return "\n".join([f"{modeline(site=site)}\n{head}", *sections])
