"""The published files of the standard: the JSON Schema, what the checker compiles of it, the catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from synthreport.build import __main__ as build
from synthreport.build.catalogue_file import short_catalogue
from synthreport.build.docs import quoted, standard_pages
from synthreport.build.docs.illustrations import illustrations
from synthreport.build.json_schema import shape_schema
from synthreport.finding import LEVELS
from synthreport.manifest.node import ITEMS
from synthreport.rules import RULES
from synthreport.schema.evaluator import ANNOTATIONS, KEYWORDS, Evaluator
from synthreport.standard.catalogue import short_entries
from synthreport.standard.versions import NEWEST, VERSIONS

Schema = dict[str, Any]

FOLDER = Path(__file__).parents[1] / "schema" / NEWEST
SCHEMA: Schema = json.loads((FOLDER / "manifest.schema.json").read_text(encoding="utf-8"))
SHAPE: Schema = json.loads((FOLDER / "manifest.shape.json").read_text(encoding="utf-8"))
CATALOGUE: Schema = json.loads((FOLDER / "catalogue.json").read_text(encoding="utf-8"))

NAMES = ("properties", "patternProperties", "$defs")
DATA = ("examples", "enum", "const", "required", "defaultSnippets")
FOR_PEOPLE = ANNOTATIONS | {"title", "description", "examples", "$schema", "$id", "$defs"}


def schemas(schema: Any, place: str = "#") -> Iterator[tuple[str, Schema]]:
    """Every schema within a schema, with its place."""
    if isinstance(schema, list):
        for index, part in enumerate(schema):
            yield from schemas(part, f"{place}/{index}")
    elif isinstance(schema, dict):
        yield place, schema
        for key, part in schema.items():
            if key in NAMES:
                for name, inner in part.items():
                    yield from schemas(inner, f"{place}/{key}/{name}")
            elif key not in DATA:
                yield from schemas(part, f"{place}/{key}")


def properties() -> Iterator[tuple[str, Schema]]:
    """Every property that says something, with its place; those of a test say nothing but that they are there."""
    for place, schema in schemas(SCHEMA):
        if not re.search(r"/(?:if|then)$|/if/not$", place):
            for name, field in schema.get("properties", {}).items():
                yield f"{place}/properties/{name}", field


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(SHAPE)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_identifier_carries_the_version() -> None:
    assert SCHEMA["$id"] == f"https://w3id.org/synthreport/{NEWEST}/manifest.schema.json"
    assert SCHEMA["title"]
    assert SCHEMA["description"]


def test_only_keywords_that_our_evaluator_knows() -> None:
    unknown = {(key, place) for place, schema in schemas(SCHEMA) for key in schema if key not in KEYWORDS}
    assert unknown == set()


def test_every_keyword_that_our_evaluator_knows_is_used() -> None:
    assert KEYWORDS - {key for _, schema in schemas(SCHEMA) for key in schema} == set()


def test_every_keyword_of_the_shape_is_one_of_the_schema() -> None:
    used = {key for _, schema in schemas(SHAPE) for key in schema}
    assert used <= KEYWORDS
    assert used & (ANNOTATIONS | {"title", "description", "examples"}) == {"x-form"}


def test_every_reference_leads_to_a_definition_and_every_definition_is_used() -> None:
    used = {schema["$ref"] for _, schema in schemas(SCHEMA) if "$ref" in schema}
    assert used == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_every_collection_says_what_its_keys_are() -> None:
    assert [place for place, schema in schemas(SCHEMA) if schema.get("propertyNames") == {}] == []


def test_every_definition_has_a_title() -> None:
    assert [name for name, schema in SCHEMA["$defs"].items() if not schema.get("title")] == []


@pytest.mark.parametrize("note", ["title", "description", "examples"])
def test_every_property_has(note: str) -> None:
    assert [place for place, field in properties() if not field.get(note)] == []


def test_titles_and_descriptions_are_single_lines() -> None:
    words = [(place, field[note]) for place, field in properties() for note in ("title", "description")]
    assert [place for place, text in words if text != text.strip() or "\n" in text or not text] == []


def test_every_example_is_valid() -> None:
    fits = Evaluator(SCHEMA).fits
    wrong = [
        (place, example)
        for place, field in properties()
        for example in field.get("examples", ())
        if not fits(field, example)
    ]
    assert wrong == []


def test_every_example_is_valid_for_jsonschema() -> None:
    """All at once, as one object with a property for each: compiling a schema for each would take minutes."""
    fields = dict(properties())
    validator = Draft202012Validator({"properties": fields, "$defs": SCHEMA["$defs"]})
    deepest = max(len(field.get("examples", ())) for field in fields.values())
    for index in range(deepest):
        told = {place: field["examples"][index] for place, field in fields.items() if len(field["examples"]) > index}
        assert [(list(error.path), error.message) for error in validator.iter_errors(told)] == []


def test_levels_and_versions_are_known() -> None:
    for place, field in properties():
        assert field.get("x-level", "must") in LEVELS, place
        assert field.get("x-since", NEWEST) in VERSIONS, place
        assert field.get("x-item", "ID01") in CATALOGUE["items"], place


def test_every_item_is_annotated_somewhere() -> None:
    assert {field.get("x-item") for _, field in properties()} - {None} == set(CATALOGUE["items"])


def test_the_shape_is_the_schema_without_annotations_and_requirements() -> None:
    assert shape_schema(SCHEMA) == SHAPE
    asked = {place for place, schema in schemas(SHAPE) if "required" in schema and not place.endswith("/if")}
    assert asked == {place for place, schema in schemas(SHAPE) if "allOf" in schema}, "only what tells forms apart"


def test_the_short_catalogue_says_what_the_whole_says_and_is_not_much_longer_than_half() -> None:
    short, whole = (FOLDER / name for name in ("catalogue.short.json", "catalogue.json"))
    assert json.loads(short.read_text(encoding="utf-8")) == short_catalogue(CATALOGUE)
    assert short_entries()["placeholders"] == CATALOGUE["placeholders"]
    assert short.stat().st_size < 0.65 * whole.stat().st_size, "every check reads it: what no check asks for stays out"


def test_what_the_shape_refuses_the_schema_refuses() -> None:
    """Every constraint of the shape is at the same place of the schema."""
    published = dict(schemas(SCHEMA))
    for place, shape in schemas(SHAPE):
        kept = {key for key in shape if key not in NAMES}
        assert kept <= published[place].keys(), place
        assert all(shape[key] == published[place][key] for key in kept & {"type", "enum", "const", "pattern", "$ref"})
        lost = published[place].keys() - shape.keys() - FOR_PEOPLE
        assert lost <= {"required", "if", "then"}, place


@pytest.fixture(scope="module")
def texts() -> Iterator[dict[Path, str]]:
    """The text of every rendered file, by its path; its illustrations are made once for all renderings."""
    drawn = cache(lambda suite: illustrations(json.loads(suite)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standard_pages, "illustrations", lambda suite: drawn(json.dumps(suite)))
        yield {path: text for stage in build.STAGES for path, text in stage().items()}


@pytest.fixture
def copy(texts: dict[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of every rendered file, which `build` takes for the original; only its README is rendered again."""
    copied = {tmp_path / path.relative_to(build.ROOT): text for path, text in texts.items()}
    for path, text in copied.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    readme, draft = tmp_path / "README.md", tmp_path / "examples" / "incomplete-submission" / "expected.txt"
    del copied[readme]
    stages = (lambda: copied, lambda: {readme: quoted._readme(readme.read_text(encoding="utf-8"), copied[draft])})
    monkeypatch.setattr(build, "STAGES", stages)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    return tmp_path


