"""The comment at the top of a manifest that tells editors its schema."""

from __future__ import annotations

from synthreport.standard.versions import NEWEST, page


def modeline(version: str = NEWEST, schema: str = "") -> str:
    """The line for a version of the standard, or for another schema by its path relative to the manifest."""
    return f"# yaml-language-server: $schema={schema or page('manifest.schema.json', version)}"
