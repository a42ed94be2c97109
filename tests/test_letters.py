"""Letters: what they request, in which order, by whose template, on which paper."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from cases import as_yaml, base, by_code, document, judged, merged
from click.testing import CliRunner
from pypdf import PdfReader

import synthreport
from synthreport.cli.program import cli
from synthreport.finding import Level
from synthreport.journal.language import LANGUAGES, language
from synthreport.journal.letter import MOST, Envelope, letter
from synthreport.journal.letter_template import TemplateError, composed
from synthreport.journal.requests import instruction, requests
from synthreport.outcome import is_item
from synthreport.overview.by_line.matters import harm
from synthreport.overview.checked import Checked
from synthreport.overview.view import View
from synthreport.result import Conclusion, LineState
from synthreport.standard.catalogue import entries, load
from synthreport.standard.versions import NEWEST
from synthreport.standard.words.wording import wording

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))
DRAFT = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
NEW = ("/parties/group/", "/results/quality/")
"""Entries of the authors' own that their answers refer to."""

PROMISES = ("You need not change anything", "Sie müssen nichts ändern")


def view(source: bytes, profile: str = "core") -> View:
    document = synthreport.parse(source)
    return View(Checked("m.yaml", document, synthreport.check(document, profile=profile)))


def ran(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["letter", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def test_nobody_who_does_not_comply_need_not_change_anything() -> None:
    """Also if what leaves a line open is a finding that does not bind by itself."""
    malformed = [case for code, held in by_code().items() if is_item(code) for case in held if "-as-" in case.name]
    lesser = [each for each in malformed if not (judged(each).passes() or judged(each).level_counts()[Level.MUST])]
    assert len(lesser) > 3
    for case in lesser:
        seen = View(Checked("m.yaml", document(case), judged(case)))
        for name in LANGUAGES:
            text = letter(seen, language(name))
            assert not [each for each in PROMISES if each in text], case.name
    incomplete = [case for case in lesser if judged(case).verdict.conclusion is Conclusion.INCOMPLETE]
    for case in incomplete:
        assert requests(View(Checked("m.yaml", document(case), judged(case))))[0].level is Level.MUST, case.name


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_open_line_is_requested_once(example: Path) -> None:
    seen = view(example.read_bytes(), "journal")
    asked = [each.line for each in requests(seen) if each.level is Level.MUST]
    assert {each.number for each in seen.result.lines if each.state is LineState.OPEN} <= set(asked)
    assert len(asked) == len(set(asked))


def test_at_most_ten_are_in_the_body_and_none_is_lost() -> None:
    seen = view(DRAFT.read_bytes(), "journal")
    body, _, appendix = letter(seen, language("en")).partition("## Further requests")
    asked = requests(seen)
    assert body.count("\n### ") == MOST < len(asked)
    assert appendix.count("\n| ") == len(asked) - MOST + 2
    for finding in seen.result.findings:
        assert finding.code in body + appendix


def test_the_gravest_are_first() -> None:
    asked = [each for each in requests(view(DRAFT.read_bytes(), "journal")) if each.level is Level.MUST]
    harms = [harm(next(iter(each.codes))) for each in asked]
    assert harms == sorted(harms)


@pytest.mark.parametrize("profile", ["core", "journal"])
def test_no_letter_offers_a_gap_or_asks_what_was_meant(profile: str) -> None:
    text = letter(view(DRAFT.read_bytes(), profile), language("en"))
    for phrase in ("Did you mean", "no gap is accepted", "or a gap such as", "is accepted", "declare a gap"):
        assert phrase not in text
    assert 'Write "licence" instead.' in text


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        ('Did you mean "licence"?', 'Write "licence" instead.'),
        ("Answer the question: no gap is accepted here.", ""),
        ("Antworten Sie, oder geben Sie eine Lücke an: `{gap: unknown}`.", "Antworten Sie."),
        ("Answer. If there is no answer, the gap not_performed is accepted.", "Answer."),
        ("Answer, or declare a gap: `{gap: not_reported}`, `{gap: unknown}`.", "Answer."),
        ("Give the first and the last day in `period_of_calls`; or declare a gap there.", None),
        ("Count exact and near copies, or give the gap `not_performed`.", "Count exact and near copies."),
        ("Count the records again: made, rejected by reason, and kept in the files.", None),
    ],
)
def test_a_fix_becomes_an_instruction(fix: str, said: str | None) -> None:
    expected = "Give the first and the last day in `period_of_calls`." if said is None and "gap" in fix else said
    assert instruction(fix) == (fix if expected is None else expected)


