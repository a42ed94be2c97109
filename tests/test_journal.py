"""What journals send and keep: letters, readings for each audience, comparisons, anonymous copies."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import hostile
import jsonschema
import pytest
import yaml
from cases import as_yaml, base, bases, cases, judged, merged
from pypdf import PdfReader
from waiting import PATIENCE

import synthreport
from synthreport.build.translations import with_stubs
from synthreport.document.pointers import reach
from synthreport.files.optional import MissingExtra
from synthreport.finding import LEVELS, Finding, Level
from synthreport.journal.anonymity.places import PATHS, PLACES, Way, vendors
from synthreport.journal.anonymity.replacing import hide
from synthreport.journal.anonymity.restoring import WrongKey, restore
from synthreport.journal.audiences import for_audience
from synthreport.journal.author import todo
from synthreport.journal.comparing.comparison import as_json, as_markdown, as_text
from synthreport.journal.comparing.revision import Fate, Turn, compare
from synthreport.journal.editor import decision
from synthreport.journal.language import FOLDER, LANGUAGES, TEXTS, Language, digest, language, original
from synthreport.journal.letter import MOST, letter
from synthreport.journal.requests import requests
from synthreport.journal.reviewer import guide
from synthreport.journal.translated_messages import messages_in
from synthreport.overview.checked import Checked, Run
from synthreport.overview.view import View
from synthreport.reporters.markdown_text import marked
from synthreport.reporters.paper import FORMS, made
from synthreport.result import Conclusion
from synthreport.standard.catalogue import entries
from synthreport.standard.gaps import HIDDEN

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))
DRAFT = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
GOOD = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"


def view(source: bytes | Path, name: str = "synthreport.yaml") -> View:
    content = source.read_bytes() if isinstance(source, Path) else source
    document = synthreport.parse(content, name=name)
    return View(Checked(name, document, synthreport.check(document)))


def data(path: Path) -> Any:
    return synthreport.parse(path.read_bytes()).data


def run(*arguments: str, stdin: bytes = b"", first: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    """Run the program; modules in the folder `first` come before those that are installed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(first), str(ROOT))), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "synthreport", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, input=stdin, env=environment, timeout=PATIENCE)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("name", LANGUAGES)
def test_a_letter_asks_for_everything_once(name: str, example: Path) -> None:
    seen = view(example)
    text = letter(seen, language(name))
    heads = [line for line in text.splitlines() if re.match(r"### |\| \d+ \|", line)]
    named = ["".join(re.findall(r"\(([A-Z]{2}\d\d[^)]*)\)", line)[:1]) for line in heads]
    assert {finding.code for finding in seen.result.findings} <= {code for each in named for code in each.split(", ")}
    assert [int(re.findall(r"\d+", line)[0]) for line in heads] == list(range(1, len(heads) + 1))
    assert len([line for line in heads if line.startswith("###")]) <= MOST
    for finding in seen.result.findings:
        assert f"`{finding.at.pointer}`" in text


def test_a_letter_puts_musts_before_shoulds() -> None:
    asked = requests(view(DRAFT))
    levels = [LEVELS.index(each.level) for each in asked]
    assert levels == sorted(levels)
    assert len({each.line for each in asked if each.line}) == len([each for each in asked if each.line])


def test_a_letter_on_what_complies_asks_for_nothing() -> None:
    text = letter(view(GOOD), language("en"))
    assert "You need not change anything" in text
    assert "### " not in text


def test_a_letter_on_what_cannot_be_read_says_so() -> None:
    text = letter(view(b"\xff\xfe\x00binary"), language("en"))
    assert "could not be read" in text
    assert "(DC52)" in text


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_a_language_has_every_code_translated_or_as_a_stub(name: str) -> None:
    catalogue = entries()
    assert language(name).outdated({**catalogue["items"], **catalogue["rules"]}) == {}


