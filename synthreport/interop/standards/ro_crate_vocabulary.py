"""RO-Crate: a flat graph of nodes that refer to each other by @id; files are named by their paths in it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from synthreport.interop.shared.field_table import Form, Row
from synthreport.interop.shared.value_forms import path

METADATA = "ro-crate-metadata.json"
_PATH = Form(lambda answer: quote(answer) if isinstance(answer, str) else None, lambda value: path(unquote(str(value))))
FILE = (Row("/path", "@id", _PATH),)


def flattened(root: dict[str, Any]) -> list[dict[str, Any]]:
    """A tree of nodes as a flat list: each node once, in place of each a reference."""
    found: dict[str, dict[str, Any]] = {}

    def referred(value: Any) -> Any:
        if isinstance(value, list):
            return [referred(each) for each in value]
        if not isinstance(value, dict) or "@type" not in value:
            return value
        name = str(value["@id"])
        kept = found.setdefault(name, {})
        kept |= {key: referred(each) for key, each in value.items()}
        return {"@id": name}

    referred(root)
    return list(found.values())
