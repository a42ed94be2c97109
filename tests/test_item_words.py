"""Label and question of every item: short, plain, said once, and printed where people meet the item."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from each import each

from synthreport.build.texts.word_translations import untranslated_words, with_word_stubs
from synthreport.build.texts.words_file import words
from synthreport.cli.program import cli
from synthreport.journal.language import LANGUAGES, MARK
from synthreport.journal.translated_words import KINDS, digest_of, translated, words_in
from synthreport.manifest.node import ITEMS
from synthreport.schema.subschemas import subschemas
from synthreport.standard.catalogue import entries
from synthreport.standard.versions import NEWEST, read
from synthreport.standard.words.wording import wording

ROOT = Path(__file__).parents[1]
WORDS = read("words.json")
JARGON = re.compile(r"[εδ_`/]|\bid\b|\b(?:manifest|estimand|epsilon|pipeline|metric|seed phrase)\b", re.IGNORECASE)
NAMED = {"ID01", "MA02"}
"""Items about the manifest itself."""


def test_the_published_words_are_those_of_the_types() -> None:
    assert words(NEWEST, entries()["checklist"]) == WORDS
    assert list(WORDS["items"]) == list(entries()["items"])


@each("code", ITEMS)
def test_a_label_is_short_and_a_question_plain(code: str) -> None:
    label, question = ITEMS[code].label, ITEMS[code].question
    assert 1 <= len(label.split()) <= 5
    assert label[0].isupper()
    assert label[-1].isalpha()
    assert question[0].isupper()
    assert question.endswith("?")
    assert question.count("?") == 1
    assert len(question.split()) <= 16
    assert code in NAMED or not JARGON.search(f"{label} {question}")


@pytest.mark.parametrize("which", ["label", "question"])
def test_no_two_items_are_called_or_asked_the_same(which: str) -> None:
    said = Counter(getattr(item, which) for item in ITEMS.values())
    assert [text for text, count in said.items() if count > 1] == []


def printed(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


@pytest.mark.parametrize("code", ["ET05", "SO01", "LI02"])
def test_explain_prints_label_question_and_every_value_with_its_meaning(code: str) -> None:
    text = printed("explain", code)
    assert f"Label: {ITEMS[code].label} Asks: {ITEMS[code].question}" in text
    choices = list(wording().choices(code))
    assert choices
    for choice in choices:
        assert f"Values: {', '.join(choice.paths)}" in text
        assert all(f" {value}: {meaning}" in text for value, meaning in choice.meanings.items())


def test_explaining_a_rule_prints_no_label() -> None:
    assert "Label:" not in printed("explain", "ET51")


def test_items_are_listed_with_label_and_question() -> None:
    text = printed("items", "--section", "ET")
    assert "ET05 must Terms of the source: Do the terms of the source allow what was done with it?" in text


@each("code", ITEMS)
def test_the_pages_of_the_standard_show_the_words(code: str) -> None:
    pages = " ".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "standard").glob("*.md")))
    part = pages.partition(f"{{#{code}}}")[2].partition("\n### ")[0]
    assert f"**{ITEMS[code].label}:** {ITEMS[code].question}" in part
    for choice in wording().choices(code):
        assert all(f"- `{value}`: {meaning}" in part for value, meaning in choice.meanings.items())


def test_the_checklist_of_a_manifest_names_the_open_items() -> None:
    text = printed("checklist", str(ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"))
    assert "open for ET02 Decision on the output" in text


def test_editors_show_the_label_the_question_and_the_meanings() -> None:
    schema = read("manifest.schema.json")
    inputs = schema["properties"]["inputs"]
    assert inputs["markdownDescription"].startswith(
        f"**Inputs:** {ITEMS['SO01'].question}\n\n{inputs['description']}\n\n"
    )
    assert inputs["markdownDescription"].endswith("SO01 Inputs, must")
    methods = schema["$defs"]["Dataset"]["properties"]["methods"]
    assert methods["markdownDescription"].endswith("ID06 Kind of synthetic data, must")
    offered = [
        snippet
        for _, each in subschemas(schema)
        if isinstance(each, dict)
        for snippet in each.get("defaultSnippets", ())
    ]
    assert {"label": "public", "body": "public", "description": "Anybody can get it."} in offered
    assert {"label": "none", "body": "none", "description": "There is none."} in offered


READS = """
import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
from synthreport.cli.shared.check_run import run