def test_a_letter_has_an_envelope_and_says_what_was_checked(tmp_path: Path) -> None:
    options = ("--manuscript", "JMS-12", "--journal", "Journal of *Salt*", "--to", "Dr Long", "--from", "A. Editor")
    code, text = ran(DRAFT, *options, "--deadline", "1 January 2027")
    assert code == 0
    for part in ("Manuscript: JMS-12", "Dear Dr Long,", "A. Editor", "Please answer by 1 January 2027."):
        assert part in text
    assert "*Salt*" not in text.replace("`*Salt*`", "")
    assert hashlib.sha256(DRAFT.read_bytes()).hexdigest() in text
    assert "synthreport 1.0, profile core 1.0" in text


def test_a_journal_has_a_template_of_its_own(tmp_path: Path) -> None:
    template = tmp_path / "letter.md"
    template.write_text(
        "# {{ journal }}\n\nOur *words*.\n\n{{ opening }}\n\n{% if deadline %}x{% endif %}\n{{ requests }}\n"
    )
    code, text = ran(DRAFT, "--template", template, "--journal", "Salt")
    assert code == 0
    assert text.startswith("# Salt\n\nOur *words*.\n\nThank you")
    assert "### 10." in text
    assert "Yours sincerely" not in text


@pytest.mark.parametrize(
    "template",
    [
        "{{ nothing }}",
        "{{ title.__class__ }}",
        "{{ title.__class__.__mro__[1].__subclasses__() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ range(10) }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% for a in requests %}{% for b in requests %}{{ requests }}{% endfor %}{% endfor %}",
        "{% for",
        "{{ 1 / 0 }}",
        "{{ title.x.y }}",
    ],
)
def test_a_template_can_do_nothing_but_arrange(template: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        letter(view(DRAFT.read_bytes()), language("en"), template=template)
    path = tmp_path / "letter.md"
    path.write_text(template)
    code, text = ran(DRAFT, "--template", path)
    assert code == 2
    assert "--template" in text


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00", b"x" * 200_000])
def test_a_template_that_is_no_text_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_bytes(content)
    assert ran(DRAFT, "--template", path)[0] == 2
    assert ran(DRAFT, "--template", tmp_path / "none.md")[0] == 2


def test_a_template_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_text("{{ requests }}")
    assert ran(DRAFT, "--template", path, "--output", path)[0] == 2
    assert path.read_text() == "{{ requests }}"


def test_a_title_is_no_template() -> None:
    source = as_yaml(merged(base("trial"), {"dataset": {"title": "{{ 7 * 7 }} {% raw %}"}})).encode()
    text = letter(view(source), language("en"), Envelope(to="{{ 6 * 6 }}"))
    assert "{{ 7 * 7 }}" in text.replace("`", "")
    assert "{{ 6 * 6 }}" in text.replace("`", "")


def test_parts_that_are_empty_leave_no_blank_lines() -> None:
    assert composed({"a": "", "b": "x"}, "{{ a }}\n\n\n{{ a }}\n\n{{ b }}\n\n\n") == "x\n"


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_a_letter_is_on_the_paper_that_was_asked_for(paper: str, width: int, tmp_path: Path) -> None:
    pdf, word = tmp_path / "l.pdf", tmp_path / "l.docx"
    assert ran(DRAFT, "--paper", paper, "--format", "pdf", "-o", pdf)[0] == 0
    assert ran(DRAFT, "--paper", paper, "--format", "docx", "-o", word, "--language", "de")[0] == 0
    assert round(float(PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].mediabox.width)) == width
    document = docx.Document(str(word))
    assert round((document.sections[0].page_width or 0) / 12_700) == width
    xml = document.styles.element.xml
    assert 'w:val="de-DE"' in xml
    assert 'w:lang w:val="en-US"' not in xml


