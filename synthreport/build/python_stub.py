"""The types → the stub from which editors complete, and type checkers judge, a manifest that is built in code."""

from __future__ import annotations

from synthreport.build.item_places import marker_of
from synthreport.build.json_schema import Schema, raw_schema
from synthreport.schema.settled import name_of

_HEAD = '''"""Build a manifest in code: every form of the standard as a class. Rendered by synthreport.build."""
# ruff: noqa
# fmt: off

from collections.abc import Mapping
from typing import Any, Generic, Literal, TypeVar, overload

from synthreport.builder.gap_parts import gap as gap
from synthreport.builder.parts import Entries as Entries
from synthreport.builder.parts import Part as Part
from synthreport.builder.parts import NoEntry as NoEntry
from synthreport.builder.parts import UnknownKey as UnknownKey
from synthreport.builder.parts import WrongAnswer as WrongAnswer
from synthreport.builder.manifest import Whole

_Read = TypeVar("_Read", covariant=True)
_Write = TypeVar("_Write", contravariant=True)

class _Field(Generic[_Read, _Write]):
    @overload
    def __get__(self, part: None, owner: type[Part]) -> property: ...
    @overload
    def __get__(self, part: Part, owner: type[Part] | None = None) -> _Read: ...
    def __set__(self, part: Part, answer: _Write) -> None: ...
    def __delete__(self, part: Part) -> None: ...
'''
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_PLAIN = "Mapping[str, Any]"


def python_stub() -> str:
    """The text of the stub."""
    raw = raw_schema()
    stub = _Stub(raw["$defs"])
    objects = {name: each for name, each in raw["$defs"].items() if "properties" in each}
    parts = [stub.form(name, each) for name, each in objects.items()]
    return "\n".join([_HEAD, *parts, stub.form("Manifest", raw, base="Whole"), "Gap = OpenGap | ExplainedGap\n"])


class _Stub:
    def __init__(self, definitions: dict[str, Schema]) -> None:
        self.definitions = definitions

    def form(self, name: str, schema: Schema, base: str = "Part") -> str:
        """One form as a class: its fields with their descriptions, and how it is made."""
        lines = [f"class {name}({base}):", f'    """{schema.get("description", "")}"""', ""]
        required, given = list[str](), list[str]()
        for key, field in sorted(schema["properties"].items(), key=lambda each: each[0] == "rest"):
            read, write = self.read(field), " | ".join(self.written(field))
            lines += [f"    {key}: _Field[{read}, {write}]", f'    """{field.get("description", "")}"""']
            must = key in schema.get("required", ()) and "const" not in field
            (required if must else given).append(f"{key}: {write}{'' if must else ' = ...'}")
        return "\n".join([*lines, "", f"    def __init__(self, *, {', '.join(required + given)}) -> None: ...", ""])

    def read(self, field: Schema) -> str:
        """The type of what one gets: a part or entries where the answer is usually one; otherwise what may stand."""
        choices = self.choices(field)
        usual = next((each for each in choices if not self._is_aside(each)), choices[0])
        if self.is_part(usual) or usual.get("type") == "object":
            return " | ".join(self._spelled(usual, reading=True))
        return " | ".join([*self._union(choices, reading=True), "None"])

    def written(self, field: Schema) -> list[str]:
        """The types of what may be assigned."""
        return self._union(self.choices(field), reading=False)

    def choices(self, schema: Schema) -> list[Schema]:
        """The forms of an answer, silence left out."""
        return [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]

    def is_part(self, schema: Schema) -> bool:
        """Whether a schema is that of an object, or of a choice between objects."""
        named = self._named(schema)
        return "properties" in named or "oneOf" in named

    def _named(self, schema: Schema) -> Schema:
        return self.definitions[name_of(schema)] if "$ref" in schema else schema

    def _is_aside(self, schema: Schema) -> bool:
        name = name_of(schema)
        return "const" in schema or name == "Gap" or bool(marker_of(self.definitions.get(name, {})))

    def _union(self, choices: list[Schema], *, reading: bool) -> list[str]:
        """The types of several forms, each once, with all words in one."""
        words = [word for each in choices for word in _words(each)]
        types = [name for each in choices if not _words(each) for name in self._spelled(each, reading=reading)]
        literal = [f"Literal[{', '.join(map(repr, dict.fromkeys(words)))}]"] if words else []
        return list(dict.fromkeys([*literal, *types]))

    def _spelled(self, schema: Schema, *, reading: bool) -> list[str]:
        if "$ref" in schema or "oneOf" in schema:
            return self._form(schema, reading=reading)
        if "anyOf" in schema:
            return self._union(self.choices(schema), reading=reading)
        kind = schema.get("type")
        if kind == "array":
            inner = " | ".join(self._union(self.choices(schema["items"]), reading=reading))
            return [f"tuple[{inner}, ...]" if reading else f"list[{inner}]"]
        if kind == "object":
            inner = " | ".join(self._union(self.choices(_entries(schema)), reading=reading))
            return [f"Entries[{inner}]" if reading else f"Mapping[str, {inner}]"]
        return _words_as_type(schema) or [_SCALARS.get(str(kind), "Any")]

    def _form(self, schema: Schema, *, reading: bool) -> list[str]:
        named = self._named(schema)
        name = name_of(schema)
        if name == "Gap":
            return ["Gap"]
        if "oneOf" in named:
            return [name for each in named["oneOf"] for name in self._form(each, reading=reading)]
        if "properties" not in named:
            return ["Any"]
        return [name] if reading else [name, _PLAIN]


def _words(schema: Schema) -> list[str]:
    words = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return [str(word) for word in words]


def _words_as_type(schema: Schema) -> list[str]:
    words = _words(schema)
    return [f"Literal[{', '.join(map(repr, words))}]"] if words else []


def _entries(schema: Schema) -> Schema:
    """The values under the keys of a map."""
    if "patternProperties" in schema:
        return dict(*schema["patternProperties"].values())
    held = schema.get("additionalProperties")
    return held if isinstance(held, dict) else {}
