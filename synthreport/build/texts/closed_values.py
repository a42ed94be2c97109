"""The closed lists of the types: where each is an answer, and what its values mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.build.item_places import Place, every_form
from synthreport.manifest.closed_lists.answer_lists import GAP
from synthreport.manifest.closed_lists.meanings import MEANINGS

Schema = dict[str, Any]

_ANYWHERE = "none"
"""The list of the one word that nearly every field takes: it is not repeated at each of them."""


class ClosedField(NamedTuple):
    """A field whose answers are on a closed list: its path, its item, the name of the list, and its own values."""

    path: str
    item: str
    list: str
    values: tuple[str, ...]


def lists(raw: Schema) -> dict[str, dict[str, str]]:
    """Every closed list by its name, each value with its meaning.

    A list that gives an object its form is named after its path, unless it has a name.
    """
    found = {name: dict(meanings.texts) for name, meanings in MEANINGS.items()}
    for place, form in _closed(raw):
        found.setdefault(form.get("x-list", place.path), {}).update(meanings_of(form))
    return found


def closed_fields(raw: Schema) -> list[ClosedField]:
    """Every field with a closed list, in the order of the standard; last the key of a gap, which may be anywhere."""
    found: dict[tuple[str, str], ClosedField] = {}
    for place, form in _closed(raw):
        key = place.path, form.get("x-list", place.path)
        known = found.get(key, ClosedField(place.path, place.schema["x-item"], key[1], ()))
        found[key] = known._replace(values=tuple(dict.fromkeys((*known.values, *meanings_of(form)))))
    return [*found.values(), ClosedField("gap", "LI02", GAP.name, tuple(GAP.texts))]


def meanings_of(form: Schema) -> dict[str, str]:
    """The values of a closed list, each with its meaning; empty for any other form.

    Raises ValueError if the list has no meanings.
    """
    if "enum" in form:
        if "enumDescriptions" not in form:
            words = ", ".join(form["enum"])
            raise ValueError(f"no meanings for {words}: declare the list in synthreport/manifest/closed_lists")
        return dict(zip(form["enum"], form["enumDescriptions"], strict=True))
    return {form["const"]: form["description"]} if "const" in form else {}


def _closed(raw: Schema) -> Iterator[tuple[Place, Schema]]:
    """Every closed list of every field."""
    for place in every_form(raw):
        for form in _choices(place.schema):
            is_list = "enum" in form or ("const" in form and (place.is_tag or "x-list" in form))
            if is_list and form.get("x-list") != _ANYWHERE:
                yield place, form


def _choices(schema: Schema) -> Iterator[Schema]:
    """The forms of an answer, and those of its elements if it is a list."""
    for form in schema.get("anyOf", [schema]):
        yield from _choices(form["items"]) if "items" in form else [form]
