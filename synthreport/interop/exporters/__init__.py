"""From a manifest to the formats of others: what they can say of it, and what they cannot."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

EXPORTERS = {
    "croissant": "Croissant 1.1 with RAI, JSON-LD",
    "datacite": "DataCite JSON",
    "ro-crate": "RO-Crate: ro-crate-metadata.json",
    "schema-org": "schema.org JSON-LD",
    "dataset-card": "the front matter of a Hugging Face dataset card",
}
"""Every exporter by its name, with what it writes."""


class Exported(NamedTuple):
    """A text in another format, and the pointers of all answers that it cannot hold."""

    text: str
    left: tuple[str, ...]


def exported(manifest: dict[str, Any], form: str) -> Exported:
    """A manifest in another format. Raises KeyError where there is no such exporter."""
    EXPORTERS[form]
    made: Exported = import_module(f"synthreport.interop.{form.replace('-', '_')}").exported(manifest)
    return made