def pairs(name: str) -> dict[str, tuple[str, str]]:
    """Every translated text, after the English one, by its code and place."""
    catalogue, said = entries(), language(name)
    asked = {**catalogue["items"], **catalogue["rules"]}
    return {
        f"{code} {which}": (original(entry)[which], said.text(code, entry, which))
        for code, entry in asked.items()
        for which in TEXTS
        if said.translates(code)
    }


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_no_word_of_a_translation_could_be_markup(name: str) -> None:
    """A letter puts such words, those in „…“ among them, into code spans: write them as code, or in other words."""
    assert {place: text for place, (_, text) in pairs(name).items() if marked(text) != text} == {}


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_a_translation_keeps_the_code_of_the_english_text(name: str) -> None:
    spans = re.compile(r"`[^`]+`").findall
    assert {place: texts for place, texts in pairs(name).items() if set(spans(texts[0])) - set(spans(texts[1]))} == {}


GERMAN = """\
phrases:
  why: "Grund:"
codes:
  ID01:
    of: {digest}
    title: >-
      Die Version
      steht da
    why: Darum.
    request: Bitte.
    problem:
      of: "Not so: The version is stated"
      text: Die Version fehlt
"""


def worded(**titles: str) -> dict[str, Any]:
    """A catalogue of items with these titles."""
    return {
        "items": {
            code: {"title": title, "problem": f"Not so: {title}", "why": "So.", "text": "Do."}
            for code, title in titles.items()
        },
        "rules": {},
    }


def test_what_is_not_translated_becomes_a_stub_and_the_rest_stays_as_it_is_written() -> None:
    old = worded(ID01="The version is stated")
    german = GERMAN.format(digest=digest(old["items"]["ID01"]))
    assert with_stubs(german, old) == german
    grown = worded(ID00="Something new", ID01="The version is stated")
    text = with_stubs(german, grown)
    assert with_stubs(text, grown) == text
    assert text.endswith(german.partition("codes:\n")[2])
    said = Language("de", yaml.safe_load(text))
    assert list(yaml.safe_load(text)["codes"]) == ["ID00", "ID01"]
    assert said.untranslated(grown["items"]) == {"ID00": "a stub"}
    assert said.text("ID00", grown["items"]["ID00"], "title") == "Something new"
    assert with_stubs(text, old) == german, "its code is gone, and so is the stub"


def test_a_translation_of_an_earlier_wording_is_kept_for_the_translator() -> None:
    old, new, newer = worded(ID01="The version is stated"), worded(ID01="It is stated"), worded(ID01="It is said")
    german = GERMAN.format(digest=digest(old["items"]["ID01"]))
    text = with_stubs(german, new)
    held = yaml.safe_load(text)["codes"]["ID01"]
    assert (held["title"], held["untranslated"]) == ("It is stated", True)
    before = yaml.safe_load(german)["codes"]["ID01"]
    assert {**held["earlier"], "problem": held["problem"]} == before
    again = yaml.safe_load(with_stubs(text, newer))["codes"]["ID01"]
    assert (again["title"], again["earlier"]) == ("It is said", held["earlier"])
    assert yaml.safe_load(with_stubs(text, old)) == yaml.safe_load(german), "the old wording has its translation again"


def test_a_problem_is_translated_apart_from_the_other_texts() -> None:
    old = worded(ID01="The version is stated")["items"]
    german = GERMAN.format(digest=digest(old["ID01"]))
    said = Language("de", yaml.safe_load(german))
    assert said.problem("ID01", old["ID01"]) == "Die Version fehlt"
    changed = {"ID01": {**old["ID01"], "problem": "No version"}}
    assert said.problem("ID01", changed["ID01"]) == "No version", "the translation is of other words"
    assert said.untranslated(changed) == {"ID01": "its problem"}
    assert said.outdated(changed) == {}, "a translation of the other texts is not outdated by it"
    without = yaml.safe_load(german)
    del without["codes"]["ID01"]["problem"]
    assert Language("de", without).problem("ID01", old["ID01"]) == "Not so: The version is stated"
    assert Language("de", without).outdated(old) == {}


