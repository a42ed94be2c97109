"""The types → the published JSON Schema (2020-12), in which every validator's messages make sense.

pydantic says unions as `anyOf` and `oneOf`, of which a validator can only report that nothing matched. Here they become
`if`/`then`: the form that the author evidently meant is looked up first, and only its errors are reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from synthreport.build import examples
from synthreport.build.item_places import branches, marker_of
from synthreport.build.shared_unions import share_unions
from synthreport.build.texts.closed_values import meanings_of
from synthreport.manifest import Manifest, values
from synthreport.manifest.node import ITEMS, asked_at, required
from synthreport.manifest.values import Answer
from synthreport.schema.evaluator import ANNOTATIONS
from synthreport.schema.settled import name_of
from synthreport.standard.documentation import schema_name

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PYTHON_REGEX = ConfigDict(regex_engine="python-re")
_OWN = {"^x-": {"description": "The author's own."}}
_SCALARS = (
    "Id", "Name", "Text", "Date", "Moment", "Language", "Country", "Email", "Orcid", "Ror", "Identifier", "Uri", "Path",
    "Pointer", "Sha256", "MediaType", "MetricName", "SpdxExpression", "Integer", "Whole", "Positive", "NotNegative",
    "Share", "Confidence", "Probability",
)  # fmt: skip


class _PlainSchema(GenerateJsonSchema):
    """pydantic's own rendering, in which the order of declaration is kept."""

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        return value


def raw_schema() -> Schema:
    """What pydantic renders: unions as `anyOf` and `oneOf`, annotations as declared."""
    return Manifest.model_json_schema(schema_generator=_PlainSchema)


def manifest_schema(version: str) -> Schema:
    """The published schema of a manifest."""
    raw = raw_schema()
    renderer = _Renderer(raw["$defs"])
    root = renderer.rendered_object("Manifest", raw)
    definitions = {name: renderer.definition(name, schema) for name, schema in raw["$defs"].items()}
    definitions |= {name: {"title": name, **schema} for name, schema in renderer.scalars.items()}
    schema = {
        "$schema": DIALECT,
        "$id": schema_name(version),
        "title": f"synthreport manifest {version}",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }
    return share_unions(examples.complete(schema))


def shape_schema(schema: Schema) -> Schema:
    """The same schema without what only people read, and without what must be there: what the checker compiles.

    What is missing the checker tells from the catalogue, which knows under which conditions it is asked for. Only the
    key that tells the forms of an object apart stays required: without it, nothing in the object has a form.
    """
    kept = {key: value for key, value in schema.items() if key not in _FOR_PEOPLE}
    if "allOf" not in kept:
        kept.pop("required", None)
    if "not" in kept.get("if", ()):
        del kept["if"], kept["then"]
    return {key: value if key == "if" else _shape(key, value) for key, value in kept.items()}


def _shape(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_shape("", each) for each in value]
    if not isinstance(value, dict):
        return value
    if key in ("properties", "patternProperties", "$defs"):
        return {name: _shape("", field) for name, field in value.items()}
    return shape_schema(value)


def _models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in base.__subclasses__():
        yield child
        yield from _models(child)


