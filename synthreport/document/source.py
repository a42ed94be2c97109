"""A caller's source → Document: text, bytes, a path, plain data."""

from __future__ import annotations

import json
import os
from typing import Any

from synthreport.document import LIMIT, Document, parse
from synthreport.document.quota import MOST
from synthreport.files.paths import first_bytes

NAMES = ("synthreport.yaml", "synthreport.yml", "synthreport.json")
"""File names of a manifest; the first is the default."""


def as_document(source: Any, *, limit: int = LIMIT, most: int = MOST) -> Document:
    """The document behind a `Document`, a text (str or bytes), a path (`os.PathLike`) or a mapping of plain data.

    Raises OSError if a path cannot be read, and TypeError for any other source, and for data beyond JSON.
    """
    if isinstance(source, Document):
        return source
    if isinstance(source, os.PathLike):
        return read(os.fspath(source), limit=limit, most=most)
    if isinstance(source, str):
        if "\n" not in source and source.endswith((".yaml", ".yml", ".json")):
            raise TypeError(f"a str is the text of a manifest; for a file, give pathlib.Path({source!r})")
        return parse(source.encode("utf-8", "surrogatepass"), limit=limit, most=most)
    if isinstance(source, bytes):
        return parse(source, limit=limit, most=most)
    if isinstance(source, dict):
        return parse(
            json.dumps(source, ensure_ascii=False, indent=2).encode(), name="manifest.json", limit=limit, most=most
        )
    raise TypeError(f"cannot check {type(source).__name__}: expected text, bytes, a path or a mapping")


def read(path: str, *, limit: int = LIMIT, most: int = MOST) -> Document:
    """Read a manifest from a file, never more of it than can be checked. Raises OSError."""
    return parse(first_bytes(path, limit + 1), name=path, limit=limit, most=most)
