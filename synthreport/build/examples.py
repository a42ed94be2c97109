"""An example on every property: declared where a person chose one, derived from the parts elsewhere."""

from __future__ import annotations

from typing import Any

from synthreport.schema.settled import name_of

Schema = dict[str, Any]

_DEEPEST = 3


def complete(schema: Schema) -> Schema:
    """The same schema, with an example on every property that has none."""
    definitions = schema["$defs"]
    for owner in (schema, *definitions.values()):
        for name, field in owner.get("properties", {}).items():
            if isinstance(field, dict) and "examples" not in field and name != "rest":
                field["examples"] = [_example(field, definitions, 0)]
            elif name == "rest":
                field["examples"] = [{"gap": "not_reported"}]
    return schema


def _example(schema: Schema, definitions: dict[str, Schema], depth: int) -> Any:
    """The shortest answer that this schema takes as its usual form."""
    if "examples" in schema and depth:
        return schema["examples"][0]
    if "$ref" in schema:
        return _example(definitions[name_of(schema)], definitions, depth + 1)
    if "else" in schema:
        gap = depth > _DEEPEST and schema["if"].get("required") == ["gap"]
        return {"gap": "not_reported"} if gap else _example(schema["else"], definitions, depth)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    return _of_type(schema, definitions, depth)


def _of_type(schema: Schema, definitions: dict[str, Schema], depth: int) -> Any:
    kind = schema.get("type")
    if kind == "array":
        return [_example(schema["items"], definitions, depth + 1)]
    if kind == "object":
        return _object(schema, definitions, depth)
    return {"boolean": True, "integer": 1, "number": 0.5, "string": "text"}.get(str(kind), "text")


def _object(schema: Schema, definitions: dict[str, Schema], depth: int) -> Any:
    if "allOf" in schema:
        return _example(schema["allOf"][0]["then"], definitions, depth + 1)
    if "properties" not in schema:
        return {"an_id": _example(schema["additionalProperties"], definitions, depth + 1)}
    tagged = [*schema.get("required", []), *schema.get("then", {}).get("required", [])]
    asked = [name for name, field in schema["properties"].items() if "x-level" in field]
    names = dict.fromkeys([*tagged, *asked] or list(schema["properties"])[1:2])
    return {name: _example(schema["properties"][name], definitions, depth + 1) for name in names}