LONGEST_PROBLEM = 80


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_translated_problems_are_short_and_none_is_said_of_two_codes(name: str) -> None:
    catalogue, said = entries(), language(name)
    asked = {**catalogue["items"], **catalogue["rules"]}
    held = {code: said.problem(code, entry) for code, entry in asked.items() if said.entry(code).get("problem")}
    assert {code: text for code, text in held.items() if len(text) > LONGEST_PROBLEM or marked(text) != text} == {}
    assert {code: text for code, text in held.items() if text.endswith(".") or not re.match("[A-ZÄÖÜδε]", text)} == {}
    assert len(set(held.values())) == len(held)


def test_a_request_is_headed_by_what_is_wrong() -> None:
    absent = view(as_yaml(merged(base("trial"), {"dataset": {"version": None}})).encode())
    malformed = view(as_yaml(merged(base("trial"), {"dataset": {"version": 1.5}})).encode())
    english, german = language("en"), language("de")
    assert f"**{entries()['items']['ID03']['problem']}**" in letter(absent, english)
    assert "**Version and history: not in the expected form**" in letter(malformed, english)
    assert "nicht in der erwarteten Form**" in letter(malformed, german)
    assert german.text("ID03", entries()["items"]["ID03"], "request") in letter(malformed, german)


def test_a_letter_shows_what_is_not_translated() -> None:
    told = yaml.safe_load((FOLDER / "de.yaml").read_text(encoding="utf-8"))
    told["codes"]["LI01"] = {**told["codes"]["LI01"], "untranslated": True}
    text, english = letter(view(DRAFT), Language("de", told)), entries()["items"]["LI01"]
    without = letter(view(DRAFT), language("de"))
    part = next(each for each in text.split("\n### ") if "LI01" in each.partition("\n")[0])
    assert english["text"] in part
    assert part.count("noch nicht übersetzt") == 1
    assert text.count("noch nicht übersetzt") == without.count("noch nicht übersetzt") + 1


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_languages_have_the_same_phrases_with_the_same_places(name: str) -> None:
    import string

    def places(said: str) -> dict[str, set[str | None]]:
        phrases = language(said)._phrases
        return {key: {field for _, field, _, _ in string.Formatter().parse(text)} for key, text in phrases.items()}

    ours, theirs = places(LANGUAGES[0]), places(name)
    theirs["place"] -= {"fix"}
    assert ours == theirs


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_can_be_had_in_every_form(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"letter.{form}"
    done = run("letter", str(DRAFT), "--format", form, "--output", str(path))
    assert done.returncode == 0, done.stderr
    content = path.read_bytes()
    if form == "docx":
        word = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    elif form == "pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        text = content.decode()
    for code in {finding.code for finding in view(DRAFT).result.findings}:
        assert code in text


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_hostile_text_is_inert_in_letters_and_readings(name: str) -> None:
    seen = view(hostile.documents()[name], "hostile.json")
    for text in (letter(seen, language("en")), *(write(seen, Level.MUST) for write in (todo, decision, guide))):
        assert not [char for char in text if not (char.isprintable() or char == "\n")]
        page = str(made(text, "html"))
        assert {tag for tag, _ in _tags(page)} <= _PLAIN
        assert {name for _, names in _tags(page) for name in names} <= {
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "class",
            "data-head",
        }
        assert len(page) < 600_000


_PLAIN = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "wbr",
    "li",
    "strong",
    "code",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def _tags(page: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, [name for name, _ in attrs]))

    Reader().feed(page)
    return found


def test_a_missing_library_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtra, match=r"pip install 'synthreport\[docx\]'"):
        made("# head", "docx")


def test_a_text_that_no_font_here_can_show_is_told() -> None:
    with pytest.raises(MissingExtra, match="no font here has"):
        made("# One \U0010fffd sign", "pdf")


