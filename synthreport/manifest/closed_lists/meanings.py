"""The meanings of the values of a closed list, as an annotation of its type."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

MEANINGS: dict[str, Meanings] = {}
"""The meanings of every closed list by its name, in the order of declaration."""


class Meanings:
    """What each value of a closed list means. Lists whose values mean the same share one.

    It annotates a `Literal`, whose schema then has the texts. Raises `ValueError` if the name is taken, and in the
    schema if a value has no text.
    """

    def __init__(self, name: str, **texts: str) -> None:
        if name in MEANINGS:
            raise ValueError(f"two closed lists are named {name}")
        self.name = name
        self.texts = texts
        MEANINGS[name] = self

    def __getitem__(self, value: str) -> str:
        return self.texts[value]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of the values, with the name of the list and the meaning of each value."""
        schema = handler(core)
        values: list[str] = schema.get("enum") or [schema["const"]]
        lacking = [value for value in values if value not in self.texts]
        if lacking:
            raise ValueError(f"the closed list {self.name} gives no text for {', '.join(lacking)}")
        texts = [self.texts[value] for value in values]
        described = {"enumDescriptions": texts} if "enum" in schema else {"description": texts[0]}
        return {**schema, "x-list": self.name, **described}