class _Renderer:
    def __init__(self, definitions: dict[str, Schema]) -> None:
        self.raw = definitions
        self.models = {model.__name__: model for model in _models(Answer)}
        self.scalars = {
            name: TypeAdapter(getattr(values, name), config=_PYTHON_REGEX).json_schema() for name in _SCALARS
        }

    def definition(self, name: str, schema: Schema) -> Schema:
        if "properties" in schema:
            return self.rendered_object(name, schema)
        return {"title": name, **self.rendered(schema)}

    def rendered(self, schema: Schema) -> Schema:
        """A schema without `anyOf`, `oneOf` and null, and with ids as property names."""
        notes = {key: value for key, value in schema.items() if key in _ANNOTATIONS}
        core = {key: value for key, value in schema.items() if key not in _ANNOTATIONS and key not in _UNPUBLISHED}
        return notes | self._core(core)

    def _core(self, core: Schema) -> Schema:
        if "anyOf" in core:
            return self._union([choice for choice in core["anyOf"] if choice.get("type") != "null"])
        if "discriminator" in core:
            return self._tagged(core)
        if core.get("type") == "array":
            return core | {"items": self.rendered(core["items"])}
        if core.get("type") == "object":
            return self._map(core)
        named = (name for name, scalar in self.scalars.items() if _constraints(scalar) == _constraints(core))
        return next(({"$ref": f"#/$defs/{name}"} for name in named), core)

    def _map(self, core: Schema) -> Schema:
        """A collection under the author's ids, or under any other names."""
        if "patternProperties" in core:
            ((pattern, value),) = core["patternProperties"].items()
            names = self._name(pattern)
        else:
            names, value = self.rendered(core.get("propertyNames", {})), core["additionalProperties"]
        rest = {key: bound for key, bound in core.items() if key in ("minProperties", "maxProperties")}
        return {"type": "object", "propertyNames": names, "additionalProperties": self.rendered(value)} | rest

    def _name(self, pattern: str) -> Schema:
        found = next((name for name, scalar in self.scalars.items() if scalar.get("pattern") == pattern), None)
        return {"$ref": f"#/$defs/{found}"} if found else {"type": "string", "pattern": pattern}

    def rendered_object(self, name: str, schema: Schema) -> Schema:
        fields = sorted(schema["properties"].items(), key=lambda field: field[0] == "rest")
        properties = {key: self._property(key, value) for key, value in fields}
        return {
            "title": schema.get("title", name) if name != "Manifest" else "Manifest",
            "description": schema.get("description", ""),
            "type": "object",
            "properties": properties,
            "patternProperties": _OWN,
            "additionalProperties": False,
            **self._required(self.models[name]),
        }

    def _required(self, model: type[BaseModel]) -> Schema:
        """What must be there; `rest` answers all of it but the tag that says which kind of object it is."""
        names = required(model)
        tags = [name for name in names if model.model_fields[name].is_required()]
        always: Schema = {"required": tags} if tags else {}
        if len(names) == len(tags):
            return always
        if "rest" not in model.model_fields:
            return {"required": names}
        excused = {"type": "object", "required": ["rest"], "properties": {"rest": True}}
        asked = [name for name in names if name not in tags]
        return always | {
            "if": {"not": excused},
            "then": {"required": asked, "properties": dict.fromkeys(asked, True)},
        }

    def _property(self, key: str, schema: Schema) -> Schema:
        rendered = self.rendered(schema)
        rendered["title"] = schema["title"] if schema.get("x-home") else _words(key)
        level = asked_at(schema)
        if level and "x-item" in schema:
            rendered["x-level"] = level[0].value
        if "x-item" in schema:
            rendered["x-since"] = ITEMS[schema["x-item"]].since
        return {name: value for name, value in rendered.items() if name not in ("x-home", "x-asked", "x-completes")}

    def _tagged(self, core: Schema) -> Schema:
        """A union whose forms are distinguished by one required key."""
        tag = core["discriminator"]["propertyName"]
        forms = branches(core["discriminator"])
        return {
            "type": "object",
            "required": [tag],
            "properties": {tag: self._tag(tag, [self.raw[name_of({"$ref": ref})]["properties"][tag] for ref in forms])},
            "allOf": [
                {
                    "if": {
                        "type": "object",
                        "required": [tag],
                        "properties": {tag: {"enum": names} if len(names) > 1 else {"const": names[0]}},
                    },
                    "then": {"$ref": ref},
                }
                for ref, names in forms.items()
            ],
        }

    def _tag(self, key: str, fields: list[Schema]) -> Schema:
        """The key that tells the forms of a union apart: its values are those of all forms."""
        meanings = {value: text for field in fields for value, text in meanings_of(field).items()}
        return {
            "title": _words(key),
            "description": "Which of these it is; the other answers depend on it.",
            "examples": list(meanings)[:1],
            "enum": list(meanings),
            "enumDescriptions": list(meanings.values()),
        }

    def _union(self, choices: list[Schema]) -> Schema:
        """Forms of an answer: the usual one last, without a test, so that its errors are those reported."""
        if len(choices) == 1:
            return self.rendered(choices[0])
        usual = next(index for index, choice in enumerate(choices) if not self._is_aside(choice))
        ordered = [*choices[:usual], *choices[usual + 1 :], choices[usual]]
        ordered.sort(key=lambda choice: (choice is choices[usual], not self._is_aside(choice)))
        union = self.rendered(ordered[-1])
        for choice in reversed(ordered[:-1]):
            union = {"if": self._test(choice), "then": self.rendered(choice), "else": union}
        return union

    def _is_aside(self, choice: Schema) -> bool:
        """Whether a form stands aside from the usual one: a single word, or an object with a marker."""
        return "const" in choice or bool(self._marker(choice))

    def _marker(self, choice: Schema) -> str | None:
        name = name_of(choice)
        if name == "Gap":
            return "gap"
        return marker_of(self.raw.get(name, {}))

    def _test(self, choice: Schema) -> Schema:
        """What tells that the author meant this form."""
        if marker := self._marker(choice):
            return {"type": "object", "required": [marker], "properties": {marker: True}}
        plain = self.rendered(choice)
        if "const" in plain or "enum" in plain:
            return {key: plain[key] for key in ("type", "const", "enum") if key in plain}
        target = self.scalars.get(name_of(plain), plain)
        kind = target.get("type", "object")
        if kind == "string":
            return {"$ref": plain["$ref"]} if "$ref" in plain else plain
        return {"type": "number" if kind == "integer" else kind}


_FOR_PEOPLE = (ANNOTATIONS - {"x-form"}) | {"title", "description", "examples"}
_UNPUBLISHED = ("default", "x-list")
_ANNOTATIONS = (
    "title",
    "description",
    "examples",
    "enumDescriptions",
    "x-item",
    "x-home",
    "x-asked",
    "x-completes",
    "x-when",
    "x-ref",
    "x-keys",
)


def _constraints(scalar: Schema) -> Schema:
    return {key: value for key, value in scalar.items() if key != "x-form"}


_SPELLED = {
    "sha256": "SHA-256", "orcid": "ORCID iD", "ror": "ROR ID", "uri": "Address", "os": "Operating system",
    "n": "Number (n)", "sd": "Standard deviation", "ref": "Reference", "metadata_sha256": "SHA-256 of the metadata",
    "memory_mb": "Memory in MB", "energy_kwh": "Energy in kWh",
}  # fmt: skip
"""Keys whose words are no title by themselves."""


def _words(key: str) -> str:
    words = _SPELLED.get(key, key.replace("_", " "))
    return words[:1].upper() + words[1:]
