"""Every engine finds the same in a document: jsonschema, jsonschema-rs, Ajv, and our own."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from cases import base, bases, cases, document
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from synthreport.document import parse, pointer_of
from synthreport.manifest import values
from synthreport.manifest.values import Answer
from synthreport.schema import breaches
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
    """Every document that there is, by its name: bases, cases, shapes, examples."""
    files = [*ROOT.glob("tests/shapes/*.yaml"), *ROOT.glob("examples/*/synthreport.yaml")]
    read = {path.relative_to(ROOT).as_posix(): parse(path.read_bytes()).data for path in sorted(files)}
    held = {f"base {name}": base(name) for name in bases()}
    held |= {case.name: document(case).data if case.data is None else case.data for case in cases()}
    return {name: data for name, data in (held | read).items() if isinstance(data, dict)}


@cache
def own_errors() -> dict[str, Errors]:
    """What our own engine finds in each of them."""
    engine = ours(SCHEMA)
    return {name: engine(data) for name, data in documents().items()}


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
    assert len(found) > len(bases())
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


def test_the_compiled_engine_refuses_what_ours_refuses() -> None:
    compiled, own = breaches.is_valid(NEWEST), breaches.own_engine(NEWEST)
    assert [name for name, data in documents().items() if compiled(data) is any(own(data))] == []


def test_the_checker_takes_the_compiled_engine_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []

    def own(version: str) -> breaches.Errors:
        taken.append("own")
        return lambda data: iter(())

    def compiled(version: str) -> Callable[[Any], bool]:
        taken.append("compiled")
        return lambda data: True

    monkeypatch.setattr(breaches, "own_engine", own)
    monkeypatch.setattr(breaches, "is_valid", compiled)
    monkeypatch.setattr(breaches, "_SEEN", Counter[str]())
    for _ in range(20):
        list(breaches.breaches({}))
    assert taken[0] == "own"
    assert taken[-1] == "compiled"
    assert taken == sorted(taken, reverse=True)


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