assert run((sys.argv[1],)) == 0
print(*opened, sep="\\n", file=sys.stderr)
"""


def test_a_check_without_findings_reads_none_of_the_words() -> None:
    base = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
    done = subprocess.run([sys.executable, "-c", READS, str(base)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "catalogue.short.json" in done.stderr
    assert "catalogue.json" not in done.stderr
    assert "words.json" not in done.stderr
    assert "manifest.schema.json" not in done.stderr


ENGLISH = {
    "items": {"ID01": {"label": "Name", "question": "Which name?"}},
    "lines": {"1": {"label": "Names", "question": "Which names?", "where": "there are some"}},
    "lists": {"answer": {"yes": "It is."}},
}
GERMAN = {
    "items": {"ID01": {"of": digest_of(ENGLISH["items"]["ID01"]), "texts": {"label": "N", "question": "Wie?"}}},
    "lines": {
        "1": {"of": digest_of(ENGLISH["lines"]["1"]), "texts": {"label": "N", "question": "Wie?", "where": "da"}}
    },
    "lists": {"answer": {"of": digest_of(ENGLISH["lists"]["answer"]), "texts": {"yes": "Ja."}}},
}


def test_a_translation_stands_for_the_english_words_while_these_are_what_it_was_made_from() -> None:
    assert translated(ENGLISH, GERMAN) == {
        "items": {"ID01": {"label": "N", "question": "Wie?"}},
        "lines": {"1": {"label": "N", "question": "Wie?", "where": "da"}},
        "lists": {"answer": {"yes": "Ja."}},
    }
    changed = {**ENGLISH, "lists": {"answer": {"yes": "It is so."}}}
    assert translated(changed, GERMAN)["lists"] == changed["lists"]
    more = {**ENGLISH, "lists": {"answer": {"yes": "It is.", "no": "It is not."}}}
    assert translated(more, GERMAN)["lists"] == more["lists"]
    assert translated(ENGLISH, {"items": {}, "lines": {}, "lists": {}}) == ENGLISH


def test_what_is_not_translated_becomes_a_stub_and_the_earlier_translation_is_kept() -> None:
    text = "# Ein Kopf.\n" + yaml.safe_dump(GERMAN)
    kept = with_word_stubs(text, ENGLISH)
    assert kept.startswith("# Ein Kopf.\n")
    assert yaml.safe_load(kept) == GERMAN
    changed = {**ENGLISH, "lists": {"answer": {"yes": "It is so."}, "new": {"none": "There is none."}}}
    stubs = with_word_stubs(kept, changed)
    assert with_word_stubs(stubs, changed) == stubs
    held = yaml.safe_load(stubs)
    assert held["items"] == GERMAN["items"]
    assert held["lists"]["answer"][MARK]
    assert held["lists"]["answer"]["earlier"] == GERMAN["lists"]["answer"]
    assert held["lists"]["new"] == {
        "of": digest_of({"none": "There is none."}),
        MARK: True,
        "texts": changed["lists"]["new"],
    }
    assert yaml.safe_load(with_word_stubs(stubs, ENGLISH)) == GERMAN
    assert yaml.safe_load(with_word_stubs("# Leer.\n", ENGLISH))["items"]["ID01"][MARK]


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_has_every_word_and_no_other(name: str) -> None:
    found = words_in(name)
    held = {"items": found.items.keys(), "lines": found.lines.keys(), "lists": found.lists.keys()}
    assert held == {kind: WORDS[kind].keys() for kind in KINDS}
    assert all(found.lists[each].keys() == texts.keys() for each, texts in WORDS["lists"].items())


def test_a_release_waits_for_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "synthreport" / "journal" / "languages"
    folder.mkdir(parents=True)
    path, published = folder / "de.words.yaml", tmp_path / "words.json"
    published.write_text(json.dumps(ENGLISH), encoding="utf-8")
    path.write_text(yaml.safe_dump(GERMAN), encoding="utf-8")
    assert list(untranslated_words(tmp_path, tmp_path)) == []
    changed = {**ENGLISH, "lists": {"answer": {"yes": "It is so."}}}
    path.write_text(with_word_stubs(path.read_text(encoding="utf-8"), changed), encoding="utf-8")
    published.write_text(json.dumps(changed), encoding="utf-8")
    assert list(untranslated_words(tmp_path, tmp_path)) == ["de.words.yaml: not translated: answer"]
