"""The digest of what a manifest says: of its canonical JSON, without what is written into it after an attestation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import reach, without

_LIST = "/manifest/attestations"


def content_digest(data: Any) -> str:
    """The SHA-256 of the canonical JSON (RFC 8785) of a manifest's data, without attestations and their files."""
    kept = without(data, [_LIST, *_files_of_attestations(data)])
    plain = _plain({key: each for key, each in kept.items() if each != {}})
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _files_of_attestations(data: Any) -> Iterator[str]:
    """The entries of files that are attestations, and no data."""
    named = {each for _, each in reach(data, f"{_LIST}/*/file") if isinstance(each, str)}
    for pointer, entry in reach(data, "/files/*"):
        if isinstance(entry, dict) and entry.get("path") in named and entry.get("role") != "data":
            yield pointer


def _plain(value: Any) -> Any:
    """The value with whole numbers as integers, for 1.0 and 1 are the same number."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
