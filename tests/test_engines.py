"""Every engine finds the same in a document: jsonschema, jsonschema-rs, Ajv, and our own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from cases import base, bases, cases, data_of, keys_alone, merged, sections
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from synthreport.cli.shared import check_run
from synthreport.document import parse, pointer_of
from synthreport.manifest import values
from synthreport.manifest.values import Answer
from synthreport.overview.checked import NotChecked
from synthreport.schema import engines
from synthreport.schema.breaches import breaches
from synthreport.schema.dialect import BeyondEvaluator, beyond, refuse_beyond
from synthreport.schema.evaluator import ANNOTATIONS, Evaluator
from synthreport.standard.versions import NEWEST

Schema = dict[str, Any]
Errors = set[tuple[str, str]]
Engine = Callable[[Any], Errors]

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / "schema" / NEWEST / "manifest.schema.json"
SCHEMA: Schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
AJV = Path(__file__).parent / "ajv"

PATTERNS: Schema = {
    "$schema": SCHEMA["$schema"],
    "type": "object",
    "properties": {name: {"$ref": f"#/$defs/{name}"} for name, part in SCHEMA["$defs"].items() if "pattern" in part},
    "$defs": {name: part for name, part in SCHEMA["$defs"].items() if "pattern" in part},
}
"""A schema with a property for every form of text, named after it."""


@cache
def documents() -> dict[str, Any]:
    """All that every document holds (bases, cases, shapes, examples), by the document's name.

    A case is a base with little changed, and no section's form depends on another: one after another, its sections are
    documents, each only where no document before it had the same, and its keys. The others, and some cases, are whole.
    """
    files = [*ROOT.glob("tests/shapes/*.yaml"), *ROOT.glob("examples/*/synthreport.yaml")]
    whole = {path.relative_to(ROOT).as_posix(): parse(path.read_bytes()).data for path in sorted(files)}
    whole |= {f"base {name}": base(name) for name in bases()}
    mappings = {case.name: data for case in cases() if isinstance(data := data_of(case), dict)}
    return whole | dict(list(mappings.items())[::50]) | dict(sections(mappings)) | dict(keys_alone(mappings))


@cache
def own_errors() -> dict[str, Errors]:
    """What our own engine finds in each of them."""
    engine = ours(SCHEMA)
    return {name: engine(data) for name, data in documents().items()}


@cache
def one_finds() -> dict[str, list[Any]]:
    """What the checker finds in the form of each of them, if it checks one."""
    engine = engines.one(NEWEST)
    return {name: list(engine(data)) for name, data in documents().items()}


@cache
def for_a_slow_engine() -> dict[str, Any]:
    """Documents enough to have every error of all of them: each keyword broken at each key. Then some clean ones."""
    seen: set[tuple[str, str]] = set()
    few = [name for name, errors in list(own_errors().items())[::50] if not errors]
    for name, errors in own_errors().items():
        kinds = {(path.rpartition("/")[2], keyword) for path, keyword in errors}
        few += [name] if kinds - seen else []
        seen |= kinds
    return {name: documents()[name] for name in few}


def ours(schema: Schema) -> Engine:
    engine = Evaluator(schema)
    return lambda data: {(pointer_of(path), keyword) for path, keyword in engine.errors(data)}


def compiled(schema: Schema) -> Engine:
    validator = jsonschema_rs.Draft202012Validator(schema)

    def errors(data: Any) -> Iterator[tuple[str, str]]:
        for error in validator.iter_errors(data):
            is_name = isinstance(error.kind, jsonschema_rs.ValidationErrorKind.PropertyNames)
            yield pointer_of(tuple(error.instance_path)), "propertyNames" if is_name else str(error.schema_path[-1])

    return lambda data: set(errors(data))


def reference(schema: Schema) -> Engine:
    validator = Draft202012Validator(schema)

    def errors(data: Any) -> Iterator[tuple[str, str]]:
        for error in validator.iter_errors(data):
            is_name = "propertyNames" in error.absolute_schema_path
            yield pointer_of(tuple(error.absolute_path)), "propertyNames" if is_name else str(error.validator)

    return lambda data: set(errors(data))


def ajv(schema: Path, data: list[Any]) -> list[Errors]:
    """What Ajv finds in each of some documents. Skips where there is no node, or no Ajv."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node")
    if not (AJV / "node_modules" / "ajv").is_dir():
        pytest.skip("Ajv is not installed: npm install in tests/ajv")
    annotations = sorted(ANNOTATIONS)
    lines = "".join(json.dumps(each) + "\n" for each in data)
    command = [node, str(AJV / "validate.mjs"), str(schema), *annotations]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "Ajv complains of the schema"
    return [{(path, keyword) for path, keyword in json.loads(line)} for line in done.stdout.splitlines()]