def test_what_is_published_is_what_the_types_say(texts: dict[Path, str]) -> None:
    stale = [path for path, text in texts.items() if path.read_bytes() != text.encode("utf-8")]
    assert stale == [], "run: python -m synthreport.build"


def test_a_stale_copy_is_told_and_left_alone(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    readme = (copy / "README.md").read_text(encoding="utf-8")
    stale, missing = f"schema/{NEWEST}/catalogue.json", f"schema/{NEWEST}/manifest.shape.json"
    (copy / stale).write_text("{}\n", encoding="utf-8")
    (copy / missing).unlink()
    (copy / "README.md").write_text(readme.replace("1,711 were kept", "1,712 were kept"), encoding="utf-8")
    assert build.main(["--check"]) == 1
    assert sorted(capsys.readouterr().out.splitlines()) == [
        "stale: README.md", f"stale: {stale}", f"stale: {missing}"
    ]  # fmt: skip
    assert (copy / stale).read_text(encoding="utf-8") == "{}\n"
    assert not (copy / missing).exists()
    assert build.main([]) == 0
    assert build.main(["--check"]) == 0
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == files


def test_there_is_every_item_and_every_rule() -> None:
    assert CATALOGUE["items"].keys() == ITEMS.keys()
    assert CATALOGUE["rules"].keys() == RULES.keys()
    assert CATALOGUE["standard"] == NEWEST


def test_codes_are_in_their_sections() -> None:
    for code in CATALOGUE["items"]:
        assert re.fullmatch(r"[A-Z]{2}(?:0[1-9]|[1-4][0-9])", code)
        assert code[:2] in CATALOGUE["sections"]
    for code in CATALOGUE["rules"]:
        assert re.fullmatch(r"[A-Z]{2}(?:5[1-9]|[6-9][0-9])", code)
        assert code[:2] in CATALOGUE["sections"]


def test_titles_stand_once() -> None:
    titles = [entry["title"] for kind in ("items", "rules") for entry in CATALOGUE[kind].values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


@cache
def paths() -> set[str]:
    """Every path of the standard at which something can stand: containers, elements and own words included."""
    found = {""}
    for field in CATALOGUE["fields"]:
        parts = field["path"].split("/")
        found |= {"/".join(parts[:length]) for length in range(1, len(parts) + 1)}
        found |= {f"{field['path']}/other"} if takes_own_words(field["path"]) else set()
    return found


def takes_own_words(path: str) -> bool:
    """Whether an answer may be said in `other`, where the standard has no term for it."""
    return any("other" in form.get("properties", {}) for form in at(path))


def test_fields_answer_items_that_there_are() -> None:
    for field in CATALOGUE["fields"]:
        assert field["item"] is None or field["item"] in CATALOGUE["items"], field["path"]
        assert set(field.get("when", ())) <= CATALOGUE["conditions"].keys(), field["path"]


def test_every_item_has_one_home() -> None:
    homes = [(field["item"], field["path"]) for field in CATALOGUE["fields"] if field.get("home")]
    # LI02 is at home in every gap, and thus at no one path.
    assert {code for code, _ in homes} == CATALOGUE["items"].keys() - {"LI02"}


def test_conditions_that_are_named_exist_and_those_that_exist_are_named() -> None:
    used = {name for field in CATALOGUE["fields"] for name in field.get("when", ())}
    for item in CATALOGUE["items"].values():
        used |= {*item["when"], *item["essential_where"]}
    for rule in CATALOGUE["rules"].values():
        used |= {*rule["when"]}
    assert used <= CATALOGUE["conditions"].keys()
    assert CATALOGUE["conditions"].keys() == used


def test_every_condition_reads_an_answer_that_there_is() -> None:
    known = paths()
    assert [name for name, entry in CATALOGUE["conditions"].items() if entry["reads"] not in known] == []


def at(path: str) -> list[Schema]:
    """Every form that the schema allows at a path of the standard, choices taken apart."""
    found = [SCHEMA]
    for part in path.split("/")[1:]:
        forms = [form for schema in found for form in apart(schema)]
        key = "additionalProperties" if part == "*" else part
        inner = [form.get("properties", {}).get(key) if part != "*" else form.get(key) for form in forms]
        found = [
            *(each for each in inner if isinstance(each, dict)),
            *(form["items"] for form in forms if "items" in form and part == "*"),
        ]
    return [form for schema in found for form in apart(schema)]


def apart(schema: Schema) -> Iterator[Schema]:
    yield schema
    if "$ref" in schema:
        yield from apart(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    for key in ("then", "else", "items"):
        if isinstance(schema.get(key), dict):
            yield from apart(schema[key])
    for part in schema.get("allOf", ()):
        yield from apart(part)


@pytest.mark.parametrize("name", CATALOGUE["conditions"])
def test_every_condition_reads_values_that_may_stand_there(name: str) -> None:
    condition = CATALOGUE["conditions"][name]
    forms = at(condition["reads"])
    words = [word for form in forms for word in form.get("enum", [form.get("const")])]
    words += [True, False] if any(form.get("type") == "boolean" for form in forms) else []
    assert forms
    assert [value for value in condition["values"] if value not in words] == []


@pytest.mark.parametrize("code", [code for code, rule in CATALOGUE["rules"].items() if rule["at"]])
def test_rules_look_at_paths_that_there_are(code: str) -> None:
    rule, known = CATALOGUE["rules"][code], paths()
    assert rule["at"] in known
    assert [need for need in rule["needs"] + rule["minds"] if f"{rule['at']}/{need}" not in known] == []
    assert [name for name in rule["when"] if name not in CATALOGUE["conditions"]] == []


def test_only_rules_on_the_document_look_nowhere() -> None:
    nowhere = {code for code, rule in CATALOGUE["rules"].items() if not rule["at"] and not rule.get("of_files")}
    assert {code[:2] for code in nowhere} == {"DC"}


def test_references_lead_from_and_to_paths_that_there_are() -> None:
    known = paths()
    for reference in CATALOGUE["references"]:
        assert reference["path"].removesuffix("/*") in known or reference["path"].endswith("/listed_in"), reference
        assert [target for target in reference["to"] if target not in known] == []


@pytest.mark.parametrize("kind", ["items", "rules"])
def test_every_entry_is_worded_and_every_source_has_an_address(kind: str) -> None:
    for code, entry in CATALOGUE[kind].items():
        words = [entry[key] for key in ("title", "why", "text" if kind == "items" else "fix")]
        assert all(text and text == text.strip() and "\n" not in text for text in words), code
        assert entry["level"] in LEVELS
        assert entry["since"] in VERSIONS
        for source in entry["sources"]:
            assert re.fullmatch(r"https?://\S+", source["url"]), code
            assert source["citation"], code


def test_every_item_has_a_source() -> None:
    assert [code for code, item in CATALOGUE["items"].items() if not item["sources"]] == []
