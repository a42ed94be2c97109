"""One schema, read with the value that it is for: references followed, choices made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.schema.evaluator import Evaluator, Schema

_FORMS = {
    "gap": "a gap such as {gap: not_reported}",
    "other": "{other: …}",
    "about": "{about: …}",
    "statement": "{statement: …}",
    "in_dictionary": "{in_dictionary: …}",
    "listed_in": "{listed_in: …}",
}
"""How messages name the forms that an answer may have beside its usual one, by the key that tells them."""

GAP = _FORMS["gap"]


def name_of(schema: Schema) -> str:
    """The name of the definition that a schema refers to; empty where it refers to none."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def target(schema: Schema, root: Schema) -> Schema:
    """The schema itself, or the definition that it refers to."""
    found: Schema = root["$defs"][name_of(schema)] if "$ref" in schema else schema
    return found


def words_of(schema: Schema) -> list[Any]:
    """The closed list of a schema; None alone where it has none."""
    words: list[Any] = schema.get("enum", [schema.get("const")])
    return words


def below(schema: Schema, part: str | int) -> Schema:
    """What a settled schema expects under a key, or at an index."""
    if isinstance(part, int):
        inner = schema.get("items", {})
    else:
        inner = schema.get("properties", {}).get(part) or schema.get("additionalProperties", {})
    return inner if isinstance(inner, dict) else {}


def settled(schema: Schema, value: Any, root: Schema) -> Schema:
    """A schema without references and choices: those that this value makes are made.

    `forms` names the other forms of the answer, `names` holds the definitions on the way, and `allOf` the forms between
    which a key of an object chooses.
    """
    merged: Schema = {"forms": [], "names": []}
    pending = [schema]
    while pending:
        part = pending.pop(0)
        for key, content in part.items():
            if key == "properties":
                known = merged.setdefault(key, {})
                known |= {each: content[each] for each in content if each not in known}
            elif key not in ("$ref", "if", "then", "else"):
                merged.setdefault(key, content)
        pending += _followed(part, value, root, merged)
    return merged


def _followed(part: Schema, value: Any, root: Schema, merged: Schema) -> Iterator[Schema]:
    """The schemas that hold for a value beside a schema: its target, its parts, the branch that the value chooses."""
    if "$ref" in part:
        merged["names"].append(name_of(part))
        yield target(part, root)
    yield from part.get("allOf", ())
    if "if" in part:
        merged["forms"] += _other_forms(part)
        branch = part.get("then" if Evaluator(root).fits(part["if"], value) else "else")
        yield branch if isinstance(branch, dict) else {}


def _other_forms(choice: Schema) -> Iterator[str]:
    if choice["if"].get("const") == "none":
        yield '"none"'
    for key in choice["if"].get("required", ()):
        if key in _FORMS and "else" in choice:
            yield _FORMS[key]
