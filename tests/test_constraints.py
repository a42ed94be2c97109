"""Every constraint of the published schema is needed: each is the only one to refuse something in some case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from cases import cases, data_of, keys_alone, sections
from each import each
from test_schema import SCHEMA, Schema, schemas

from synthreport.schema.evaluator import Evaluator, Path, Refusal

CONSTRAINTS = frozenset(
    (
        "type", "const", "enum", "pattern", "minItems", "minProperties", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "additionalProperties", "propertyNames", "required",
    )
)  # fmt: skip
Site = tuple[int, str]
"""A schema within the published one, by its identity, and a keyword in it."""


class Tracing(Evaluator):
    """Finds what the evaluator finds; `names` are the refusals of texts in tests, for so the keys of collections are
    judged.
    """

    def __init__(self) -> None:
        super().__init__(SCHEMA)
        self.names: list[Refusal] = []

    def fits(self, schema: Any, value: Any) -> bool:
        """Whether a value is valid."""
        if isinstance(value, str) and schema is not True:
            self.names += self.refusals(schema, value)
        return super().fits(schema, value)


@cache
def needed() -> set[Site]:
    """Every constraint that is alone in refusing something: without it, a case would be judged otherwise."""
    tracing, bad = Tracing(), {case.name: data_of(case) for case in cases() if case.expect}  # what is refused is found
    mappings = {name: data for name, data in bad.items() if isinstance(data, dict)}
    others = [data for name, data in bad.items() if name not in mappings]
    found = {site for _, data in sections(mappings) for path, site in alone(tracing, data) if path}
    found |= {site for data in others for _, site in alone(tracing, data)}
    found |= {site for _, data in keys_alone(mappings) for path, site in alone(tracing, data) if not path}
    return found | {(id(name.schema), name.keyword) for name in tracing.names}


def alone(tracing: Tracing, data: Any) -> Iterator[tuple[Path, Site]]:
    """Where only one constraint refuses something in a document, and which."""
    refused = defaultdict(set)
    for refusal in tracing.refusals(SCHEMA, data):
        refused[refusal.path, refusal.keyword].add(id(refusal.schema))
    yield from ((path, (each.pop(), keyword)) for (path, keyword), each in refused.items() if len(each) == 1)


def resolved(schema: Schema) -> Schema:
    return resolved(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]) if "$ref" in schema else schema


def told_again(test: Schema, then: Schema) -> Iterator[Site]:
    """What a form says that its test has said before: it describes the form, and refuses nothing."""
    form = resolved(then)
    same: set[str] = {
        key for key in ("type", "const", "enum", "pattern") if key in test and test.get(key) == form.get(key)
    }
    same |= {"type"} if "const" in test or "enum" in test else set()
    same |= {"required"} if set(form.get("required", ())) <= set(test.get("required", ())) else set()
    yield from ((id(form), key) for key in same)
    for name, part in test.get("properties", {}).items():
        if isinstance(part, dict) and name in form.get("properties", {}):
            yield from told_again(part, form["properties"][name])


def descriptive() -> set[Site]:
    """What describes and cannot refuse: what a test has said before, and that the keys of collections are texts."""
    branches = [schema for _, schema in schemas(SCHEMA) if isinstance(schema.get("then"), dict)]
    again = {
        site for branch in branches if "not" not in branch["if"] for site in told_again(branch["if"], branch["then"])
    }
    elsewhere = {
        schema["$ref"] for place, schema in schemas(SCHEMA) if "$ref" in schema and "/propertyNames" not in place
    }
    keys = [part for name, part in SCHEMA["$defs"].items() if f"#/$defs/{name}" not in elsewhere]
    # A `rest` is a gap that no test came before: there, that `gap` is missing is refused by the form itself.
    return (again | {(id(part), "type") for part in keys}) - {(id(SCHEMA["$defs"]["Gap"]), "required")}


def constraints() -> list[tuple[str, str, Site]]:
    """The place, the keyword and the site of every constraint; tests, which choose and do not refuse, are none."""
    return [
        (place, key, (id(schema), key))
        for place, schema in schemas(SCHEMA)
        if "/if" not in place
        for key in schema.keys() & CONSTRAINTS
        if key != "additionalProperties" or schema[key] is False
    ]


@each("keyword", sorted({key for _, key, _ in constraints()}))
def test_no_constraint_can_be_left_out(keyword: str) -> None:
    alike = descriptive()
    sites = [(place, site) for place, key, site in constraints() if key == keyword and site not in alike]
    assert sites
    assert [place for place, site in sites if site not in needed()] == []


def test_what_only_describes_refuses_nothing() -> None:
    """Otherwise it would be a constraint, and could be left out unnoticed."""
    assert descriptive() & needed() == set()
