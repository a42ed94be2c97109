"""The view that rules get of objects of unknown form: the answers that every form has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from synthreport.document.pointers import escape, get, without


def without_hidden(data: Any, shared: Mapping[str, frozenset[str]]) -> Any:
    """The data without keys of only some forms; `shared` has, by the pointer of an object, those of every form."""
    hidden = []
    for pointer, keys in shared.items():
        held: Any = get(data, pointer, None)
        hidden += [f"{pointer}/{escape(key)}" for key in held or () if key not in keys]
    return without(data, hidden)
