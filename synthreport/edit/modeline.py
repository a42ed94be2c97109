"""The comment at the head of a manifest by which editors find its schema."""

from __future__ import annotations

from synthreport.standard.documentation import schema_name
from synthreport.standard.versions import NEWEST


def modeline(version: str = NEWEST, schema: str = "", site: str = "") -> str:
    """The line for a version of the standard, on a site if there is one, or for the path of a schema."""
    return f"# yaml-language-server: $schema={schema or schema_name(version, site)}"
