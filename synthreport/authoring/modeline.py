"""The first line of a manifest: it tells an editor which schema to complete and check by."""

from __future__ import annotations

from synthreport.standard.versions import NEWEST


def modeline(version: str = NEWEST) -> str:
    """The comment that the YAML language server reads, with the address of a version's schema."""
    return f"# yaml-language-server: $schema=https://w3id.org/synthreport/{version}/manifest.schema.json"
