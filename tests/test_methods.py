"""`synthreport methods`: every sentence comes from an answer, and a gap is stated as a gap."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import base
from click.testing import CliRunner, Result

from synthreport.cli.program import cli
from synthreport.journal.article.article_words import wording
from synthreport.journal.language import LANGUAGES
from synthreport.journal.translated_words import words_in
from synthreport.standard.versions import read

ROOT = Path(__file__).resolve().parents[1]
TRIAL = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"
BASES = sorted(path.stem for path in (ROOT / "schema" / "1.0" / "cases" / "bases").glob("*.yaml"))
PHRASES = ROOT / "synthreport" / "journal" / "article"


def methods(source: Path, *options: str, code: int = 0) -> Result:
    done = CliRunner().invoke(cli, ["methods", str(source), *options])
    assert done.exit_code == code, done.output
    return done


def written(folder: Path, data: Any, *options: str) -> str:
    path = folder / "synthreport.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return methods(path, *options).stdout


def test_the_texts_of_a_trial() -> None:
    shown = methods(TRIAL).stdout
    assert "is fully synthetic. It was made by these methods: fitting a generator to data." in shown
    assert "It is meant for testing code, teaching." in shown
    assert "Seed of sampling: 42 (Mersenne Twister" in shown
    assert "No kind of privacy is claimed." in shown
    assert "(priv.mia_auc@1)" in shown.replace("`", "")
    assert "The fitted model is not released." in shown
    assert "Places: US; time: from 1991-12, the end is not known." in shown
    assert "The data are public. On the licence: No licence is granted for the table" in shown
    assert "The effect of treatment is lost." in shown
    assert "- Terms of the source: not known (The package is under the MIT licence" in shown
    assert "Version 1.0.0." in shown
    assert ".." not in re.sub(r"\.\.\.|`[^`]*`", "", shown)


def test_each_sentence_names_its_lines(tmp_path: Path) -> None:
    shown = methods(TRIAL, "--trace").stdout
    lines = TRIAL.read_text(encoding="utf-8").splitlines()
    where = re.search(r"A repetition gives [^.]*\. \(line (\d+)\)", shown)
    assert where
    assert "claim:" in lines[int(where[1]) - 1]
    paragraphs = shown.partition("## Methods")[2].partition("## Citation")[0]
    sentences = [line for line in paragraphs.splitlines() if line and not line.startswith("#")]
    assert all(re.search(r"\(lines? [\d, ]+\)$", line) for line in sentences)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_base_has_texts(tmp_path: Path, name: str, language: str) -> None:
    shown = written(tmp_path, copy.deepcopy(base(name)), "--language", language)
    assert "{" not in re.sub(r"`[^`]*`", "", shown)
    assert shown.count("\n## ") >= 5


def leaves(data: Any) -> list[tuple[Any, Any]]:
    """Every holder and key of an answer."""
    pairs = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [(data, key) for key, _ in pairs] + [leaf for _, each in pairs for leaf in leaves(each)]


@pytest.mark.parametrize("name", BASES[:3])
@pytest.mark.parametrize("wrong", [None, 7, "text", ["text"], {"gap": "unknown"}, {"other": "text"}, {}])
def test_no_answer_of_a_wrong_kind_breaks_it(tmp_path: Path, name: str, wrong: Any) -> None:
    """One in seven of all answers at a time, so that each is wrong once."""
    for start in range(7):
        data = copy.deepcopy(base(name))
        for holder, key in leaves(data)[start::7]:
            holder[key] = wrong
        written(tmp_path, {**data, "synthreport": "1.0"})


@pytest.mark.parametrize("text", ["[1, 2]", "", "synthreport: '1.0'", "a: [", "synthreport: '1.0'\ninputs: 3"])
def test_what_says_nothing_claims_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(text)
    shown = methods(path).stdout
    assert "claimed" not in shown.partition("## Supplement")[0]
    assert "No limitation is stated." in shown


def test_nothing_is_said_that_is_a_gap(tmp_path: Path) -> None:
    data = yaml.safe_load(TRIAL.read_text(encoding="utf-8"))
    data["reproducibility"]["determinism"] = {"gap": "not_performed", "reason": "There was no time"}
    shown = written(tmp_path, data)
    assert "A repetition gives" not in shown
    assert "Seeds and repetition: not done (There was no time)." in shown


def test_pages_of_the_manuscript_stand_in_the_checklist() -> None:
    shown = methods(TRIAL, "--page", "8=4", "--page", "14=S2").stdout
    assert re.search(r"^\| 8 \|.*\| 4 \|$", shown, re.MULTILINE)
    assert re.search(r"^\| 14 \|.*\| S2 \|$", shown, re.MULTILINE)
    assert 'found "x", expected LINE=PAGE' in methods(TRIAL, "--page", "x", code=2).stderr


def test_an_open_line_says_so(tmp_path: Path) -> None:
    data = yaml.safe_load(TRIAL.read_text(encoding="utf-8"))
    del data["purpose"]
    assert re.search(r"^\| 4 \|.*\*\*open\*\*", written(tmp_path, data), re.MULTILINE)


USED = (
    "method", "/dataset/composition/kind", "origin", "identifiability", "exposure", "/steps/*/kind", "family",
    "drawn_for", "/steps/*/random/*/seed/disclosure", "unit", "property", "comparator", "decision", "use_basis",
    "access", "use",
)  # fmt: skip
"""The closed lists that sentences quote."""
CLAIMED = "/reproducibility/determinism/claim"


def test_sentences_have_a_short_german_word_for_every_value_that_they_quote() -> None:
    published = read("words.json")
    german = yaml.safe_load((PHRASES / "phrases_de.yaml").read_text(encoding="utf-8"))["values"]
    claims = next(set(field["values"]) for field in published["fields"] if field["path"] == CLAIMED)
    uses = {path.rpartition("/")[2] for path in (each["path"] for each in published["fields"]) if "/uses/" in path}
    quoted = {value for name in USED for value in published["lists"][name]} | claims | uses | {"persons", "records"}
    assert quoted == german.keys()


def test_the_checklist_is_in_the_language_of_the_texts(tmp_path: Path) -> None:
    shown = written(tmp_path, copy.deepcopy(base("trial")), "--language", "de")
    for line in read("catalogue.json")["checklist"]:
        assert f"| {words_in('de').lines[str(line['number'])]['question']} |" in shown
        assert line["question"] not in shown
    table = shown.partition("## Anhang")[2]
    assert "weitere" in table
    assert "more characters" not in table


def test_a_value_without_a_short_word_has_its_meaning_in_the_checklist() -> None:
    german, english = wording("de"), wording("en")
    assert german.listed_at("/files/a/role", "data") == "Enthält Einträge"
    assert german.listed_at("/inputs/a/routes", ["training_records", "configuration"]) == (
        "Ein Generator wurde an den Einträgen trainiert, Legte fest, wie Programme liefen"
    )
    assert german.listed_at("/files/a/path", "data") == "data", "no closed list is there"
    assert german.listed_at("/results/a/against", "training") == "training", "an id stays as it is"
    assert english.listed_at("/results/a/against", "all_births") == "all_births"
    assert english.listed_at("/steps/a/family", "bayesian_network") == "bayesian network"
    assert german.listed_at("/inputs/a/codebook", "none") == "keine"
    assert german.listed_at("/steps/a/kind", "fit") == "Anpassung"
    assert german.listed_at("/files/a/role", {"gap": "unknown"}) == "nicht bekannt"
    assert english.listed_at("/files/a/role", "data") == "data"


def test_german_numbers_have_a_comma_and_seeds_no_grouping(tmp_path: Path) -> None:
    german = wording("de")
    assert [german.value(each) for each in (0.5, 2_000_000, 1711, True, False)] == [
        "0,5", "2.000.000", "1711", "ja", "nein",
    ]  # fmt: skip
    assert "Startwert für Aufteilung: 20261123 (" in methods(TRIAL, "--language", "de").stdout
    assert re.search(r"\(95-%-Intervall 0,\d+ bis 0,\d+\)", methods(TRIAL, "--language", "de").stdout)
    assert re.search(r"\(95% interval 0\.\d+ to 0\.\d+\)", methods(TRIAL).stdout)


def test_german() -> None:
    shown = methods(TRIAL, "--language", "de").stdout
    assert "ist vollständig synthetisch." in shown
    assert "## Verfügbarkeit von Daten und Code" in shown
    assert "gegen train:" in shown


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
def test_other_forms(tmp_path: Path, form: str) -> None:
    target = tmp_path / f"article.{form}"
    methods(TRIAL, "--format", form, "--output", str(target))
    assert target.stat().st_size > 1000


def test_languages_say_the_same() -> None:
    english, german = (yaml.safe_load((PHRASES / f"phrases_{each}.yaml").read_text("utf-8")) for each in LANGUAGES)
    for part in ("phrases", "gaps"):
        assert english[part].keys() == german[part].keys()
    holes = re.compile(r"\{(\w+)\}")
    assert all(
        sorted(holes.findall(english["phrases"][key])) == sorted(holes.findall(german["phrases"][key]))
        for key in english["phrases"]
    )


def test_values_in_words() -> None:
    words = wording("en")
    assert words.value({"other": "by hand"}) == "by hand"
    assert words.value({"gap": "withheld"}) == "withheld"
    assert words.value(0.50) == "0.5"
    assert words.value([1, "real_rows"]) == "1, real data"
    assert words.value({"a": 1, "b": "x_y"}) == "a: 1; b: x y"
