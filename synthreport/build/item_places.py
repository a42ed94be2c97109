"""The types → where each item is answered, and where each reference stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.schema.settled import name_of, words_of
from synthreport.standard.reserved_words import MARKERS

Schema = dict[str, Any]
Tags = dict[str, tuple[str, ...]]


class Place(NamedTuple):
    """A field: its path (`*` for any id or index), its item, and, where only some forms of its object have it, which.

    `tags` maps the key that tells the forms apart to the values of those that have the field; to none where the mere
    presence of the key tells.
    """

    path: str
    schema: Schema
    tags: Tags

    @property
    def home(self) -> bool:
        """Whether the item is worded here."""
        return bool(self.schema.get("x-home"))

    @property
    def is_tag(self) -> bool:
        """Whether this is the key that tells the forms of its object apart."""
        return self.path.rpartition("/")[2] in self.tags


def places(raw: Schema) -> list[Place]:
    """Every field of the standard, each once, in the order of declaration."""
    merged: dict[tuple[str, str], Place] = {}
    walk = _Walk(raw["$defs"])
    for place in walk.fields(raw, "", {}):
        if "x-asked" in place.schema:
            key = (place.path, "" if place.is_tag else _essence(place.schema))
            merged[key] = _merge(merged[key], place) if key in merged else place
    return [walk.without_idle_tags(place) for place in merged.values()]


def every_form(raw: Schema) -> Iterator[Place]:
    """Every field once for each form of its object."""
    return _Walk(raw["$defs"]).fields(raw, "", {})


def references(raw: Schema) -> list[dict[str, Any]]:
    """Every place that holds a reference: path, target collections, and what else may be there."""
    walk = _Walk(raw["$defs"])
    found: dict[str, dict[str, Any]] = {}
    for place in walk.fields(raw, "", {}):
        for reference in walk.references(place):
            found.setdefault(reference["path"], reference)
    return list(found.values())


def branches(discriminator: Schema) -> dict[str, list[str]]:
    """The forms of a union by their references, each with the values of the tag that choose it."""
    found: dict[str, list[str]] = {}
    for value, ref in discriminator["mapping"].items():
        found.setdefault(ref, []).append(value)
    return found


def marker_of(form: Schema) -> str | None:
    """The key that tells an alternative form of an answer from its usual form, where this is such a form."""
    return next((marker for marker in MARKERS if marker in form.get("required", ())), None)


def _essence(schema: Schema) -> str:
    return str([schema.get(key) for key in ("x-item", "x-asked", "x-completes", "x-when")])


def _merge(one: Place, other: Place) -> Place:
    if not one.tags or not other.tags:
        return one._replace(tags={}, schema=one.schema if one.home else other.schema)
    tags = {key: tuple(dict.fromkeys(one.tags.get(key, ()) + other.tags.get(key, ()))) for key in one.tags | other.tags}
    return one._replace(tags=tags, schema=other.schema if other.home else one.schema)


class _Walk:
    def __init__(self, definitions: dict[str, Schema]) -> None:
        self.definitions = definitions
        self.tagged: dict[str, set[str]] = {}

    def fields(self, schema: Schema, path: str, tags: Tags) -> Iterator[Place]:
        """Every field below an object, depth first."""
        for name, field in schema["properties"].items():
            if name == "rest":
                continue
            yield Place(f"{path}/{name}", field, tags)
            yield from self.below(field, f"{path}/{name}")

    def below(self, schema: Schema, path: str) -> Iterator[Place]:
        for form, tags in self.forms(schema):
            if "properties" in form:
                self.tagged.setdefault(path, set()).update(*tags.values())
                yield from self.fields(form, path, tags)
            else:
                for inner in self.elements(form):
                    yield from self.below(inner, f"{path}/*")

    def forms(self, schema: Schema) -> Iterator[tuple[Schema, Tags]]:
        """The forms that an answer may take, gaps left out, with what tells each from the others."""
        if "anyOf" in schema:
            for choice in schema["anyOf"]:
                yield from self.forms(choice)
        elif "discriminator" in schema:
            yield from self._tagged(schema["discriminator"])
        elif "$ref" in schema:
            yield from self._named(name_of(schema))
        else:
            yield schema, {}

    def _named(self, name: str) -> Iterator[tuple[Schema, Tags]]:
        if name in ("Gap", "JsonValue"):
            return
        schema = self.definitions[name]
        marker = marker_of(schema)
        if marker:
            yield schema, {marker: ()}
        else:
            yield from self.forms(schema)

    def _tagged(self, discriminator: Schema) -> Iterator[tuple[Schema, Tags]]:
        for ref, values in branches(discriminator).items():
            yield self.definitions[ref.rpartition("/")[2]], {discriminator["propertyName"]: tuple(values)}

    def without_idle_tags(self, place: Place) -> Place:
        """The same place, without a condition on its form where every form has it, or where it is the tag itself."""
        values = {value for named in place.tags.values() for value in named}
        everywhere = values and values == self.tagged[place.path.rpartition("/")[0]]
        return place._replace(tags={}) if everywhere or (place.is_tag and values) else place

    def elements(self, form: Schema) -> Iterator[Schema]:
        """What a map or a list holds."""
        if form.get("type") == "array":
            yield form["items"]
        yield from form.get("patternProperties", {}).values()
        if isinstance(form.get("additionalProperties"), dict):
            yield form["additionalProperties"]

    def references(self, place: Place) -> Iterator[dict[str, Any]]:
        """The references in a field itself, in its keys, in its elements."""
        if "x-keys" in place.schema:
            yield {"path": place.path, "keys": True, "to": place.schema["x-keys"]}
        yield from self._references(place.schema, place.path)

    def _references(self, schema: Schema, path: str) -> Iterator[dict[str, Any]]:
        forms = [form for form, _ in self.forms(schema)]
        to = list(dict.fromkeys(target for form in forms for target in form.get("x-ref", ())))
        if to or "x-ref" in schema:
            to = to or schema["x-ref"]
            others = [form for form in forms if "x-ref" not in form and form.get("type") == "string"]
            yield {"path": path, "to": to} | self._alternatives(others if "anyOf" in schema else [])
        for form in forms:
            if "properties" not in form:
                held = "list" if form.get("type") == "array" else "map"
                for inner in self.elements(form):
                    yield from ({**each, "in": held} for each in self._references(inner, f"{path}/*"))

    def _alternatives(self, others: list[Schema]) -> Schema:
        patterns = [form["pattern"] for form in others if "pattern" in form]
        words = [word for form in others for word in words_of(form) if word]
        return ({"or_patterns": patterns} if patterns else {}) | ({"or_words": words} if words else {})
