"""What the published files tell other implementers: where each rule points and reads, and what a form needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthreport.standard.versions import NEWEST

FOLDER = Path(__file__).parents[1] / "schema" / NEWEST
SCHEMA: dict[str, Any] = json.loads((FOLDER / "manifest.schema.json").read_text(encoding="utf-8"))
CATALOGUE: dict[str, Any] = json.loads((FOLDER / "catalogue.json").read_text(encoding="utf-8"))
SUITE: dict[str, Any] = json.loads((FOLDER / "conformance.json").read_text(encoding="utf-8"))


def fields(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of the schema that has words, by its key."""
    for inner in schema if isinstance(schema, list) else schema.values() if isinstance(schema, dict) else ():
        yield from fields(inner)
    for key, field in schema.get("properties", {}).items() if isinstance(schema, dict) else ():
        if isinstance(field, dict) and "title" in field:
            yield key, field


def test_a_form_knows_how_every_field_is_asked() -> None:
    kinds = {"line", "text", "number", "date", "choice", "yes_no", "reference", "list", "table", "group"}
    assert {field.get("x-widget") for _, field in fields(SCHEMA)} == kinds
    assert all(field["x-widget"] == "number" for _, field in fields(SCHEMA) if "x-unit" in field)
    assert {key for key, field in fields(SCHEMA) if "x-unit" in field} >= {"bytes", "seconds", "memory_mb"}
    assert {key for key, field in fields(SCHEMA) if field.get("x-tool")} >= {"sha256", "files", "results", "bytes"}


def test_every_item_has_its_label_line_and_tier_at_one_kind_of_field() -> None:
    labelled = {field["x-item"]: field for _, field in fields(SCHEMA) if "x-label" in field}
    words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))["items"]
    wrong = [
        code
        for code, field in labelled.items()
        if (field["x-label"], field["x-tier"]) != (words[code]["label"], CATALOGUE["items"][code]["tier"])
    ]
    on_lines = {code: line["number"] for line in CATALOGUE["checklist"] for code in line["codes"]}
    assert wrong == []
    assert labelled.keys() == CATALOGUE["items"].keys()
    assert {code: field["x-line"] for code, field in labelled.items() if "x-line" in field} == {
        code: number for code, number in on_lines.items() if code in labelled
    }


def test_sections_have_an_order_and_tools_write_at_its_end() -> None:
    ordered = sorted(SCHEMA["properties"], key=lambda key: SCHEMA["properties"][key]["x-order"])
    assert ordered[:4] == ["synthreport", "manifest", "parties", "dataset"]
    assert ordered[-4:] == ["tools", "files", "content", "results"]


def test_what_all_forms_of_an_object_share_is_said() -> None:
    steps = SCHEMA["properties"]["steps"]["else"]["additionalProperties"]
    forms = [SCHEMA["$defs"][each["then"]["$ref"].rpartition("/")[2]]["properties"] for each in steps["allOf"]]
    assert {"description", "takes", "started"} <= set(steps["x-shared"])
    assert not {"kind", "family", "compute"} & set(steps["x-shared"])
    assert all(form[key] == forms[0][key] for form in forms for key in steps["x-shared"])


def is_at(path: str, pointer: str) -> bool:
    """Whether a pointer is at a path, in which `*` is any id or index."""
    return bool(re.fullmatch(re.escape(path).replace(r"\*", "[^/]+"), pointer))


def test_the_findings_of_every_rule_are_where_the_catalogue_says() -> None:
    rules = {code: rule for code, rule in CATALOGUE["rules"].items() if not {"of_document", "of_files"} & rule.keys()}
    elsewhere = [
        f"{case['name']}: {finding['code']} {finding['pointer']}"
        for case in SUITE["cases"]
        for finding in case["expect"]
        if finding["code"] in rules
        and not any(is_at(each, finding["pointer"]) for each in rules[finding["code"]]["finding"])
    ]
    assert elsewhere == []


def test_every_rule_reads_what_it_needs_and_paths_of_other_parts() -> None:
    rules = {code: rule for code, rule in CATALOGUE["rules"].items() if not {"of_document", "of_files"} & rule.keys()}
    assert [code for code, rule in rules.items() if not rule.get("reads")] == []
    unread = [
        f"{code} {rule['at']}/{need}"
        for code, rule in rules.items()
        for need in rule["needs"]
        if not any(f"{each}/".startswith(f"{rule['at']}/{need}/") for each in rule["reads"])
    ]
    assert unread == []
    assert "/steps/*/started" in rules["SO51"]["reads"]


def test_what_binds_each_element_and_what_is_in_a_list_is_said() -> None:
    assert CATALOGUE["conditions"]["person_level_input"]["each"] == "/inputs"
    assert "each" not in CATALOGUE["conditions"]["public_release"]
    held = {each["path"]: each.get("in") for each in CATALOGUE["references"]}
    assert (held["/dataset/creators/*"], held["/dataset/creators/authors_of"]) == ("list", None)


def test_a_key_that_tells_a_form_is_asked_of_that_form_alone() -> None:
    wrong = [
        field["path"]
        for field in CATALOGUE["fields"]
        if field["asked"] and field["path"].rpartition("/")[2] == "in_dictionary" and "if" not in field
    ]
    assert wrong == []
