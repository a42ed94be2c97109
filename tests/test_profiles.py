"""Profiles: those of the standard, those in files, what they demand, and several side by side."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import reduce
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from cases import base, folder, merged
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema_specifications import REGISTRY as SPECIFICATIONS  # type: ignore[import-untyped]
from test_cli import REPORT, ROOT, run

import synthreport
from synthreport import Level, State
from synthreport.document import problems as of_texts
from synthreport.finding import LEVELS
from synthreport.profile import linear_patterns
from synthreport.profile.limit_view import view
from synthreport.profile.limits import breaches, breaking, silence
from synthreport.profile.reading import DEEPEST, MOST, Budget, TooCostly
from synthreport.schema.dialect import refuse_beyond
from synthreport.standard.catalogue import entries, load
from synthreport.standard.resolved_profile import ProfileError, is_path

pytestmark = pytest.mark.measured

TRIAL = folder() / "bases" / "trial.yaml"
SCHEMA = json.loads((ROOT / "schema" / "profile-1.0.schema.json").read_text(encoding="utf-8"))
HEAD = 'profile: ours\nversion: "1.0"\ntitle: Ours\ntext: For our journal.\n'
SHIPPED = sorted(entries()["profiles"])

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(body: str, name: str = "ours.yaml", head: str = HEAD) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(head + body, encoding="utf-8")
        return path

    return written


def problems(path: Path) -> list[str]:
    """The message about a profile that cannot be used, each without the folder."""
    with pytest.raises(ProfileError) as raised:
        synthreport.check(TRIAL, profile=path)
    return [line.replace(f"{path.parent}{os.sep}", "") for line in str(raised.value).splitlines()]


def found(data: Any, profile: str | Path) -> list[str]:
    return [f"{each.code} {each.at.pointer} {each.level}" for each in synthreport.check(data, profile=profile).findings]


# What the standard ships


@pytest.mark.parametrize("name", SHIPPED)
def test_the_digest_can_be_computed_again_from_what_is_published(name: str) -> None:
    done = run("profiles", "show", name, "--format", "json")
    profile = json.loads(done.stdout)
    told = profile.pop("sha256")
    canonical = json.dumps(profile, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == told
    assert synthreport.check(TRIAL, profile=name).verdict.profile_sha256 == told


@pytest.mark.parametrize("name", SHIPPED)
def test_a_profile_of_the_standard_says_something_with_every_entry(name: str) -> None:
    profile, core = entries()["profiles"][name], load()
    assert [code for code, said in profile["levels"].items() if core.level(code) == said["level"]] == []
    assert [code for code in profile["asks"] if not core.items[code]["when"]] == []
    assert profile["levels"] or profile["gaps"] or name == "core"


def below_core(code: str, said: dict[str, Any]) -> bool:
    return LEVELS.index(Level(said["level"])) > LEVELS.index(load().level(code))


def test_only_teaching_and_third_party_relax_the_standard() -> None:
    relaxing = {name: synthreport.check(TRIAL, profile=name).verdict.relaxed for name in SHIPPED}
    assert {name for name, codes in relaxing.items() if codes} == {"teaching", "third-party"}
    for name, codes in relaxing.items():
        lowered = {code for code, said in entries()["profiles"][name]["levels"].items() if below_core(code, said)}
        assert {each.code for each in codes} == lowered


def test_what_keeps_nothing_complies_with_teaching() -> None:
    data = merged(
        base("simulation"), {"purpose": {"uses": {"teaching": "intended", "regulatory_evidence": "excluded"}}}
    )
    assert found(data, "teaching") == []


def test_the_schema_of_a_profile_is_a_schema_and_knows_what_the_evaluator_knows() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    refuse_beyond(SCHEMA)


def test_a_limit_may_use_every_keyword_of_json_schema() -> None:
    schema = Draft202012Validator.META_SCHEMA
    addresses = [urljoin(schema["$id"], vocabulary["$ref"]) for vocabulary in schema["allOf"]]
    keywords = {key for address in addresses for key in SPECIFICATIONS.contents(address)["properties"]}
    assert SCHEMA["$defs"]["overlay"]["properties"].keys() == keywords - {"$vocabulary"}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_profiles_fit_the_published_schema(name: str) -> None:
    import yaml

    text = (ROOT / "schema" / "1.0" / "profiles" / f"{name}.yaml").read_text(encoding="utf-8")
    assert list(Draft202012Validator(SCHEMA).iter_errors(yaml.safe_load(text))) == []


# A file of one's own


def test_a_file_extends_a_profile_and_another_file(write: Write) -> None:
    house = "extends: journal\nlevels: {TR05: {level: should, reason: Readers ask for it.}}\n"
    write(house, "house/house.yaml", HEAD.replace("ours", "house"))
    ours = write("extends: house/house.yaml\nlevels: {MA02: {level: should, reason: We sign elsewhere.}}\n")
    result = synthreport.check(TRIAL, profile=ours)
    levels = {code: result.outcomes[code].level for code in ("TR05", "MA02", "MA54")}
    assert levels == {"TR05": Level.SHOULD, "MA02": Level.SHOULD, "MA54": Level.MUST}
    assert (result.verdict.profile, result.verdict.profile_version) == ("ours", "1.0")
    assert [each.code for each in result.verdict.relaxed] == ["MA02"]


def test_a_relaxed_code_is_told_with_its_reason_and_cannot_undo_a_condition(write: Write) -> None:
    ours = write(
        "extends: core\nlevels:\n  LI01: {level: may, reason: We print it.}\n  RN05: {level: may, reason: So.}\n"
    )
    verdict = synthreport.check(TRIAL, profile=ours).verdict
    assert [tuple(each) for each in verdict.relaxed] == [
        ("LI01", "may", "must", "We print it."),
        ("RN05", "may", "should", "So."),
    ]
    data = merged(base("trial"), {"limitations": None, "reproducibility": {"replicates": None}})
    assert found(data, ours) == ["LI01 /limitations may", "RN05 /reproducibility/replicates may"]
    meant = merged(data, {"purpose": {"uses": {"benchmark": "intended"}}})
    assert "RN05 /reproducibility/replicates must" in found(meant, ours)


def test_the_report_shows_what_is_relaxed(write: Write) -> None:
    ours = write("extends: core\nlevels: {LI01: {level: may, reason: We print it.}}\n")
    text = run("check", str(TRIAL), "--profile", str(ours), "--show", "summary").stdout.decode()
    assert "relaxed: LI01 is may instead of must: We print it." in text
    assert "profile ours 1.0 (sha256 " in text
    report = json.loads(run("check", str(TRIAL), "--profile", str(ours), "--format", "json").stdout)
    Draft202012Validator(REPORT).validate(report)
    relaxed = {"code": "LI01", "level": "may", "standard_level": "must", "reason": "We print it."}
    assert report["documents"][0]["verdict"]["relaxed"] == [relaxed]


def test_the_digest_changes_with_the_parent_and_not_with_the_spelling(write: Write) -> None:
    def digest() -> str:
        return synthreport.check(TRIAL, profile=write(child)).verdict.profile_sha256

    parent, child = "extends: core\ngaps: {ID05: {accepts: [], reason: R}}\n", "extends: ./house.yaml\n"
    write(parent, "house.yaml", HEAD.replace("ours", "house"))
    first = digest()
    write("# the same\n" + parent, "house.yaml", HEAD.replace("ours", "house"))
    assert digest() == first
    write(parent.replace("R}", "Reason}"), "house.yaml", HEAD.replace("ours", "house"))
    assert digest() != first


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("extends: jurnal\n", "5:10", 'Did you mean "journal"?'),
        ("extends: ./none.yaml\n", "", "cannot be read"),
        ("extends: ours.yaml\n", "5:10", "extends this file in turn"),
        ("extends: 7\n", "5:10", "found 7, expected text"),
        ("", "1:1", "`extends` is not stated"),
        ("extends: core\nlevel: {}\n", "6:1", 'Did you mean "levels"?'),
        ("extends: core\nlevels: {ID99: {level: may, reason: r}}\n", "6:10", "no code ID99"),
        ("extends: core\nlevels: {XX01: {level: may, reason: r}}\n", "6:10", "synthreport items"),
        ("extends: core\nlevels: {id01: {level: may, reason: r}}\n", "6:10", "a code such as ID05"),
        ("extends: core\nlevels: {LI01: {level: may}}\n", "6:10", "`reason` is not stated"),
        ("extends: core\nlevels: {LI01: {level: may, reason: ' '}}\n", "6:37", "some words"),
        ("extends: core\nlevels: {LI01: {level: shall, reason: r}}\n", "6:24", 'one of "must", "should", "may"'),
        ("extends: core\nlevels: {LI01: {level: may, reason: a, b c}}\n", "6:40", "Put the whole text in quotes"),
        ("extends: core\nlevels: {DC74: {level: may, reason: r}}\n", "6:10", "has the level of each limit"),
        ("extends: core\nlevels: {LI01: {level: may, reason: r}, LI01: {level: may, reason: r}}\n", "6:41", ""),
        ("extends: core\nlevels:\n", "6:1", "the value is empty"),
        ("extends: core\ngaps: {ID51: {accepts: [], reason: r}}\n", "6:8", "ID51 is a rule"),
        ("extends: core\ngaps: {ID05: {accepts: [maybe], reason: r}}\n", "6:25", 'expected one of "not_reported"'),
        ("extends: core\nasks: {ID51: r}\n", "6:8", "ID51 is a rule"),
        ("extends: core\nlimits: {a: {level: may, message: m, fix: f}}\n", "6:10", "`schema` is not stated"),
        ("extends: journal\nlimits: {authors-speak: {level: may, message: m, fix: f, schema: {}}}\n", "6:10", ""),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_where_and_how(write: Write, body: str, place: str, words: str) -> None:
    told = problems(write(body))
    assert len(told) == 1 or not place
    assert any(f"ours.yaml:{place}" in line if place else True for line in told)
    assert any(words in line for line in told)


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ("{oneOf: []}", "expected at least one entry"),
        ("{oneof: [{}]}", 'Did you mean "oneOf"?'),
        ("{type: [object, text]}", 'found "text"'),
        ("{items: 7}", "found 7, expected a mapping"),
        ("{propertes: {}}", 'unknown key "propertes"'),
        ("{type: text}", 'found "text"'),
        ("{pattern: '('}", "no regular expression"),
        ("{patternProperties: {'(': true}}", "no regular expression"),
        ("{properties: {purpose: {pattern: '(?=a)b'}}}", "looks around"),
        ("{contains: {pattern: '(a)\\1'}}", "refers back"),
        ("{pattern: '(a{1000}){1000}'}", "too large"),
        ("{$ref: 'https://example.org/schema.json'}", "defines no https://example.org"),
        ("{$ref: 'https://json-schema.org/draft/2020-12/schema'}", "defines no https://json-schema.org"),
        ("{$ref: '#/const', const: {type: object}}", "defines no #/const"),
        ("{$dynamicRef: '#a'}", "defines no #a"),
        ("{allOf: [{$ref: '#'}]}", "in a circle"),
        ("{dependentSchemas: {purpose: {$ref: '#'}}}", "in a circle"),
        ("{$schema: 'http://json-schema.org/draft-07/schema#'}", "expected"),
        ("{not: {$schema: 'https://json-schema.org/draft/2020-12/schema'}}", "named within a limit"),
        ("{$ref: '#/$defs/a'}", "defines no #/$defs/a"),
        ("{$ref: '#/$defs/a', $defs: {a: {not: {$ref: '#/$defs/a'}}}}", "in a circle"),
        ("{$ref: '#/$defs/a', $defs: {a: {properties: {purpos: {}}}}}", 'Did you mean "purpose"?'),
        ("{properties: {purpos: {}}}", 'Did you mean "purpose"?'),
        ("{properties: {purpose: {required: [users]}}}", 'Did you mean "uses"?'),
        ("{properties: {purpose: {dependentRequired: {users: [uses]}}}}", 'Did you mean "uses"?'),
        ("{properties: {purpose: {oneOf: [{required: [users]}]}}}", 'Did you mean "uses"?'),
        ("{properties: {inputs: {patternProperties: {'^a': {required: [kin]}}}}}", 'Did you mean "kind"?'),
        ("{anyOf: [{not: {properties: {acess: {}}}}]}", 'Did you mean "access"?'),
        ("{properties: {inputs: {additionalProperties: {required: [kin]}}}}", 'Did you mean "kind"?'),
    ],
)
def test_a_bad_limit_is_told(write: Write, schema: str, words: str) -> None:
    told = problems(write(f"extends: core\nlimits:\n  a: {{level: may, message: m, fix: f, schema: {schema}}}\n"))
    assert len(told) == 1
    assert words in told[0]
    assert told[0].startswith("ours.yaml:7:")


@pytest.mark.parametrize("text", ["", "a list\n", "- 1\n", "{", "a: 1\n---\nb: 2\n"])
def test_what_is_no_profile_at_all_is_told(write: Write, text: str) -> None:
    assert problems(write(text, head=""))[0].startswith("ours.yaml:")


def test_every_problem_is_told_at_once_and_the_exit_code_is_2(write: Write) -> None:
    ours = write("extends: cor\nlevels: {ID99: {level: may}}\n", head=HEAD.replace("ours", "Ours"))
    done = run("check", str(TRIAL), "--profile", str(ours))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().count("ours.yaml:") == 4
    assert run("profiles", "show", str(ours)).returncode == 2


def test_a_file_in_json_and_the_problems_of_a_parent(write: Write) -> None:
    head = json.dumps({"profile": "ours", "version": "1.0", "title": "t", "text": "t", "extends": "parent.yaml"})
    ours = write("", "ours.json", head)
    write("extends: core\nlevels: {ID99: {level: may, reason: r}}\n", "parent.yaml")
    told = problems(ours)
    assert told[0].startswith("ours.json:1:")
    assert told[1].startswith("parent.yaml:6:10: the standard has no code ID99")


def test_files_that_extend_each_other(write: Write) -> None:
    write("extends: ours.yaml\n", "other.yaml", HEAD.replace("ours", "other"))
    assert any("in turn" in line for line in problems(write("extends: other.yaml\n")))


def test_the_id_of_a_profile_of_the_standard_is_taken(write: Write) -> None:
    assert "is a profile of the standard" in problems(write("extends: core\n", head=HEAD.replace("ours", "journal")))[0]


@pytest.mark.parametrize("name", ["a/b", "a\\b", "./a", "a.yaml", "A.YML", "a.json"])
def test_what_counts_as_a_path(name: str) -> None:
    assert is_path(name)
    assert not is_path("model-training")


def test_the_profile_of_the_documentation_works(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    path = tmp_path / "ours.yaml"
    path.write_text(page.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    data = merged(base("trial"), {"access": {"licence": "MIT", "code": None}})
    data["access"]["code"] = {"gap": "withheld", "reason": "To be sold."}
    assert found(data, path) == ["DC74 /access/licence must", "AC02 /access/code must"]


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, each in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(each, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = data.copy()
    copy[path[0]] = replaced(data[path[0]], path[1:], value)
    return copy


DEFINED = {"a": {"pattern": "a"}}
GOOD = {
    **{"profile": "o", "version": "1", "title": "t", "text": "t", "extends": "core", "asks": {"UT02": "r"}},
    "levels": {"TR05": {"level": "must", "reason": "r"}},
    "gaps": {"ID05": {"accepts": ["unknown"], "reason": "r"}},
    "limits": {"a": {"schema": {"required": ["files"], "anyOf": [{"$ref": "#/$defs/a"}], "$defs": DEFINED}}},
}
GOOD["limits"]["a"] |= {"level": "may", "message": "m", "fix": "f"}  # type: ignore[index]


SPOILS: tuple[Any, ...] = (None, 7, "x", [], {}, [[]], {"x": {}}, True)


def test_no_profile_however_spoilt_raises_anything_else(tmp_path: Path) -> None:
    file, told = tmp_path / "o.json", []
    for path in places(GOOD):
        for value in SPOILS:
            file.write_text(json.dumps(replaced(GOOD, path, value)), encoding="utf-8")
            with suppress(ProfileError):
                synthreport.check({}, profile=file)
                continue
            told.append((path, value))
    assert ((), None) in told
    assert (("profile",), {"x": {}}) in told
    assert (("limits", "a", "schema", "$defs", "a"), "x") in told
    assert (("limits", "a", "schema", "$defs", "a"), {}) not in told


# Gaps and limits


def test_a_gap_that_stands_for_many_is_one_finding(write: Write) -> None:
    ours = write(
        "extends: core\ngaps:\n  ET02: {accepts: [not_performed], reason: r}\n  ET06: {accepts: [], reason: r}\n"
    )
    data = merged(base("trial"), {"ethics": None})
    data["ethics"] = {"gap": "not_reported"}
    assert found(data, ours) == ["ET02 /ethics must"]
    data["ethics"] = {"gap": "not_performed"}
    assert found(data, ours) == ["ET06 /ethics should"]
    data["ethics"] = {"rest": {"gap": "not_reported"}}
    assert found(data, ours) == ["ET02 /ethics/rest must"]
    assert synthreport.check(data, profile=ours).outcomes["ET06"].state is State.GAP


ORDERED = {"type": "object", "properties": {"a": {"const": 1}}, "required": ["a"]}


@pytest.mark.parametrize(
    ("schema", "data", "expected"),
    [
        (ORDERED, {"a": 1}, []),
        (ORDERED, {"a": 2}, ["/a"]),
        (ORDERED, {}, ["/a"]),
        (ORDERED, {"a": {"gap": "unknown"}}, None),
        (ORDERED, {"rest": {"gap": "unknown"}}, None),
        (ORDERED, {"silent": 1}, ["/a"]),
        ({"not": ORDERED}, {"a": 1}, [""]),
        ({"not": ORDERED}, {"a": 2}, []),
        ({"not": ORDERED}, {"a": {"gap": "unknown"}}, None),
        ({"not": {"not": ORDERED}}, {"a": {"gap": "unknown"}}, None),
        ({"anyOf": [ORDERED, {"required": ["b"]}]}, {"b": 1}, []),
        ({"anyOf": [ORDERED, {"required": ["b"]}]}, {"a": {"gap": "unknown"}}, None),
        ({"anyOf": [ORDERED, {"required": ["b"]}]}, {"c": 1}, [""]),
        ({"if": ORDERED, "then": {"required": ["b"]}}, {"a": 1}, ["/b"]),
        ({"if": ORDERED, "then": {"required": ["b"]}}, {"a": {"gap": "unknown"}}, None),
        ({"if": ORDERED, "then": {"required": ["b"]}}, {"a": {"gap": "unknown"}, "b": 1}, []),
        ({"if": ORDERED, "else": {"required": ["b"]}}, {"a": 2}, ["/b"]),
        ({"if": ORDERED, "else": {"required": ["b"]}}, {"a": 1}, []),
        ({"additionalProperties": ORDERED}, {"i": {"a": 2}, "x-mine": 7, "j": {"a": 1}}, ["/i/a"]),
        ({"additionalProperties": False, "properties": {"a": {}}}, {"a": 1, "b": 2}, ["/b"]),
        ({"additionalProperties": False}, {"b": {"gap": "unknown"}, "x-b": 1}, ["/b"]),
        ({"minProperties": 2}, {"a": 1, "x-b": 1}, [""]),
        ({"minProperties": 2}, {"a": 1, "b": {"gap": "unknown"}}, None),
        ({"items": {"const": 1}}, [1, None, 2], ["/2"]),
        ({"items": {"const": 1}}, [1, None], None),
        ({"allOf": [{"$ref": "#/$defs/o"}], "$defs": {"o": ORDERED}}, {"a": 3}, ["/a"]),
        ({"propertyNames": {"pattern": "^a"}}, {"b": 1}, [""]),
    ],
)
def test_a_limit_is_judged_by_what_is_said(schema: Any, data: Any, expected: list[str] | None) -> None:
    assert breaches(schema, data, silence([])) == expected


TEXT, ONE = {"type": "string"}, {"const": 1}
GAP = {"gap": "unknown"}


@pytest.mark.parametrize(
    ("schema", "data", "expected"),
    [
        ({"type": ["string", "null"]}, 1, [""]),
        ({"type": ["string", "object"]}, {}, []),
        ({"properties": {"a": False}}, {"a": 1}, ["/a"]),
        ({"properties": {"a": False}}, {"a": GAP}, ["/a"]),
        ({"properties": {"a": False}}, {}, []),
        ({"properties": {"a": True}}, {"a": GAP}, []),
        ({"properties": {"a": {"not": {}}}}, {"a": GAP}, ["/a"]),
        ({"properties": {"a": {"minLength": 3}}}, {"a": "ab"}, ["/a"]),
        ({"properties": {"a": {"minLength": 3}}}, {"a": GAP}, None),
        ({"properties": {"a": {"multipleOf": 2}}}, {"a": 3}, ["/a"]),
        ({"properties": {"a": {"format": "date"}}}, {"a": "no date"}, []),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1}, []),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": 1}, [""]),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": GAP}, None),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"c": 1}, [""]),
        ({"not": {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}}, {"a": 1, "b": GAP}, None),
        ({"if": ORDERED, "then": {"required": ["b"]}, "else": {"required": ["b"]}}, {"a": GAP}, ["/b"]),
        ({"if": ORDERED, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, {"a": GAP, "b": 1}, None),
        ({"contains": ONE}, [2, 1], []),
        ({"contains": ONE}, [2, 3], [""]),
        ({"contains": ONE}, [2, GAP], None),
        ({"contains": ONE, "minContains": 2}, [1, GAP], None),
        ({"contains": ONE, "maxContains": 1}, [1, 1, GAP], [""]),
        ({"contains": ONE, "maxContains": 1}, [1, GAP], None),
        ({"contains": ONE, "maxContains": 1}, [1, 2], []),
        ({"not": {"contains": ONE}}, [2, None], None),
        ({"maxItems": 1}, [1, GAP], [""]),
        ({"uniqueItems": True}, [1, 1.0], [""]),
        ({"uniqueItems": True}, [1, True, [1], [True], {"a": 0}, {"a": False}], []),
        ({"uniqueItems": True}, [{"a": 1, "b": 2}, {"b": 2, "a": 1}], [""]),
        ({"uniqueItems": True}, [1, GAP], None),
        ({"uniqueItems": True}, [GAP], []),
        ({"uniqueItems": True}, [1, {"a": GAP}, 1], [""]),
        ({"prefixItems": [ONE], "items": TEXT}, [1, "a", 2], ["/2"]),
        ({"prefixItems": [ONE], "items": False}, [1, 2], ["/1"]),
        ({"const": {"a": 1}}, {"a": 1}, []),
        ({"const": {"a": 1}}, {"a": GAP}, None),
        ({"const": {"a": 1}}, {"a": GAP, "b": 1}, [""]),
        ({"const": {"a": 1}}, {"rest": GAP}, None),
        ({"const": [1, 2]}, [1, GAP], None),
        ({"const": [1, 2]}, [2, GAP], [""]),
        ({"enum": [[False]]}, [0], [""]),
        ({"enum": [[1], [2]]}, [GAP], None),
        ({"patternProperties": {"^a": ONE}}, {"ab": 2, "b": 2}, ["/ab"]),
        ({"patternProperties": {"^a": ONE}}, {"ab": GAP}, None),
        ({"patternProperties": {"^a": ONE}}, {"rest": GAP}, None),
        ({"patternProperties": {"^a": True}, "additionalProperties": False}, {"ab": 2, "b": 2}, ["/b"]),
        ({"additionalProperties": False, "properties": {"a": {}}}, {"a": 1, "rest": GAP}, None),
        ({"maxProperties": 1}, {"a": 1, "b": 1, "x-c": 1}, [""]),
        ({"maxProperties": 1}, {"a": 1, "b": GAP}, None),
        ({"maxProperties": 1}, {"a": 1, "rest": GAP}, None),
        ({"minProperties": 2}, {"a": 1, "rest": GAP}, None),
        ({"propertyNames": {"maxLength": 1}}, {"ab": GAP}, [""]),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, ["/b"]),
        ({"dependentRequired": {"a": ["b"]}}, {"a": GAP}, None),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1, "b": GAP}, None),
        ({"dependentRequired": {"a": ["b"]}}, {"b": 1}, []),
        ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1}, ["/b"]),
        ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": GAP}, None),
        ({"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False}, {"a": 1, "b": 1}, ["/b"]),
        ({"anyOf": [{"properties": {"b": ONE}}], "unevaluatedProperties": False}, {"b": 1}, []),
        (
            {"if": ORDERED, "then": {"properties": {"b": {}}}, "unevaluatedProperties": False},
            {"a": GAP, "b": 1},
            None,
        ),
        ({"prefixItems": [ONE], "unevaluatedItems": False}, [1, 2], ["/1"]),
        ({"properties": {"n": {"$ref": "#"}, "v": ONE}}, {"n": {"n": {"v": 2}}}, ["/n/n/v"]),
        ({"$schema": "https://json-schema.org/draft/2020-12/schema", "required": ["a"]}, {"a": GAP}, None),
        ({"$dynamicRef": "#t", "$defs": {"t": {"$dynamicAnchor": "t", "required": ["a"]}}}, {}, ["/a"]),
        ({"properties": {"a": {"pattern": r"^\d+$"}}}, {"a": "12\n"}, ["/a"]),
        ({"properties": {"a": {"pattern": r"^\p{L}+$"}}}, {"a": "é"}, []),
    ],
)  # fmt: skip
def test_every_keyword_is_read_twice(schema: Any, data: Any, expected: list[str] | None) -> None:
    Draft202012Validator.check_schema(schema, format_checker=FormatChecker(()))
    assert breaches(schema, data, silence([])) == expected


def test_a_key_that_is_asked_for_and_not_there_is_no_key_too_many() -> None:
    closed = {"properties": {"a": {}}, "additionalProperties": False}
    assert breaches(closed, {"a": 1}, silence(["/b"])) is None
    assert breaches({"maxProperties": 1}, {"a": 1}, silence(["/b"])) is None
    assert breaches({"propertyNames": {"const": "a"}}, {"a": 1}, silence(["/b"])) is None


BOMB: Any = {f"a{i}": {"allOf": [{"$ref": f"#/$defs/a{i + 1}"}] * 2} for i in range(40)} | {"a40": {}}
"""Definitions each of which leads to the next one twice."""


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/$defs/a0", "$defs": BOMB},
        {"allOf": [{"uniqueItems": True}] * 200},
        {"allOf": [{"contains": {"const": 1}}] * 200},
        {"allOf": [{"const": list(range(1000))}] * 200},
    ],
)  # fmt: skip
def test_a_limit_cannot_take_for_ever(schema: Any) -> None:
    with pytest.raises(TooCostly, match="more than 20,000 steps"):
        breaking(schema, view(list(range(1000)), silence([])), Budget(20_000))


def nested(wrap: Callable[[Any], Any], depth: int) -> Any:
    """A schema in a schema in a schema."""
    return reduce(lambda inner, _: wrap(inner), range(depth), {})


LOOPS: tuple[Any, ...] = (
    {"$ref": "#"},
    {"$dynamicRef": "#"},
    {"$dynamicAnchor": "a", "$dynamicRef": "#a"},
    {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}},
    {"$ref": "#/$defs/a", "$defs": {"a": {"$dynamicRef": "#b"}, "b": {"$dynamicAnchor": "b", "$ref": "#/$defs/a"}}},
    *({keyword: [{"$ref": "#"}]} for keyword in ("allOf", "anyOf", "oneOf")),
    {"not": {"$ref": "#"}},
    {"if": {"$ref": "#"}},
    {"if": True, "then": {"$ref": "#"}},
    {"if": False, "else": {"$ref": "#"}},
    {"unevaluatedItems": {"$ref": "#"}, "allOf": [{"$ref": "#"}]},
    {"$ref": "#/$defs/0", "$defs": {f"{each}": {"$ref": f"#/$defs/{each + 1}"} for each in range(5000)} | {"5000": {}}},
    nested(lambda inner: {"not": inner}, 10_000),
    nested(lambda inner: {"allOf": [inner]}, 10_000),
    nested(lambda inner: {"anyOf": [inner]}, 10_000),
    nested(lambda inner: {"oneOf": [inner]}, 10_000),
    nested(lambda inner: {"if": inner, "then": inner}, 10_000),
)  # fmt: skip
"""Schemas that lead to themselves, or deeper than can be followed."""


@pytest.mark.parametrize("schema", LOOPS)
def test_a_limit_leads_no_deeper_than_can_be_followed(schema: Any) -> None:
    budget = Budget()
    with pytest.raises(TooCostly, match="more than 100 keywords"):
        breaking(schema, view(list(range(1000)), silence([])), budget)
    assert budget.depth == 0


@pytest.mark.parametrize("keyword", ["not", "allOf", "anyOf"])
def test_a_limit_may_be_deeper_than_a_profile_can_hold(keyword: str) -> None:
    schema = nested(lambda inner: {keyword: [inner] if keyword[-2:] == "Of" else inner}, DEEPEST)
    budget = Budget()
    assert breaking(schema, view({"a": {"a": 1}}, silence([])), budget) == []
    assert budget.depth == 0
    assert DEEPEST > of_texts.DEEPEST


def test_no_pattern_takes_longer_than_its_text() -> None:
    schema = {"propertyNames": {"pattern": "^(a+)+$"}, "patternProperties": {"^(a|a)*b$": {"pattern": "^([a-z]+)*$"}}}
    schema |= {"additionalProperties": True, "unevaluatedProperties": False}
    name = "a" * 100_000
    assert breaches(schema, {f"{name}!": 1, f"{name}b": f"{name}!"}, silence([])) == ["", f"/{name}b"]


def test_half_a_character_is_matched_by_no_pattern() -> None:
    assert breaches({"properties": {"a": {"pattern": "^a"}}}, {"a": "\ud800"}, silence([])) == ["/a"]


def test_limits_that_take_too_many_steps_are_a_finding(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Budget.__init__, "__defaults__", (MOST // 20,))  # a million steps take ten seconds
    limit = {"level": "should", "message": "m", "fix": "f", "schema": {"$ref": "#/$defs/a0", "$defs": BOMB}}
    ours = write(f"extends: core\nlimits: {json.dumps({'a': limit, 'b': limit})}\n")
    result = synthreport.check(TRIAL, profile=ours)
    assert [(each.code, each.level) for each in result.findings] == [("DC74", "should")] * 2
    assert "the limit a is not checked" in result.findings[0].message
    assert result.outcomes["DC74"].state is State.NOT_CHECKED
    assert "the limit b is not checked" in result.outcomes["DC74"].reason


def test_without_its_engine_patterns_are_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    linear_patterns.matcher.cache_clear()
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    ours = write("extends: core\nlimits: {a: {level: may, message: m, fix: f, schema: {pattern: a}}}\n")
    assert "need jsonschema-rs" in problems(ours)[0]
    linear_patterns.matcher.cache_clear()


def test_silence_opens_a_limit_and_does_not_break_it() -> None:
    assert breaches({"properties": {"h": ORDERED}}, {"h": {}}, silence(["/h/a"])) is None
    assert (
        breaches({"properties": {"h": {"not": {"properties": {"a": {"const": 1}}}}}}, {"h": {}}, silence(["/h/a"]))
        is None
    )


def test_without_gaps_a_limit_means_what_every_validator_says() -> None:
    schemas: list[Any] = [
        {"not": ORDERED},
        {"anyOf": [ORDERED, {"required": ["b"]}]},
        {"if": ORDERED, "then": {"required": ["b"]}},
    ]
    for schema in [ORDERED, *schemas, {"allOf": schemas}]:
        data: Any
        for data in ({}, {"a": 1}, {"a": 2}, {"b": 1}, {"a": 1, "b": 1}, [], "a"):
            kept = breaches(schema, data, silence([])) == []
            assert Draft202012Validator(schema).is_valid(data) is kept, (schema, data)


def test_a_malformed_answer_is_not_judged_by_a_limit() -> None:
    data = merged(base("trial"), {"purpose": {"uses": {"model_training": "maybe"}}})
    assert found(data, "model-training") == ["PU01 /purpose/uses/model_training must"]


def test_a_limit_says_its_own_level_message_and_fix(write: Write) -> None:
    schema = "{properties: {access: {properties: {tier: {const: restricted}}}}}"
    ours = write(
        f"extends: core\nlimits: {{a: {{level: should, message: Too open., fix: Close it., schema: {schema}}}}}\n"
    )
    result = synthreport.check(TRIAL, profile=ours)
    assert [(each.code, each.at.pointer, each.level, each.message, each.fix) for each in result.findings] == [
        ("DC74", "/access/tier", "should", "Too open (profile ours)", "Close it.")
    ]
    assert result.outcomes["DC74"].state is State.BROKEN


# Several side by side


def test_several_profiles_give_a_matrix_and_a_verdict_each() -> None:
    done = run("check", str(TRIAL), "--profile", "core", "--profile", "benchmark", "--profile", "inference")
    text = done.stdout.decode()
    assert done.returncode == 1
    rows = [line.split() for line in text.splitlines()]
    assert ["code", "core", "benchmark", "inference", "about"] in rows
    assert ["DC74", ".", "must", "must"] in [row[:4] for row in rows]
    for name in ("core", "benchmark", "inference"):
        assert text.count(f" synthreport 1.0, profile {name} 1.0: ") == 2
    assert text.count("to fix (must): DC74") == 2
    assert text.count("error DC74") == 2


def test_side_by_side_show_is_respected_and_what_complies_has_no_matrix() -> None:
    names = ("--profile", "core", "--profile", "journal")
    assert run("check", str(TRIAL), *names).returncode == 0
    assert b"code  core" not in run("check", str(TRIAL), *names).stdout
    summary = run("check", str(TRIAL), "--profile", "core", "--profile", "benchmark", "--show", "summary").stdout
    assert b"error DC74" not in summary
    assert b"code  core  benchmark" in summary


def test_side_by_side_as_json_has_an_entry_for_each_profile() -> None:
    done = run("check", str(TRIAL), "--profile", "core", "--profile", "benchmark", "--format", "json")
    report = json.loads(done.stdout)
    Draft202012Validator(REPORT).validate(report)
    judged = [(each["name"], each["verdict"]["profile"], each["verdict"]["complies"]) for each in report["documents"]]
    assert judged == [(str(TRIAL), "core", True), (str(TRIAL), "benchmark", False)]
    assert report["exit_code"] == done.returncode == 1


# The command


def test_profiles_lists_them_all() -> None:
    lines = run("profiles").stdout.decode().splitlines()
    assert sorted(line.split()[0] for line in lines) == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_profiles_show_tells_all_in_which_a_profile_differs(name: str) -> None:
    text = run("profiles", "show", name).stdout.decode()
    profile = entries()["profiles"][name]
    assert profile["sha256"] in text
    for part in ("gaps", "asks", "limits"):
        assert all(f"  {each}" in text for each in profile[part])
    assert ("RELAXED" in text) is (name in ("teaching", "third-party"))


@pytest.mark.parametrize("example", ["tabular-trial", "simulated-clinic"])
def test_the_examples_say_with_which_profiles_they_comply(example: str) -> None:
    folder = ROOT / "examples" / example
    result = {name: synthreport.check(folder / "synthreport.yaml", profile=name).complies() for name in SHIPPED}
    told = (folder / "README.md").read_text(encoding="utf-8").partition("## Profiles")[2]
    for name, complies in result.items():
        assert f"| `{name}` | {'yes' if complies else 'no'}" in told


def test_a_text_that_cannot_be_read_is_told_under_each_profile(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text("a: [", encoding="utf-8")
    done = run("check", str(path), "--profile", "core", "--profile", "journal")
    assert done.returncode == 1
    for name in ("core", "journal"):
        assert f"cannot be read, and was not checked against synthreport 1.0, profile {name}" in done.stdout.decode()


def test_no_profile_stumbles_over_what_the_corpus_holds() -> None:
    for path in sorted((ROOT / "tests" / "shapes").glob("*.yaml")):
        document = synthreport.parse(path.read_bytes())
        results = {name: synthreport.check(document, profile=name) for name in SHIPPED}
        assert [name for name, each in results.items() if each.outcomes.keys() != results["core"].outcomes.keys()] == []
        assert [each for result in results.values() for each in result.findings if not each.at.pointer] == []


def test_a_limit_names_an_item_of_the_standard(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    limit = "{level: must, item: PU09, schema: true, message: Something is missing., fix: Add it.}"
    path.write_text(
        f'profile: ours\nversion: "1.0"\ntitle: Ours\ntext: For us.\nextends: core\nlimits: {{ours: {limit}}}\n',
        encoding="utf-8",
    )
    with pytest.raises(ProfileError, match="the standard has no item PU09"):
        synthreport.check({}, profile=path)
