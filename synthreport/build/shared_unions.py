"""Unions that occur more than once get a name of their own: the schema is shorter to read, and faster to compile."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from synthreport.schema.settled import name_of

Schema = dict[str, Any]

_UNION = ("if", "then", "else")


def share_unions(schema: Schema) -> Schema:
    """The same schema with every repeated union under `$defs`, the innermost first."""
    counts: Counter[str] = Counter()
    _count(schema, counts)
    names: dict[str, str] = {}
    shared: Schema = _replaced(schema, {key for key, count in counts.items() if count > 1}, names)
    for key, name in names.items():
        shared["$defs"][name] = {"title": _words(name), **json.loads(key)}
    shared["$defs"] = dict(sorted(shared["$defs"].items()))
    return shared


def _core(schema: Schema) -> Schema | None:
    return {key: schema[key] for key in _UNION} if "else" in schema and "if" in schema else None


def _count(schema: Any, counts: Counter[str]) -> None:
    if isinstance(schema, dict):
        core = _core(schema)
        if core:
            counts[json.dumps(core)] += 1
        for value in schema.values():
            _count(value, counts)
    elif isinstance(schema, list):
        for value in schema:
            _count(value, counts)


def _replaced(schema: Any, repeated: set[str], names: dict[str, str]) -> Any:
    if isinstance(schema, list):
        return [_replaced(value, repeated, names) for value in schema]
    if not isinstance(schema, dict):
        return schema
    core = _core(schema)
    if core is None or json.dumps(core) not in repeated:
        return {key: _replaced(value, repeated, names) for key, value in schema.items()}
    key = json.dumps(core)
    if key not in names:
        names[key] = _unique(_name(core), names)
    return {name: value for name, value in schema.items() if name not in _UNION} | {"$ref": f"#/$defs/{names[key]}"}


def _name(schema: Schema) -> str:
    """A name that says what the forms are, the usual one first: `TextOrGap`."""
    if "else" in schema:
        return f"{_name(schema['else'])}Or{_name(schema['then'])}"
    if "$ref" in schema:
        return name_of(schema)
    if schema.get("type") == "array":
        return f"ListOf{_name(schema['items'])}"
    if "additionalProperties" in schema:
        return f"MapOf{_name(schema['additionalProperties'])}"
    if "const" in schema:
        return str(schema["const"]).title().replace("_", "")
    return "Word" if "enum" in schema else str(schema.get("type", "value")).title()


_SPELLED = {"sha256": "SHA-256", "spdx": "SPDX", "uri": "URI", "orcid": "ORCID", "ror": "ROR"}


def _words(name: str) -> str:
    """A name as editors show it: `Text or gap`."""
    words = " ".join(re.findall("[A-Z][a-z]*(?:256)?", name)).capitalize()
    return " ".join(_SPELLED.get(word.lower(), word) for word in words.split())


def _unique(name: str, names: dict[str, str]) -> str:
    taken = set(names.values())
    return next(candidate for candidate in (name, *(f"{name}{n}" for n in range(2, 999))) if candidate not in taken)
