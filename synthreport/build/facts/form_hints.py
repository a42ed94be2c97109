"""What a form needs to know of each field beside its words: how it is asked, in which order, and who writes it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from synthreport.edit.tidy import COMPACT, rank
from synthreport.manifest.node import ITEMS
from synthreport.schema.settled import name_of
from synthreport.standard.catalogue import Catalogue

Schema = dict[str, Any]

_BY_TYPE = {"Text": "text", "Date": "date", "Moment": "date"}
_BY_KIND = {"boolean": "yes_no", "number": "number", "integer": "number", "string": "line"}
_UNITS = {"bytes": "By", "seconds": "s", "duration": "s", "memory_mb": "MBy", "energy_kwh": "kW.h", "bit_depth": "bit"}
"""The units of numbers, in UCUM, by their keys."""
_COMPUTED = "Sha256"


def for_forms(schema: Schema, entries: Schema) -> Schema:
    """The same schema with the hints for forms; `entries` are those of its catalogue."""
    hinted: Schema = _Hints(schema, entries).below(schema)
    for path in COMPACT:
        _field(hinted, path)["x-tool"] = True
    catalogue = Catalogue(entries)
    ordered = sorted(hinted["properties"], key=lambda key: rank(catalogue, key))
    for number, key in enumerate(ordered, 1):
        hinted["properties"][key]["x-order"] = number
    return hinted


def _field(hinted: Schema, path: Iterable[str]) -> Schema:
    """The field at a path of keys, each in the usual form of the object before it."""
    schema = hinted
    for key in path:
        while "properties" not in schema:
            schema = schema["else"] if "else" in schema else hinted["$defs"][name_of(schema)]
        schema = schema["properties"][key]
    return schema


class _Hints:
    def __init__(self, schema: Schema, entries: Schema) -> None:
        self.definitions: Schema = schema["$defs"]
        self.lines = {code: line["number"] for line in entries["checklist"] for code in line["codes"]}

    def below(self, schema: Any) -> Any:
        """A schema in which every property and every choice of forms has its hints."""
        if isinstance(schema, list):
            return [self.below(each) for each in schema]
        if not isinstance(schema, dict):
            return schema
        hinted = {
            key: inner if key in ("examples", "enum", "const") else self.below(inner) for key, inner in schema.items()
        }
        if "allOf" in schema:
            hinted["x-shared"] = self._shared(schema["allOf"])
        fields: Mapping[str, Any] = schema.get("properties", {})
        for key, field in fields.items():
            if isinstance(field, dict) and "title" in field:
                hinted["properties"][key] = hinted["properties"][key] | self._of(key, field)
        return hinted

    def _of(self, key: str, field: Schema) -> Schema:
        """The hints of one field; label, line and tier stand where its item is worded."""
        usual, name = self._usual(field)
        hints: Schema = {"x-widget": "reference" if "x-ref" in {**usual, **field} else self._widget(usual, name)}
        code = field.get("x-item")
        if code and field["title"] == ITEMS[code].title:
            hints |= {"x-label": ITEMS[code].label, "x-tier": ITEMS[code].tier.value}
            hints |= {"x-line": self.lines[code]} if code in self.lines else {}
        if hints["x-widget"] == "number" and key in _UNITS:
            hints["x-unit"] = _UNITS[key]
        return hints | ({"x-tool": True} if name == _COMPUTED or key == "bytes" else {})

    def _usual(self, schema: Schema) -> tuple[Schema, str]:
        """The usual form of an answer, and the name of its type; empty if it has none."""
        name = ""
        while "$ref" in schema or "else" in schema:
            name = "" if "else" in schema else name_of(schema)
            schema = schema["else"] if "else" in schema else self.definitions[name]
        return schema, name

    def _widget(self, usual: Schema, name: str) -> str:
        if "enum" in usual or "const" in usual:
            return "choice"
        if name in _BY_TYPE:
            return _BY_TYPE[name]
        if usual.get("type") == "array":
            return "table" if _is_object(self._usual(usual["items"])[0]) else "list"
        if isinstance(usual.get("additionalProperties"), dict):
            return "table"
        return "group" if _is_object(usual) else _BY_KIND.get(usual.get("type", ""), "line")

    def _shared(self, forms: list[Schema]) -> list[str]:
        """The keys that all forms of an object have, and under which all expect the same."""
        fields = [self.definitions[name_of(form["then"])]["properties"] for form in forms]
        counts = Counter((key, json.dumps(field, sort_keys=True)) for each in fields for key, field in each.items())
        return [key for (key, _), count in counts.items() if count == len(forms)]


def _is_object(schema: Schema) -> bool:
    return "properties" in schema or "allOf" in schema