@pytest.mark.parametrize("name", LANGUAGES)
def test_those_who_did_not_answer_in_public_are_asked_to(name: str) -> None:
    seen = view(as_yaml(base("notes")).encode(), "third-party")
    text = letter(seen, language(name))
    lines = {
        seen.catalogue.line_of[code].number for gap in seen.gaps for code in gap.codes if code in seen.catalogue.line_of
    }
    assert seen.gaps
    assert lines <= {each.line for each in requests(seen)}
    assert language(name).phrase("wanted_of_the_makers") in text
    assert not [each for each in PROMISES if each in text]


def test_a_letter_is_under_one_profile() -> None:
    code, text = ran(DRAFT, "--profile", "core", "--profile", "journal")
    assert code == 2
    assert "one profile" in text
    done = CliRunner().invoke(
        cli, ["check", str(DRAFT), "--for", "editor", "--profile", "core", "--profile", "journal"]
    )
    assert done.exit_code == 2
    assert "one profile" in done.output


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_letter_says_why_in_plain_sentences(name: str) -> None:
    lines = load(NEWEST).lines
    reasons = [language(name).reason(line.number) for line in lines]
    assert len(set(reasons)) == len(lines)
    text = letter(view(DRAFT.read_bytes(), "journal"), language(name))
    codes = entries()["items"] | entries()["rules"]
    pointed = [language(name).text(code, entry, "why").rstrip(".") for code, entry in codes.items()]
    assert [why for why in pointed if why in text and why not in reasons] == []


@pytest.fixture(scope="module")
def repaired() -> dict[str, Any]:
    """The incomplete example after every request of its letter was followed, in one round."""
    answers = yaml.safe_load((ROOT / "tests" / "data" / "answers_to_the_letter.yaml").read_text(encoding="utf-8"))
    return {"answers": answers, "data": merged(yaml.safe_load(DRAFT.read_text(encoding="utf-8")), answers)}


def test_a_letter_alone_repairs_the_draft_in_one_round(repaired: dict[str, Any]) -> None:
    last = view(as_yaml(repaired["data"]).encode(), "journal").result
    assert last.verdict.conclusion is Conclusion.COMPLIES
    assert [each for each in last.findings if each.level is Level.MUST] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_letter_names_the_place_of_every_answer(repaired: dict[str, Any], name: str) -> None:
    """Authors who have nothing but the letter know what to write where; entries of their own come below such places."""
    text = letter(view(DRAFT.read_bytes(), "journal"), language(name))
    named = set(re.findall(r"`([^`]*)`", text))
    pointers = [pointer for pointer, answer in leaves(repaired["answers"]) if answer is not None]
    assert len(pointers) > 60
    assert [each for each in pointers if not (is_named(each, named) or each.startswith(NEW))] == []
    words = {f"{at}: {answer}" for at, answer in leaves(repaired["answers"]) if answer in wording().values(at)}
    asked = {each for each in words if each.split(": ")[0].rpartition("/")[2] in named and not each.startswith(NEW)}
    assert len(asked) > 8
    assert [each for each in asked if each.split(": ")[1] not in named] == ["/files/table/label/name/kind: file_name"]


def leaves(data: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict) and data:
        for key, each in data.items():
            yield from leaves(each, f"{pointer}/{key}")
    else:
        yield pointer, data


def is_named(pointer: str, named: set[str]) -> bool:
    """Whether a place, one above it below its section, one below it or beside it is among some names and pointers."""
    parts = pointer.split("/")
    deep = {each for each in named if each.count("/") > 2}
    above = {"/".join(parts[:end]) for end in range(len(parts), 1, -1)}
    return bool((above | set(parts[2:])) & named) or any(
        each.startswith((f"{pointer}/", pointer[: pointer.rindex("/", 1) + 1])) for each in deep
    )


def test_no_open_answer_of_a_line_is_left_out_of_its_request() -> None:
    """One finding stands for a gap over several answers of a line; the letter asks for each of them."""
    seen = view(DRAFT.read_bytes(), "journal")
    asked = {each.line: set(each.codes) for each in requests(seen)}
    assert [each.number for each in seen.result.lines if not set(each.open_for) <= asked.get(each.number, set())] == []
