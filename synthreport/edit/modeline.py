"""The comment at the head of a manifest by which editors find its schema."""

from __future__ import annotations

from synthreport.standard.versions import NEWEST, page


def modeline(version: str = NEWEST, schema: str = "") -> str:
    """The line for a version of the standard, or for a schema of one's own, by its path from the manifest."""
    return f"# yaml-language-server: $schema={schema or page('manifest.schema.json', version)}"
