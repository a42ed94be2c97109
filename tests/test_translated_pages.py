"""The pages for editors and reviewers in every language: complete, with the numbers of the original, and marked."""

from __future__ import annotations

import io
import re
import string
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from click.testing import CliRunner

import synthreport
from synthreport.cli.program import cli
from synthreport.finding import Finding, Level
from synthreport.grades import Grade
from synthreport.journal import language as languages
from synthreport.journal.audiences import LANGUAGES, TRANSLATED, for_audience
from synthreport.journal.editor import decision
from synthreport.journal.language import FOLDER, language
from synthreport.journal.reviewer import guide
from synthreport.journal.translated_messages import messages_in
from synthreport.overview.checked import Checked, Run
from synthreport.overview.verdict_words import ENGLISH, sentence
from synthreport.overview.view import View
from synthreport.standard.catalogue import load

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))
DRAFT = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
OTHERS = LANGUAGES[1:]
WRITERS = {"editor": decision, "reviewer": guide}
ENGLISH_WORDS = re.compile(r"\b(the|is|are|of|but|with|which|expected|stated|line|and|for|to)\b")


def run_on(source: bytes) -> Run:
    document = synthreport.parse(source)
    return Run([Checked("m.yaml", document, synthreport.check(document, profile="journal"))], [])


def view(path: Path) -> View:
    return View(run_on(path.read_bytes()).checked[0])


def sentences(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.pages.yaml").read_text(encoding="utf-8")))


def places(said: Any) -> list[set[str | None]]:
    texts = said if isinstance(said, list) else [said]
    return [{field for _, field, _, _ in string.Formatter().parse(text)} - {None} for text in texts]


def kinds(text: str) -> list[str]:
    """Of each line, whether it is a heading, an entry, a row or a paragraph."""
    return [re.match(r"(#+ |- |\| )?", line)[0] + str(bool(line)) for line in text.splitlines()]  # type: ignore[index]


@pytest.mark.parametrize("name", OTHERS)
def test_every_sentence_is_translated_with_its_places(name: str) -> None:
    ours, theirs = sentences(LANGUAGES[0]), sentences(name)
    assert ours.keys() == theirs.keys()
    plain = [key for key, said in ours.items() if not isinstance(said, dict)]
    assert [key for key in plain if places(ours[key]) != places(theirs[key])] == []
    assert theirs["means"].keys() == ours["means"].keys() == {str(grade) for grade in Grade}
    assert theirs["sections"].keys() == load("1.0").sections.keys()
    assert [key for key, said in ENGLISH.items() if places(said) != places(theirs["verdict"][key])] == []
    assert {str(grade) for grade in Grade} <= theirs["verdict"].keys()


@pytest.mark.parametrize("audience", TRANSLATED)
@pytest.mark.parametrize("name", OTHERS)
def test_no_word_of_ours_is_left_in_english(name: str, audience: str) -> None:
    text = WRITERS[audience](view(DRAFT), Level.MUST, name)
    ours = re.sub(r"„[^“]*“|`[^`]*`", "", text)
    table = [line for line in ours.splitlines() if line.startswith("| ") and "|" in line]
    prose = [line for line in ours.splitlines() if line not in table]
    assert [line for line in prose if ENGLISH_WORDS.search(line)] == []
    assert language(name).page("untranslated") not in text


@pytest.mark.parametrize("audience", TRANSLATED)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_its_lines_are_those_of_the_original(example: Path, audience: str) -> None:
    """As many headings, entries and rows, under the same codes and at the same places."""
    seen = view(example)
    original, *others = (WRITERS[audience](seen, Level.MUST, name) for name in LANGUAGES)
    for text in others:
        assert kinds(text) == kinds(original)
        for pattern in (r"\b[A-Z]{2}\d\d\b", r"`/[^`]*`", r"(?:line|Zeile) (\d+)"):
            assert sorted(re.findall(pattern, text)) == sorted(re.findall(pattern, original)), pattern


@pytest.mark.parametrize("form", ["html", "docx"])
@pytest.mark.parametrize("name", OTHERS)
def test_a_page_says_in_which_language_it_is(name: str, form: str) -> None:
    page = for_audience(run_on(DRAFT.read_bytes()), "editor", form, name)
    if isinstance(page, str):
        assert f'<html lang="{name}">' in page
    else:
        assert docx.Document(io.BytesIO(page)).core_properties.language == name


def test_a_language_can_be_asked_for_on_the_command_line() -> None:
    def asked(*more: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["check", str(DRAFT), "--profile", "journal", "--language", "de", *more])
        return done.exit_code, done.output

    code, text = asked("--for", "editor")
    assert code == 1
    assert "widerspricht sich selbst, geprüft nach synthreport 1.0, Profil journal 1.0" in text
    assert "--language de" in text.partition("Was Sie tun können")[2]
    for refused in ((), ("--for", "author"), ("--format", "html")):
        code, text = asked(*refused)
        assert code == 2
        assert "--for editor and --for reviewer" in text


@pytest.mark.parametrize("audience", TRANSLATED)
def test_what_is_not_translated_is_in_english_and_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, audience: str
) -> None:
    lacking = language("de")
    monkeypatch.setitem(lacking._pages, "last_question", "?")
    monkeypatch.delitem(lacking._pages, "weighs_most")
    monkeypatch.delitem(lacking._pages, "questions")
    text = WRITERS[audience](view(DRAFT), Level.MUST, "de")
    assert ("## What weighs most" if audience == "editor" else "## Questions to ask") in text
    assert text.splitlines()[-1] == lacking.page("untranslated")