def test_there_are_documents_of_every_kind() -> None:
    found = documents()
    assert len(found) > len(cases())
    assert not {"if", "then", "allOf"} & set(engines.shape(NEWEST)), "does a section's form depend on another?"
    keywords = {keyword for errors in own_errors().values() for _, keyword in errors}
    told = {"type", "const", "enum", "pattern", "required", "additionalProperties", "propertyNames", "minimum"}
    assert told - keywords == set()


def disagreements(names: Iterable[str], errors: Iterable[Errors]) -> dict[str, tuple[Errors, Errors]]:
    """The documents in which another engine finds something else: what ours finds, and what it finds."""
    found = {name: (own_errors()[name], other) for name, other in zip(names, errors, strict=True)}
    return {name: both for name, both in found.items() if both[0] != both[1]}


def test_jsonschema_rs_finds_what_our_engine_finds() -> None:
    assert disagreements(documents(), map(compiled(SCHEMA), documents().values())) == {}


def test_jsonschema_finds_what_our_engine_finds() -> None:
    assert disagreements(for_a_slow_engine(), map(reference(SCHEMA), for_a_slow_engine().values())) == {}


def test_ajv_finds_what_our_engine_finds() -> None:
    assert disagreements(documents(), ajv(PUBLISHED, list(documents().values()))) == {}


@pytest.mark.parametrize("engine", [engines.compiled, engines._interpreted])
def test_the_compiled_engine_refuses_what_ours_refuses(engine: Callable[[str], Callable[[Any], bool]]) -> None:
    is_valid = engine(NEWEST)
    some = documents() if engine is engines.compiled else dict(list(for_a_slow_engine().items())[::10])
    assert [name for name, data in some.items() if is_valid(data) is any(one_finds()[name])] == []


def test_the_engines_of_the_checker_find_the_same_in_the_same_order() -> None:
    many = engines.many(NEWEST)
    assert [name for name, data in documents().items() if one_finds()[name] != list(many(data))] == []


