"""Other formats: read into a draft, or written from a manifest.

In: files of other tools and standards, nothing in them executed, unpickled or fetched; or a manifest. Out: a draft that
says what was skipped, or a text with the answers that the format cannot hold. Never: prose read for its meaning.
"""

from __future__ import annotations

from synthreport.interop.registry import (
    EXPORTERS,
    IMPORTERS,
    Exported,
    Options,
    exported,
    imported,
    importer,
    importers,
    recognised,
)

__all__ = [
    "EXPORTERS", "IMPORTERS", "Exported", "Options", "exported", "imported", "importer", "importers", "recognised",
]  # fmt: skip