def test_a_language_without_pages_has_them_in_english() -> None:
    assert languages._sentences("xx") == {}
    bare = languages.Language("xx", {"phrases": {}})
    assert bare.lacks_sentences
    assert bare.page("to_do") == "What you can do"


def test_a_message_without_a_template_is_quoted_as_english() -> None:
    seen = view(DRAFT)
    new: Finding = seen.result.findings[0]._replace(message="an entirely new kind of message")
    seen.result = seen.result._replace(findings=(new,))
    for write in WRITERS.values():
        assert "„an entirely new kind of message“" in write(seen, Level.MUST, "de")


def test_the_verdict_is_worded_alike_in_every_report() -> None:
    """The sentence is put together from the same parts in every language."""
    result = view(DRAFT).checked.result
    said = sentence(result, Level.MUST, {**ENGLISH, **language("de").names("verdict")})
    assert re.findall(r"\d+", said) == re.findall(r"\d+", sentence(result))


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ('unknown key "license"', "unbekannter Schlüssel „license“"),
        (
            "released on 2026-03-01, but step draw finished on 2026-11-24",
            "veröffentlicht am 01.03.2026, aber Schritt draw endete am 24.11.2026",
        ),
        (
            "2,000 made less 100 rejected is 1,900, but 1,711 were kept",
            "2.000 erzeugt weniger 100 verworfen ergibt 1.900, aber 1.711 wurden behalten",
        ),
        (
            "the value 0.4 lies outside its interval, 0.6 to 0.7",
            "der Wert 0,4 liegt außerhalb seines Intervalls von 0,6 bis 0,7",
        ),
        ("the history ends with version 1.10", "die Änderungsgeschichte endet mit Version 1.10"),
        ("found the number 1.10, expected text", "gefunden: die Zahl 1.10; erwartet: Text"),
        ("2026-02-30 is no day of the calendar", "2026-02-30 ist kein Tag des Kalenders"),
    ],
)
def test_numbers_days_and_quotations_are_written_as_in_german(english: str, german: str) -> None:
    assert messages_in("de").said(english) == german


def test_names_with_digits_are_no_numbers() -> None:
    for name in ("fid.sdmetrics_quality_overall@0.32", "CC-BY-4.0", "^2.0", "1.10.11", "0000-0001-5109-3700", "`1.5`"):
        said = messages_in("de").said(f"{name} is not stated")
        assert said == f"{name} ist nicht angegeben"