@pytest.mark.parametrize(("count", "chosen"), [(1, "one"), (engines.MANY - 1, "one"), (engines.MANY + 2, "many")])
def test_how_many_manifests_there_are_decides_on_the_engine_once(
    count: int, chosen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = []

    def noted(name: str, options: Any, count: int) -> NotChecked:
        taken.append(engines.engine_for(count))
        return NotChecked(name, "not looked at")

    monkeypatch.setattr(check_run, "_check", noted)
    check_run.run(tuple(str(tmp_path / f"none{number}.yaml") for number in range(count)))
    assert taken == [getattr(engines, chosen)] * count


def test_one_manifest_needs_no_other_validator() -> None:
    file = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"
    code = f"import sys, synthreport, pathlib; synthreport.check(pathlib.Path({str(file)!r})); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"jsonschema", "jsonschema_rs", "referencing"} & set(loaded) == set()


def test_without_a_wheel_of_jsonschema_rs_jsonschema_judges_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    is_valid = engines.compiled(NEWEST)
    assert is_valid(base("trial"))
    assert not is_valid({**base("trial"), "dataset": 7})


@pytest.mark.parametrize("engine", [engines.one, engines.many])
def test_a_value_of_another_type_is_reported_as_that_first(engine: engines.Engine) -> None:
    data = merged(base("private"), {"access": {"tier": 7}})
    (breach,) = breaches(data, engine=engine)
    assert (breach.keyword, breach.fix) == ("type", "Put the value in quotes, so that it is read as text.")


@pytest.mark.parametrize("odd", ["\ud800", float("nan"), float("inf"), 10**400, "x" * 10**6, {1: 2}])
def test_what_the_compiled_engine_cannot_read_is_left_to_ours(odd: Any) -> None:
    data = {"dataset": {"title": odd, "released": 7}}
    assert list(engines.many(NEWEST)(data)) == list(engines.one(NEWEST)(data)) != []


# What our own evaluator knows: the official tests, as far as their schemas are within it


def official() -> Iterator[tuple[str, Any, Any, bool]]:
    """Name, schema, data and validity of each of the official tests. Skips where they are not installed."""
    suite = AJV / "node_modules" / "json-schema-test-suite" / "tests"
    if not suite.is_dir():
        pytest.skip("the official tests are not installed: npm install in tests/ajv")
    for file in sorted(suite.glob("draft*/*.json")):
        for group in json.loads(file.read_text(encoding="utf-8")):
            for test in group["tests"]:
                name = f"{file.parent.name}/{file.stem}: {group['description']}: {test['description']}"
                yield name, group["schema"], test["data"], test["valid"]


def test_our_evaluator_knows_what_it_claims_to_know() -> None:
    wrong, known, names = [], 0, set()
    for name, schema, data, valid in official():
        if not list(beyond(schema)):
            known += 1
            names |= schema.keys()
            wrong += [name] if valid is any(Evaluator(schema).errors(data)) else []
    assert wrong == []
    assert known > 100
    assert names > {"type", "enum", "pattern", "minItems", "minimum", "maximum", "properties", "allOf", "not"}


BEYOND: tuple[tuple[Any, str], ...] = (
    (False, "a schema that is False"),
    ({"properties": {"a": False}}, "a schema that is False"),
    ({"items": [{"type": "string"}]}, "a schema that is ["),
    ({"type": ["string", "null"]}, "type:"),
    ({"type": "any"}, "type:"),
    ({"const": [False]}, "const:"),
    ({"const": {"a": 1}}, "const:"),
    ({"enum": [1, [0]]}, "enum:"),
    ({"anyOf": [{}]}, "the keyword anyOf"),
    ({"maxItems": 2}, "the keyword maxItems"),
    ({"frobnicate": 2}, "the keyword frobnicate"),
    ({"patternProperties": {"^a": {}}}, "patternProperties:"),
    ({"patternProperties": {"^x-": {"type": "string"}}}, "patternProperties:"),
    ({"patternProperties": {"^x-": False}}, "patternProperties:"),
    ({"$ref": "#"}, "$ref:"),
    ({"$ref": "#/$defs/a"}, "which is not there"),
    ({"$ref": "other.json#/$defs/a", "$defs": {"a": {}}}, "$ref:"),
    ({"$ref": "#/$defs/a~1b", "$defs": {"a/b": {}}}, "$ref:"),
    ({"$ref": "#/$defs/a%25b", "$defs": {"a%b": {}}}, "$ref:"),
    ({"$ref": "#/$defs/a/$defs/b", "$defs": {"a": {"$defs": {"b": {}}}}}, "$ref:"),
    ({"$ref": "#/$defs/a", "type": "string", "$defs": {"a": {}}}, "a $ref beside other keywords"),
    ({"allOf": [{"$id": "https://example.org/a"}]}, "the keyword $id"),
    ({"items": {"$defs": {"a": {}}}}, "the keyword $defs"),
    ({"$schema": "http://json-schema.org/draft-07/schema#"}, "$schema:"),
    ({"$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]}, "b": {"not": {"$ref": "#/$defs/a"}}}}, "for one value"),
    ({"exclusiveMinimum": True, "minimum": 1}, "exclusiveMinimum:"),
    ({"required": True}, "required:"),
    *(({"pattern": pattern}, "pattern:") for pattern in (
        r"^a$", r"a.c", r"\d", r"[\w]", r"\s", r"[^\s]", r"\bword", r"\p{L}", r"\cA", r"(?<a>b)", r"(?P<a>b)", r"(a)\1",
        r"a*+", r"(?>a)", r"(?i)a", r"(?<=a)b", r"[]a]", r"[^]", r"a{,2}", r"\Z", r"\ud83d", r"\U0001F600", r"[a&&[b]]",
    )),
)  # fmt: skip


@pytest.mark.parametrize(("schema", "words"), BEYOND, ids=lambda value: str(value)[:60])
def test_what_our_evaluator_does_not_know_is_refused(schema: Any, words: str) -> None:
    assert any(words in reason for _, reason in beyond(schema)), list(beyond(schema))
    with pytest.raises(BeyondEvaluator):
        refuse_beyond(schema)


KNOWN: tuple[tuple[Any, Any, bool], ...] = (
    ({"const": False}, 0, False),
    ({"const": 0}, False, False),
    ({"const": 1}, 1.0, True),
    ({"enum": [0, True]}, False, False),
    ({"enum": [0, True]}, 1, False),
    ({"type": "integer"}, 1.0, True),
    ({"type": "integer"}, 1.5, False),
    ({"type": "number"}, True, False),
    ({"not": {"type": "integer"}}, 1, False),
    ({"not": {"type": "integer"}}, "a", True),
    ({"properties": {"a": {"not": True}}}, {"a": 1}, False),
    ({"properties": {"a": {"not": True}}}, {}, True),
    ({"then": {"const": 1}}, 2, True),
    ({"if": {"const": 1}, "else": {"const": 2}}, 3, False),
    ({"additionalProperties": {"type": "string"}, "patternProperties": {"^x-": True}}, {"x-a": 1}, True),
    ({"properties": {"$ref": {"type": "string"}}}, {"$ref": 1}, False),
    ({"$ref": "#/$defs/n", "$defs": {"n": {"properties": {"n": {"$ref": "#/$defs/n"}}, "required": ["v"]}}}, {}, False),
)


@pytest.mark.parametrize(("schema", "data", "valid"), KNOWN)
def test_what_our_evaluator_knows_means_what_it_means_to_others(schema: Any, data: Any, valid: bool) -> None:
    assert list(beyond(schema)) == []
    assert any(Evaluator(schema).errors(data)) is not valid
    assert Draft202012Validator(schema).is_valid(data) is valid


def test_the_published_schemas_are_within_what_it_knows() -> None:
    for path in (PUBLISHED, PUBLISHED.with_name("manifest.shape.json"), ROOT / "schema" / "profile-1.0.schema.json"):
        refuse_beyond(json.loads(path.read_text(encoding="utf-8")))


PROBES = (
    *("", " ", "a", "\n", "a\n", "\na", "none", "none\n", "x-a", "gap", "A-1", "a.b", "a" * 64, "a" * 65, "é", "٣"),
    *("2024", "2024\n", "2024-02-17\n", "٢٠٢٤", "2024-13", "2024-02-17T09:30Z\n", "2024-02-17T٠9:30Z"),
    *("\u00a0", "\u0085", "\u001c", "\u200b", "\ufeff", "\u2028", "\u180e", "\u3000", "a\u00a0b", "a\ufeffbc"),
    *("a\u001cbc", "a\u0085bc", "x:\u2028", "x:\ufeff", "x:a\n", "urn:x", "a@b.c", "a@b.c\n", "a@b\u0085.c"),
    *("en", "en\n", "SE", "SE\n", "/", "/a~1b", "/a\n", "/~2", "//", "a/b", "a/b\n", "a/../b", "..", "~a", "C:a"),
    *("a/..\n", "a\n/../b", "a\u2028/../b", "a\r/..", "a\u2028b", "a\\b", "a\x7f"),
    *("0" * 64, "0" * 64 + "\n", "text/csv", "text/csv\n", "f.x@1", "f.x@1\n", "f.x@٢", "MIT", "MIT\n", "MIT OR X\n"),
    *("0000-0002-1825-0097", "0000-0002-1825-009٧", "0000-0002-1825-0097\n", "05dxps055", "05dxps0٥5", "05dxps055\n"),
    *("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "abc\n", "abc\r", "ab c"),
)


@pytest.mark.parametrize("engine", [compiled, reference])
def test_patterns_mean_the_same_to_every_engine(engine: Callable[[Schema], Engine]) -> None:
    one, other = ours(PATTERNS), engine(PATTERNS)
    data = [{name: probe} for name in PATTERNS["properties"] for probe in PROBES]
    assert [(each, one(each), other(each)) for each in data if one(each) != other(each)] == []


def test_patterns_mean_the_same_to_ajv(tmp_path: Path) -> None:
    schema, one = tmp_path / "patterns.json", ours(PATTERNS)
    schema.write_text(json.dumps(PATTERNS), encoding="utf-8")
    data = [{name: probe} for name in PATTERNS["properties"] for probe in PROBES]
    both = zip(data, ajv(schema, data), strict=True)
    assert [(each, one(each), errors) for each, errors in both if one(each) != errors] == []


@pytest.mark.parametrize("name", PATTERNS["properties"])
def test_patterns_mean_the_same_to_the_types(name: str) -> None:
    adapter, one = TypeAdapter(getattr(values, name), config=Answer.model_config), ours(PATTERNS)

    def accepted(text: str) -> bool:
        try:
            adapter.validate_python(text)
        except ValidationError:
            return False
        return True

    assert [probe for probe in PROBES if accepted(probe) is bool(one({name: probe}))] == []
