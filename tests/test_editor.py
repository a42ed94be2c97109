"""What an author sees who writes a manifest in an editor: asked of the YAML language server, without a network."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from language_server import ROOT, SERVER, Editor

from synthreport.edit.new_text import modeline
from synthreport.standard.versions import NEWEST, VERSIONS

pytestmark = pytest.mark.full

SCHEMA = ROOT / "schema" / NEWEST / "manifest.schema.json"
ADDRESS = json.loads(SCHEMA.read_text(encoding="utf-8"))["$id"]
BASES = sorted((ROOT / "schema" / NEWEST / "cases" / "bases").glob("*.yaml"))
COMPLYING = [ROOT / "examples" / name / "synthreport.yaml" for name in ("tabular-trial", "simulated-clinic")]
TRIAL = COMPLYING[0].read_text(encoding="utf-8")
HEAD = 'synthreport: "1.0"\n'


def started(schemas: dict[str, Any]) -> Iterator[Editor]:
    node = shutil.which("node")
    if node is None or not SERVER.exists():
        pytest.skip("there is no node, or no language server: npm install in tests/editor")
    shown = {"hover": True, "completion": True, "validate": True, "schemaStore": {"enable": False}}
    settings = {"yaml": {**shown, "schemas": schemas}, "http": {}, "[yaml]": {}}
    editor = Editor(node, settings, {ADDRESS: SCHEMA.read_text(encoding="utf-8")})
    try:
        yield editor
    finally:
        editor.close()


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """An editor in which the schema is set up for every manifest, by its path."""
    yield from started({SCHEMA.as_uri(): ["synthreport.yaml"]})


@pytest.fixture(scope="module")
def bare() -> Iterator[Editor]:
    """An editor in which nothing is set up."""
    yield from started({})


@pytest.mark.parametrize("path", [*COMPLYING, *BASES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_is_said_of_a_manifest_that_complies(editor: Editor, path: Path) -> None:
    assert editor.messages(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "right, wrong, message",
    [
        ("teaching: intended", "teaching: intendd", "Valid values"),
        ("\n    name: ", "\n    nmae: x\n    name: ", "nmae is not allowed"),
        ("    kind: software\n", "", 'Missing property "kind"'),
        ('synthreport: "1.0"', 'synthreport: "1,0"', 'Value must be "1.0"'),
        ("\nlimitations:\n", "\nx-limitations:\n", 'Missing property "limitations"'),
        ("\n  completed_by: ", "\n  completed_by: [x]\n  x-was: ", 'Expected "string"'),
    ],
)
def test_a_mistake_is_told_once(editor: Editor, right: str, wrong: str, message: str) -> None:
    assert right in TRIAL
    (told,) = editor.messages(TRIAL.replace(right, wrong, 1))
    assert message in told


@pytest.mark.parametrize(
    "key, words, item",
    [
        ("teaching:", "Teaching and training people.", "PU01 Intended uses, should"),
        ("tools:", "#### Every tool is named with the exact version that ran", "GE02 Tools and versions, must"),
        ("completed_by:", "The party that completed the manifest.", "MA02 Author of the manifest, must"),
        ("licence:", "SPDX", ", "),
    ],
)
def test_a_key_shows_its_words_its_item_and_its_level(editor: Editor, key: str, words: str, item: str) -> None:
    shown = editor.hover(TRIAL, key)
    assert words in shown
    assert item in shown


def test_what_is_asked_on_a_condition_says_on_which(editor: Editor) -> None:
    assert re.search("SO06 Training and test persons, must where `person_level_input`", editor.hover(TRIAL, "splits:"))


def test_no_name_of_a_definition_is_shown(editor: Editor) -> None:
    assert editor.hover(TRIAL, "teaching:").startswith("#### Word or gap\n")


def test_closed_words_and_a_gap_are_offered(editor: Editor) -> None:
    offered = editor.complete(f"{HEAD}purpose:\n  uses:\n    teaching: ¦")
    assert list(offered) == ["intended", "untested", "excluded", "not_stated", "gap"]
    assert offered["untested"].text == "untested"
    assert offered["gap"].text.strip() == "gap:"


def test_kinds_of_gaps_are_offered(editor: Editor) -> None:
    offered = editor.complete(f"{HEAD}purpose:\n  uses:\n    teaching: {{gap: ¦}}")
    assert {"unknown", "withheld", "not_applicable"} <= offered.keys()


def test_closed_words_in_a_list_are_offered(editor: Editor) -> None:
    assert {"fitted", "simulated"} <= editor.complete(f"{HEAD}dataset:\n  methods:\n    - ¦").keys()


def test_keys_are_offered_with_their_words_and_without_an_answer(editor: Editor) -> None:
    offered = editor.complete(f"{HEAD}¦")
    assert {"dataset", "parties", "tools", "limitations", "rest"} <= offered.keys()
    assert "synthreport" not in offered, "it already exists"
    assert offered["tools"].text.strip() == "tools:"
    assert "GE02" in offered["tools"].told


def test_keys_of_a_kind_are_offered(editor: Editor) -> None:
    assert {"repository", "commit"} <= editor.complete(f"{HEAD}tools:\n  a:\n    kind: software\n    ¦").keys()
    assert "repository" not in editor.complete(f"{HEAD}tools:\n  a:\n    kind: panel\n    ¦")


@pytest.mark.parametrize(
    "collection, label, keys",
    [
        ("tools", "software", ["kind: software", "name: $2", "version: $3"]),
        ("files", "data", ["role: data", "path: $2", "sha256: "]),
        ("results", "attack", ["kind: attack", "metric: $2", "value: $3"]),
        ("limitations", "Limitation", ["text: $2"]),
    ],
)
def test_an_entry_is_offered_whole_and_empty(editor: Editor, collection: str, label: str, keys: list[str]) -> None:
    text = editor.complete(f"{HEAD}{collection}:\n  ¦")[label].text
    assert text.startswith("${1:an_id}:\n")
    assert [key for key in keys if f"\n  {key}" not in text] == []


def test_a_new_file_is_offered_whole(editor: Editor) -> None:
    text = editor.complete("¦")["synthreport manifest"].text
    assert text.startswith('synthreport: "1.0"\nmanifest: $1\ndataset: $2\n')
    assert "\nlimitations: $" in text


def test_a_modeline_with_a_path_needs_no_setting(bare: Editor, tmp_path: Path) -> None:
    shutil.copy(SCHEMA, tmp_path / "manifest.schema.json")
    wrong = TRIAL.replace("teaching: intended", "teaching: intendd")
    text = f"{modeline(schema='../manifest.schema.json')}\n{wrong}"
    assert len(bare.messages(text, tmp_path)) == 1
    assert bare.messages(wrong, tmp_path) == []
    assert bare.fetched == []


def test_a_modeline_fetches_the_published_schema(bare: Editor) -> None:
    wrong = TRIAL.replace("teaching: intended", "teaching: intendd")
    assert len(bare.messages(f"{modeline()}\n{wrong}")) == 1
    assert bare.fetched == [ADDRESS]


def test_a_setting_by_address_fetches_the_published_schema() -> None:
    for editor in started({ADDRESS: ["synthreport.yaml"]}):
        assert len(editor.messages(TRIAL.replace("teaching: intended", "teaching: intendd"))) == 1
        assert editor.fetched == [ADDRESS]


def test_the_modeline_leads_to_the_schema_of_its_version() -> None:
    assert modeline() == f"# yaml-language-server: $schema={ADDRESS}"
    assert modeline("1.0").endswith("/1.0/manifest.schema.json")


def test_the_entry_for_schemastore_has_the_form_of_its_catalogue() -> None:
    entry = json.loads((ROOT / "schema" / "schemastore.json").read_text(encoding="utf-8"))
    assert entry.keys() == {"name", "description", "fileMatch", "url", "versions"}
    assert entry["name"]
    assert "schema" not in entry["description"].lower(), "the catalogue holds nothing else"
    assert entry["fileMatch"] == ["synthreport.yaml", "synthreport.yml", "synthreport.json"]
    assert entry["url"] == ADDRESS
    assert entry["versions"] == {
        version: f"https://w3id.org/synthreport/{version}/manifest.schema.json" for version in VERSIONS
    }