@pytest.mark.parametrize(
    "asked",
    [("letter", "--format"), ("check", "--format"), ("check", "--for", "editor", "--format"), ("check", "--output")],
    ids=" ".join,
)
@pytest.mark.parametrize("form, module", [("docx", "docx"), ("pdf", "typst")])
def test_whoever_asks_for_paper_is_told_what_to_install(
    form: str, module: str, asked: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / f"{module}.py").write_text("raise ImportError", encoding="utf-8")
    wanted = f"{form}:{tmp_path / 'report'}" if asked[-1] == "--output" else form
    done = run(*asked, wanted, str(DRAFT), first=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"pip install 'synthreport[{form}]'".encode() in done.stderr
    assert b"a bug" not in done.stderr


def test_an_author_is_told_what_to_do_by_effort() -> None:
    text = todo(view(DRAFT), Level.MUST)
    assert text.index("Correct the text") < text.index("State what you know") < text.index("Measure or have")
    for finding in view(DRAFT).result.findings:
        assert f"({finding.code})" in text
    assert "Nothing is left to do" in todo(view(GOOD), Level.MUST)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_editor_gets_one_page(example: Path) -> None:
    for profile in ("core", "journal"):
        document = synthreport.parse(example.read_bytes())
        run = Run([Checked("m.yaml", document, synthreport.check(document, profile=profile))], [])
        content = for_audience(run, "editor", "pdf")
        assert isinstance(content, bytes)
        assert len(PdfReader(io.BytesIO(content)).pages) == 1


def test_an_editor_reads_what_it_is_and_the_verdict_first() -> None:
    text = decision(view(DRAFT), Level.MUST)
    assert text.splitlines()[2].startswith("Fully synthetic, by fitting a generator to data; made from “ACTG 175”")
    assert text.splitlines()[4].startswith("**`synthreport.yaml` contradicts itself")
    assert "synthreport letter" in text
    assert "synthreport letter" not in decision(view(GOOD), Level.MUST)


def test_a_reviewer_reads_claims_with_their_evidence() -> None:
    text = guide(view(GOOD), Level.MUST)
    seen = view(GOOD)
    for claim in seen.claims:
        assert all(f"`{each.id}`" in text for each in claim.evidence)
    for step in ("divide", "learn", "draw"):
        assert f"- `{step}`" in text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_reviewer_reads_every_result_and_claim(example: Path) -> None:
    seen, text = view(example), guide(view(example), Level.MUST)
    rows = [
        line
        for line in text.splitlines()
        if line.startswith("| ") and not line.startswith(("| ---", "| claim", "| evid"))
    ]
    results = seen.data.get("results") or {}
    assert all(any(f"`{name}`" in row for row in rows) for name in results)
    heads = [line.count("|") for line in text.splitlines() if line.startswith("| ")]
    assert set(heads) <= {10, 11}
    assert "\n\n\n" not in text
    assert text.count("## Questions to ask") == 1


def test_a_reviewer_asks_real_questions_once_the_gravest_first() -> None:
    text = guide(view(ROOT / "examples" / "simulated-clinic" / "synthreport.yaml"), Level.MUST)
    asked = text.partition("## Questions to ask")[2].strip().splitlines()
    assert all("?" in line for line in asked)
    assert sum("Pooled from studies of many years" in line for line in asked) == 1
    assert len({line.rpartition(" (")[0] for line in asked}) == len(asked)


def test_a_reviewer_sees_the_control_of_an_attack_and_what_is_not_claimed() -> None:
    text = guide(view(GOOD), Level.MUST)
    (row,) = [line for line in text.splitlines() if line.startswith("| `membership_auc`")]
    assert "0.491408 (0.449781 to 0.529884)" in row
    assert "0.5 for chance" in row
    assert "- Not claimed: relations between variables, effects of causes" in text
    assert "## Whom the data are to be protected against" in text
    assert "## How this version was chosen" in text


@pytest.mark.parametrize("audience", ["author", "editor", "reviewer"])
def test_audiences_stand_on_the_command_line(audience: str) -> None:
    done = run("check", str(DRAFT), "--for", audience, "--format", "html")
    assert done.returncode == 1
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    assert run("check", str(DRAFT), "--for", audience, "--format", "sarif").returncode == 2


def test_a_comparison_tells_what_closed_opened_and_stayed() -> None:
    old = data(DRAFT)
    new = json.loads(json.dumps(old))
    new["dataset"]["version"] = "1.10"
    new["steps"]["draw"]["made_count"] = {"gap": "not_recorded"}
    new["steps"]["draw"]["started"] = "2026-12-01"
    del new["maintenance"]
    revision = compare(view(as_yaml(old).encode(), "old.yaml"), view(as_yaml(new).encode(), "new.yaml"))
    assert {finding.code for finding in revision.closed} >= {"ID03", "PO51"}
    assert "PO52" in {finding.code for finding in revision.opened}
    assert {finding.code for finding in revision.stayed} >= {"ET51", "UT51"}
    turns = {change.pointer: change.turn for change in revision.changes}
    assert turns["/dataset/version"] is Turn.CHANGED
    assert turns["/steps/draw/made_count"] is Turn.TO_GAP
    assert turns["/maintenance"] is Turn.REMOVED
    assert "Answers that became gaps (1)" in as_text(revision)
    assert "| `/steps/draw/made_count` | turned into a gap | 2000 | not recorded |" in as_markdown(revision)
    assert {finding.code for finding in revision.closed_by(Fate.ANSWERED)} >= {"ID03"}
    assert "PO51" in {finding.code for finding in revision.closed_by(Fate.BY_A_GAP)}
    schema = json.loads((ROOT / "schema" / "diff-1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json(revision)))


def test_an_answer_that_switches_questions_off_comes_first() -> None:
    old = data(GOOD)
    new = json.loads(json.dumps(old))
    new["inputs"]["actg175"]["level"] = "aggregate"
    revision = compare(*(view(as_yaml(each).encode()) for each in (old, new)))
    (dropped,) = revision.dropped
    assert dropped.pointer == "/inputs/actg175/level"
    assert {"ET01", "ET02", "ET05"} <= set(dropped.codes)
    assert {finding.code for finding in revision.closed_by(Fate.ANSWERED)} == set()
    for text in (as_text(revision), as_markdown(revision)):
        assert "Decision on the source (ET01)" in text
        heads = [line for line in text.splitlines() if re.search(r" \(\d+\)$", line)]
        assert "No longer asked, because this answer changed (1)" in heads[0]
    schema = json.loads((ROOT / "schema" / "diff-1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json(revision)))


def test_what_a_removed_claim_was_asked_is_no_answer() -> None:
    old = data(DRAFT)
    new = json.loads(json.dumps(old))
    del new["privacy"]["claims"]["legal_anonymity"]
    new["privacy"]["claims"] = new["privacy"]["claims"] or "none"
    revision = compare(*(view(as_yaml(each).encode()) for each in (old, new)))
    assert "ET04" in {code for each in revision.dropped for code in each.codes}
    assert "ET04" in {finding.code for finding in revision.closed_by(Fate.UNASKED)}


def test_a_comparison_with_itself_is_empty() -> None:
    seen = view(DRAFT)
    revision = compare(seen, seen)
    assert (revision.changes, revision.closed, revision.opened) == ((), (), ())
    assert len(revision.stayed) == len(seen.result.findings)


def test_order_and_notation_are_no_change() -> None:
    old = data(GOOD)
    new = {key: old[key] for key in reversed(old)}
    assert compare(view(as_yaml(old).encode()), view(json.dumps(new).encode(), "new.json")).changes == ()


def test_a_comparison_says_what_a_profile_relaxes_as_a_report_does() -> None:
    asked = (str(DRAFT), "--profile", "teaching", "--format", "json")
    compared = json.loads(run("diff", str(DRAFT), *asked).stdout)
    schema = json.loads((ROOT / "schema" / "diff-1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(compared)
    (reported,) = json.loads(run("check", *asked).stdout)["documents"]
    assert reported["verdict"]["relaxed"]
    assert compared["old"]["verdict"] == compared["new"]["verdict"] == reported["verdict"]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_comparisons_stand_on_the_command_line(form: str) -> None:
    done = run("diff", str(DRAFT), str(GOOD), "--format", form)
    assert done.returncode == 0, done.stderr
    assert b"ID53" in done.stdout
    assert run("diff", str(DRAFT), "nothing.yaml").returncode == 2


DOCUMENTS = {
    **{path.parent.name: data(path) for path in EXAMPLES},
    **{name: base(name) for name in bases()},
    **{path.stem: data(path) for path in sorted((ROOT / "tests" / "shapes").glob("*.yaml"))},
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_hidden_comes_back_with_the_key(name: str) -> None:
    hidden, key, _ = hide(DOCUMENTS[name])
    assert hidden != DOCUMENTS[name]
    assert restore(hidden, json.loads(json.dumps(key))) == DOCUMENTS[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_hiding_changes_no_verdict(name: str) -> None:
    hidden = hide(DOCUMENTS[name]).data
    for profile in ("core", "journal", "public-release"):
        before, after = (synthreport.check(each, profile=profile) for each in (DOCUMENTS[name], hidden))
        assert after.verdict.conclusion == before.verdict.conclusion, profile
        assert after.answered()[:2] == before.answered()[:2], profile
        new = [each for each in after.findings if each.code not in {old.code for old in before.findings}]
        assert [(each.code, each.at.pointer) for each in new] == [], profile


def test_the_marker_of_an_anonymous_copy_answers_nothing_else() -> None:
    """Nobody escapes a question with it: it is accepted where `anonymise` writes it, and as it writes it."""
    for place, gap in ((("dataset", "funding"), HIDDEN), (("dataset", "identifiers"), {**HIDDEN, "reason": "Later."})):
        changed = merged(data(GOOD), {place[0]: {place[1]: dict(gap)}})
        result = synthreport.check(changed, profile="journal")
        assert f"/{'/'.join(place)}" in {each.at.pointer for each in result.findings}, place


def test_vendors_and_interests_are_shown_and_pointed_out() -> None:
    hidden, _, doubts = hide(data(GOOD))
    text = json.dumps(hidden)
    assert "DataCebo, Inc." in text
    assert "It makes the generator (sdv)" in text
    assert "The authors also wrote the standard" in text
    assert "The synthreport authors" not in text
    shown = {each.pointer for each in doubts if "shown to reviewers" in each.because}
    assert {"/dataset/competing_interests", "/parties/datacebo/interests"} <= shown


def test_a_vendor_who_is_more_than_that_is_hidden() -> None:
    for more in ({"dataset": {"creators": ["datacebo"]}}, {"parties": {"datacebo": {"roles": ["vendor", "funder"]}}}):
        assert "DataCebo" not in json.dumps(hide(merged(data(GOOD), more)).data)


def secrets(document: Any) -> list[str]:
    """What nobody may read: names of parties and their addresses, paths, and what identifies the dataset."""
    shown = {f"/parties/{name}/{key}" for name in vendors(document) for key in ("name", "ror")}
    answers = (each for path in PLACES for each in reach(document, path) if each[0] not in shown)
    found = [answer for _, answer in answers if isinstance(answer, str)]
    found += [path for place in PATHS for _, path in reach(document, place) if isinstance(path, str) and "." in path]
    return [each for each in found if each != "none" and len(each) > 3]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_name_survives_in_any_form(name: str) -> None:
    from synthreport.overview.checked import Run
    from synthreport.reporters.formats import FORMATS, rendered

    hidden, _, _ = hide(DOCUMENTS[name])
    seen = view(as_yaml(hidden).encode())
    ours = Run([seen.checked], [])
    texts = [as_yaml(hidden), letter(seen, language("en")), guide(seen, Level.MUST)]
    texts += [str(rendered(form, ours)) for form in FORMATS if not FORMATS[form].binary]
    standard = json.dumps(entries())
    for secret in secrets(DOCUMENTS[name]):
        if secret not in standard:
            assert not [text for text in texts if secret in text], secret
    for party in DOCUMENTS[name].get("parties", {}).keys() - vendors(DOCUMENTS[name]):
        assert f'"{party}"' not in json.dumps(hidden)


def test_every_hidden_place_is_one_of_the_standard() -> None:
    known = {field["path"] for field in entries()["fields"]}
    assert set(PLACES) | {*PATHS} <= known


def test_addresses_of_people_are_hidden_in_any_text() -> None:
    hidden, key, _ = hide(
        {
            "parties": {"jane": {"kind": "person", "name": "Jane Q. Smithson"}},
            "limitations": {
                "one": {
                    "text": "Ask SMITHSON (j.smith@uni.example), see https://lab.uni.example/~jane and /home/jane/x.csv"
                }
            },
            "x-lab": "Smithson lab",
        }
    )
    text = json.dumps(hidden)
    for secret in ("mithson", "MITHSON", "jane", "Jane", "uni.example", "/home"):
        assert secret not in text
    assert restore(hidden, key)["x-lab"] == "Smithson lab"


def test_a_wrong_key_is_refused() -> None:
    with pytest.raises(WrongKey):
        restore({}, {"format": "something else"})


def test_every_way_of_hiding_is_used() -> None:
    assert {*PLACES.values()} == {*Way}


def test_anonymising_on_the_command_line(tmp_path: Path) -> None:
    key, hidden, back = tmp_path / "key.json", tmp_path / "hidden.yaml", tmp_path / "back.yaml"
    assert run("anonymise", str(GOOD), "--key", str(key), "-o", str(hidden)).returncode == 0
    assert "synthreport authors" not in hidden.read_text(encoding="utf-8")
    again = run("anonymise", str(GOOD), "--key", str(key), "-o", str(hidden))
    assert again.returncode == 2
    assert b"may be the key of another manifest" in again.stderr
    assert run("anonymise", str(hidden), "--key", str(key), "--restore", "-o", str(back)).returncode == 0
    assert data(back) == data(GOOD)
    (tmp_path / "no.json").write_text("[", encoding="utf-8")
    assert run("anonymise", str(hidden), "--key", str(tmp_path / "no.json"), "--restore").returncode == 2


def test_a_file_that_cannot_be_written_stays_whole(tmp_path: Path) -> None:
    kept = tmp_path / "folder"
    kept.mkdir()
    (kept / "report.html").write_text("old", encoding="utf-8")
    blocked = run("check", str(GOOD), "--output", f"html:{kept}")
    assert blocked.returncode == 2
    assert b"cannot be written" in blocked.stderr
    if os.name == "posix" and os.geteuid() != 0:
        kept.chmod(stat.S_IRUSR | stat.S_IXUSR)
        assert run("check", str(GOOD), "--output", f"html:{kept / 'report.html'}").returncode == 2
    assert (kept / "report.html").read_text(encoding="utf-8") == "old"


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from synthreport.files.writing import write

    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


ANSWERS = {
    "dataset": {"version": "1.10", "released": "2026-11-24"},
    "inputs": {"trial": {"source_use": {"basis": {"gap": "unknown"}}}},
    "steps": {"learn": {"stopping": {"gap": "not_reported"}}, "draw": {"made_count": 1811}},
    "reproducibility": {"determinism": {"claim": "not_claimed"}},
    "claims": {
        "claimed": {"single_columns": {"evidence": ["quality_score"]}, "relations": None, "prediction": None},
        "not_claimed": ["joint", "predictive"],
    },
    "privacy": {
        "claims": "none",
        "threat_model": {"knowledge": "Age and sex of a neighbour", "access": "The released file", "unit": "person"},
        "control_set": "none",
        "releases": {"first": {"date": "2026-11-24"}},
    },
    "limitations": {"relations": {"text": "Relations between columns are not kept.", "about": ["table"]}},
    "results": {"auc": None, "exact_copies": {"control": {"gap": "not_performed"}}},
    "access": {"license": None, "licence": "CC-BY-4.0"},
}
"""What the authors of the draft answer who have the letter, and nothing else."""

SECOND = {"claims": {"claimed": "none", "not_claimed": ["joint", "predictive", "marginals"]}}
"""What they answer to the second letter: a claim whose evidence can now be read rests on a discouraged score."""


def test_who_has_only_the_letter_can_repair_the_draft() -> None:
    first = merged(data(DRAFT), ANSWERS)
    again = view(as_yaml(first).encode())
    assert [finding.code for finding in beyond_gaps(again)] == ["PU55"]
    last = view(as_yaml(merged(first, SECOND)).encode())
    assert beyond_gaps(last) == []
    assert last.result.verdict.conclusion is Conclusion.INCOMPLETE


def beyond_gaps(seen: View) -> list[Finding]:
    """The errors that are not on a gap which the authors declared and which leaves a line open."""
    gaps = {gap.pointer for gap in seen.gaps}
    return [each for each in seen.result.at_or_above(Level.MUST) if each.at.pointer not in gaps]


# Messages of the checker in other languages


def in_quotes_or_code(text: str) -> str:
    """A text without what it quotes."""
    return re.sub(r'„[^“]*“|`[^`]*`|"[^"]*"', "", text)


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_templates_have_the_places_of_the_original(name: str) -> None:
    written = yaml.safe_load((FOLDER / f"{name}.messages.yaml").read_text(encoding="utf-8"))["templates"]
    places = re.compile(r"\{[a-z]+\d*\}")
    wrong = [english for english, said in written.items() if set(places.findall(english)) < set(places.findall(said))]
    assert wrong == []


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_no_finding_of_an_example_is_in_english(name: str) -> None:
    messages = messages_in(name)
    found = {each.message for path in EXAMPLES for each in synthreport.check(path, profile="journal").findings}
    said = {each: messages.said(each) for each in found}
    assert len(found) > 30
    assert [each for each, text in said.items() if text is None] == []
    words = re.compile(r"\b(the|is|of|but|with|which|expected|stated)\b")
    assert [text for text in said.values() if words.search(in_quotes_or_code(str(text)))] == []


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_a_message_without_a_template_is_quoted(name: str) -> None:
    assert messages_in(name).said("an entirely new kind of message") is None
    finding = view(DRAFT).result.findings[0]._replace(message="an entirely new kind of message")
    seen = view(DRAFT)
    seen.result = seen.result._replace(findings=(finding,))
    assert "„an entirely new kind of message“" in letter(seen, language(name))


@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_a_long_or_hostile_message_takes_no_time(name: str) -> None:
    messages = messages_in(name)
    for text in ("a, but " * 500, "found " * 600, "found `x`, expected " + "a or " * 700, '"' * 3000, "x and " * 600):
        messages.said(text)
        assert len(messages._known) < 20_000, text[:20]


@pytest.mark.full
@pytest.mark.parametrize("name", LANGUAGES[1:])
def test_most_messages_of_the_cases_have_a_template(name: str) -> None:
    messages = messages_in(name)
    found = {each.message for case in cases() for each in judged(case).findings}
    without = [each for each in found if messages.said(each) is None]
    assert len(without) / len(found) < 0.03, without
