"""Every form of the report says the same, and nothing in a manifest acts in any of them."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import hostile
import jsonschema
import junitparser
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

import synthreport
from synthreport.files.serialise import as_json, as_yaml
from synthreport.finding import LEVELS, Level
from synthreport.interop import EXPORTERS, exported
from synthreport.journal.audiences import AUDIENCES, for_audience
from synthreport.journal.comparing import comparison
from synthreport.journal.comparing.revision import compare
from synthreport.journal.language import LANGUAGES, language
from synthreport.journal.letter import letter
from synthreport.overview.checked import SEVERITIES, Checked, NotChecked, Run
from synthreport.overview.finding_kinds import Kind, by_kind
from synthreport.overview.pipeline_graph import HOLDS, MADE_FROM
from synthreport.overview.submissions.profile_matrix import matrix as matrix_of
from synthreport.overview.submissions.submission_rows import orders, submissions
from synthreport.overview.view import View
from synthreport.reporters.formats import FORMATS, rendered
from synthreport.reporters.matrix import render as matrix
from synthreport.reporters.text import Look
from synthreport.standard.catalogue import entries

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))
SARIF = (
    ROOT / "tests" / "ajv" / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
)
UNREAD = NotChecked("gone.yaml", "cannot be read: No such file or directory")

Counts = dict[str, dict[str, int]]


@cache
@cache
def run_on(source: bytes, name: str = "a/synthreport.yaml", fail_on: Level = Level.MUST) -> Run:
    document = synthreport.parse(source, name=name)
    result = synthreport.check(document)
    return Run([Checked(name, document, result)], [], fail_on, 0 if result.complies(fail_on) else 1)


def said(form: str, run: Run) -> str:
    text = rendered(form, run)
    assert isinstance(text, str)
    return text


def expected(run: Run) -> Counts:
    result = run.checked[0].result
    counts = {
        "lines": {state.replace(" ", "_"): n for state, n in result.line_counts().items()},
        "items": {state.replace(" ", "_"): n for state, n in result.item_counts().items()},
        "rules": {state.replace(" ", "_"): n for state, n in result.rule_counts().items()},
        "claims": {grade.replace(" ", "_"): n for grade, n in result.grade_counts().items()},
    }
    levels = {SEVERITIES[level]: sum(finding.level is level for finding in result.findings) for level in LEVELS}
    return {**counts, "findings": levels}


def of_json(text: str) -> Counts:
    return of_document(json.loads(text)["documents"][0])


def of_lines(text: str) -> Counts:
    return of_document(json.loads(text)["document"])


def of_document(document: Any) -> Counts:
    levels = [finding["level"] for finding in document["findings"]]
    return {**document["counts"], "findings": {SEVERITIES[level]: levels.count(level) for level in LEVELS}}


def of_sarif(text: str) -> Counts:
    run = json.loads(text)["runs"][0]
    levels = [result["level"] for result in run["results"]]
    counts = run["properties"]["documents"][0]["counts"]
    return {**counts, "findings": {severity: levels.count(severity) for severity in SEVERITIES.values()}}


def of_junit(text: str) -> Counts:
    counts: Counts = {"lines": {}, "items": {}, "rules": {}, "claims": {}}
    root = ElementTree.fromstring(text)
    for entry in root.iter("property"):
        kind, _, state = str(entry.get("name")).partition(".")
        if state and kind in counts:
            counts[kind][state] = int(str(entry.get("value")))
    told = [failure.text or "" for failure in root.iter("failure")] + [
        out.text or "" for out in root.iter("system-out")
    ]
    told_levels = re.findall(r"^(error|warning|note): ", "\n".join(told), re.MULTILINE)
    return {**counts, "findings": {severity: told_levels.count(severity) for severity in SEVERITIES.values()}}


def of_text(text: str) -> Counts:
    flat = re.sub(r"\n {12}", " ", text)
    counts = {}
    for kind in ("lines", "items", "rules", "claims"):
        parts = re.search(rf"^  {kind}: +\d+ = (.*)$", flat, re.MULTILINE)
        assert parts
        pairs = [part.split(" ", 1) for part in parts[1].split(", ")]
        counts[kind] = {state.replace(" ", "_"): int(n) for n, state in pairs}
    levels = re.search(r"^  findings: +(\d+) errors?, (\d+) warnings?, (\d+) notes?$", flat, re.MULTILINE)
    assert levels
    return {**counts, "findings": dict(zip(SEVERITIES.values(), map(int, levels.groups()), strict=True))}


def of_github(text: str) -> Counts:
    flat = re.sub(r"^  (lines|items|rules|claims): \d+ = ", r"  \1:    0 = ", text, flags=re.MULTILINE)
    levels = {
        severity: len(re.findall(rf"^::{command} ", text, re.MULTILINE))
        + sum(map(int, re.findall(rf"^(\d+) more at level {level},", text, re.MULTILINE)))
        for (level, severity), command in zip(SEVERITIES.items(), ("error", "warning", "notice"), strict=True)
    }
    counts = of_text(f"{flat}  findings: 0 errors, 0 warnings, 0 notes\n")
    return {**counts, "findings": levels}


def of_gitlab(text: str) -> Counts:
    verdict, *issues = json.loads(text)
    flat = re.sub(r"^  (lines|items|rules|claims): ", r"  \1:    ", verdict["description"], flags=re.MULTILINE)
    counts = of_text(f"{flat}\n  findings: 0 errors, 0 warnings, 0 notes\n")
    found = [issue["severity"] for issue in issues]
    severities = zip(SEVERITIES.values(), ("major", "minor", "info"), strict=True)
    return {**counts, "findings": {severity: found.count(name) for severity, name in severities}}


def test_gitlab_gets_relative_paths_and_fingerprints_of_their_own() -> None:
    run = run_on(DRAFT.read_bytes(), "./a/../draft.yaml")
    issues = json.loads(said("gitlab", run))
    assert {issue["location"]["path"] for issue in issues} == {"draft.yaml"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    assert not set(said("gitlab", run_on(hostile.documents()["markup"], "hostile.json"))) & set("<>&")
    again = json.loads(said("gitlab", run_on(b"# A comment.\n" + DRAFT.read_bytes(), "draft.yaml")))
    assert [each["fingerprint"] for each in again] == [each["fingerprint"] for each in issues]


def of_markdown(text: str) -> Counts:
    flat = re.sub(r"^- (lines|items|rules|claims): \d+ = ", r"  \1:    0 = ", text, flags=re.MULTILINE)
    counts = of_text(f"{flat}\n  findings: 0 errors, 0 warnings, 0 notes\n")
    severities = re.findall(r"\((error|warning|note)\)  $", text, re.MULTILINE)
    return {**counts, "findings": {severity: severities.count(severity) for severity in SEVERITIES.values()}}


def of_html(text: str) -> Counts:
    counts = {}
    for kind in ("lines", "items", "rules", "claims"):
        tally = re.search(rf'aria-label="{kind.title()}">(.*?)</ul>', text, re.DOTALL)
        assert tally
        told = re.findall(r'<b>(\d+)</b> <span class="state ([a-z-]+)">', tally[1])
        counts[kind] = {state.replace("-", "_"): int(count) for count, state in told}
    severities = re.findall(r'<article class="finding (error|warning|note)">', text)
    return {**counts, "findings": {severity: severities.count(severity) for severity in SEVERITIES.values()}}


def of_pdf(content: bytes) -> Counts:
    pages = PdfReader(io.BytesIO(content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    return of_paper(re.sub(r" (?=• )", "\n", text))


def of_docx(content: bytes) -> Counts:
    return of_paper("\n".join(f"• {paragraph.text}" for paragraph in docx.Document(io.BytesIO(content)).paragraphs))


def of_paper(text: str) -> Counts:
    counts: Counts = {}
    for kind in ("lines", "items", "rules", "claims"):
        found = re.search(rf"• {kind}: (\d+) = ((?:\d+ [a-z ]+(?:, )?)+)", text)
        assert found
        pairs = [part.strip().split(" ", 1) for part in found[2].split(", ")]
        counts[kind] = {state.strip().replace(" ", "_"): int(count) for count, state in pairs}
    severities = re.findall(r"\((error|warning|note)\)\s+line \d+", text)
    return {**counts, "findings": {severity: severities.count(severity) for severity in SEVERITIES.values()}}


COUNTED: dict[str, Callable[[Any], Counts]] = {
    "text": of_text,
    "json": of_json,
    "jsonl": of_lines,
    "sarif": of_sarif,
    "junit": of_junit,
    "github": of_github,
    "gitlab": of_gitlab,
    "markdown": of_markdown,
    "html": of_html,
    "pdf": of_pdf,
    "docx": of_docx,
}


PAPER = {name for name, form in FORMATS.items() if form.binary}
UNCOUNTED = {name for name, form in FORMATS.items() if form.verdict_only}
DRAFT = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_form_tells_the_verdict_and_names_each_finding_unless_it_says_otherwise(form: str) -> None:
    run = run_on(DRAFT.read_bytes(), "draft.yaml")
    made = rendered(form, run)
    assert isinstance(made, bytes) == FORMATS[form].binary
    text = words(made)
    assert rendered(form, run_on(BASE.read_bytes(), "draft.yaml")) != made
    codes = {finding.code for finding in run.checked[0].result.findings}
    assert FORMATS[form].verdict_only or form == "github" or [code for code in codes if code not in text] == []


def words(made: str | bytes) -> str:
    """What a report says, whatever holds it."""
    if isinstance(made, str):
        return made
    if made.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        if "xl/sharedStrings.xml" in parts.namelist():
            return parts.read("xl/sharedStrings.xml").decode()
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("form", COUNTED)
def test_every_form_says_the_same_counts(form: str, example: Path) -> None:
    run = run_on(example.read_bytes(), example.relative_to(ROOT).as_posix())
    assert some(COUNTED[form](rendered(form, run))) == some(expected(run))


def some(counts: Counts) -> Counts:
    """The counts without zeros: some forms list only the grades that occur."""
    return {kind: {state: n for state, n in of_one.items() if n} for kind, of_one in counts.items()}


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - PAPER - UNCOUNTED - {"text"}))
def test_a_file_that_could_not_be_read_is_named(form: str) -> None:
    assert "gone.yaml" in said(form, Run([], [UNREAD], Level.MUST, 2))


@cache
def of_hostile(form: str, name: str) -> str:
    """A report on a hostile text, made once for all tests."""
    return said(form, run_on(hostile.documents()[name], "hostile.json"))


@pytest.mark.parametrize("name", hostile.TEXTS)
@pytest.mark.parametrize("form", sorted(FORMATS.keys() - PAPER))
def test_hostile_text_is_inert(form: str, name: str) -> None:
    text = of_hostile(form, name)
    assert text.isascii() or not any(char in text for char in "\x1b\x07\x9b\u202e\u2066\u200b\u2028\u2029\x85\ufeff")
    assert not [char for char in text if not (char.isprintable() or char == "\n")]


COMMAND = re.compile(r"^\s*::\w|##[\w.-]*\[", re.MULTILINE)
"""Commands that build servers obey in a log: GitHub, Azure, TeamCity and others."""


@pytest.mark.parametrize("name", hostile.TEXTS)
@pytest.mark.parametrize("form", sorted(FORMATS.keys() - PAPER - {"github"}))
def test_hostile_text_is_no_command(form: str, name: str) -> None:
    run = run_on(hostile.documents()[name], f"a/{hostile.TEXTS[name][:300]}.json")
    assert not COMMAND.search(said(form, run._replace(failed=[NotChecked(hostile.TEXTS[name], hostile.TEXTS[name])])))


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_hostile_text_is_no_command_beside_ours(name: str) -> None:
    text = of_hostile("github", name)
    ours = [line for line in text.splitlines() if line.startswith("::")]
    assert all(re.fullmatch(r"::(error|warning|notice) file=hostile.json,[^:]*::.*", line) for line in ours)
    assert not re.search(r"##[\w.-]*\[", text)
    assert not COMMAND.search("\n".join(line for line in text.splitlines() if line not in ours))


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_hostile_text_is_no_command_in_what_else_is_printed(name: str) -> None:
    (checked,) = run_on(hostile.documents()[name], f"a/{hostile.TEXTS[name][:300]}.json").checked
    views = View(run_on(hostile.documents()["entity"]).checked[0]), View(checked)
    texts = [matrix([checked, checked], look=Look(60), show="all", fail_on=Level.MUST)]
    texts += [letter(views[1], language(each)) for each in LANGUAGES]
    texts += [form(compare(*views)) for form in (comparison.as_text, comparison.as_markdown, comparison.as_json)]
    texts += [str(for_audience(run_on(hostile.documents()[name]), each, "text")) for each in AUDIENCES]
    texts += [exported(hostile.manifest(hostile.TEXTS[name]), each).text for each in EXPORTERS]
    assert [text for text in texts if COMMAND.search(text)] == []


@pytest.mark.parametrize("name", hostile.TEXTS)
@pytest.mark.parametrize("suffix, notation", [("json", as_json), ("yaml", as_yaml)])
def test_hostile_text_is_no_command_in_a_manifest_and_stays_what_it_is(suffix: str, notation: Any, name: str) -> None:
    data = hostile.manifest(hostile.TEXTS[name])
    text = notation(data)
    assert not COMMAND.search(text)
    assert synthreport.parse(text.encode(), name=f"manifest.{suffix}").data == data


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_json_can_stand_in_a_page(form: str) -> None:
    text = said(form, run_on(hostile.documents()["markup"], "hostile.json"))
    assert not set(text) & set("<>&")
    assert hostile.TEXTS["markup"][:20] in str(
        [json.loads(line) for line in (text.splitlines() if form == "jsonl" else [text])]
    )


def test_a_bracket_in_a_message_is_no_link_in_sarif() -> None:
    log = json.loads(said("sarif", run_on(hostile.documents()["markdown"], "[a](b).json")._replace(failed=[UNREAD])))
    messages = [result["message"]["text"] for result in log["runs"][0]["results"]]
    assert any("[click" in message for message in messages)
    assert not [message for message in messages if "](" in message]


def test_xml_says_that_it_is_utf_8_whatever_the_console_is() -> None:
    text = said("junit", run_on(hostile.documents()["attribute"], "größe.json"))
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')


def test_a_file_name_that_is_no_text_is_its_bytes_in_sarif() -> None:
    log = json.loads(said("sarif", run_on(hostile.documents()["entity"], "a/\udcff.json")))
    assert '"a/%FF.json"' in json.dumps(log)


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_hostile_text_is_no_markup_in_xml(name: str) -> None:
    root = ElementTree.fromstring(of_hostile("junit", name))
    tags = {
        "testsuites",
        "testsuite",
        "properties",
        "property",
        "testcase",
        "failure",
        "skipped",
        "system-out",
        "error",
    }
    assert {element.tag for element in root.iter()} <= tags


class Page(HTMLParser):
    """Every tag, attribute and style of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@cache
def page_of(name: str) -> Page:
    """The page on a hostile text, read once for all tests."""
    return Page(of_hostile("html", name))


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_hostile_text_is_no_markup_in_html(name: str) -> None:
    text = of_hostile("html", name)
    harmless, page = page_of("long_line"), page_of(name)
    assert page.tags <= harmless.tags
    assert {attribute for attribute, _ in page.attributes} <= {attribute for attribute, _ in harmless.attributes}
    links = [value for attribute, value in page.attributes if attribute == "href"]
    assert all(link.startswith("#") for link in links)
    assert len(text) < 650_000


SITE = "https://docs.example.org/synthreport"
DRAFT = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
NO_LINKS = {"badge", "csv", "xlsx"}
"""Forms that name no code."""


def linking(run: Run) -> Run:
    return run._replace(checked=[each._replace(docs=SITE) for each in run.checked])


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_links_to_what_is_not_there(form: str) -> None:
    text = words(rendered(form, run_on(DRAFT.read_bytes())))
    assert "w3id" not in text
    assert SITE not in text


@pytest.mark.parametrize("form", sorted(set(FORMATS) - PAPER - NO_LINKS))
def test_reports_link_to_a_site_that_is_named(form: str) -> None:
    text = words(rendered(form, linking(run_on(DRAFT.read_bytes()))))
    assert f"{SITE}/1.0/PO51/" in text
    assert "w3id" not in text
    assert "synthreport explain" not in text


@pytest.mark.parametrize("form", ["text", "github", "junit", "markdown"])
def test_reports_say_what_to_type_for_an_explanation(form: str) -> None:
    assert re.search("synthreport explain (CODE|PO51)", words(rendered(form, run_on(DRAFT.read_bytes()))))


def test_what_a_journal_sends_links_to_a_site_that_is_named() -> None:
    plain = run_on(DRAFT.read_bytes())
    for audience in AUDIENCES:
        assert "://" not in str(for_audience(plain, audience, "markdown"))
        assert f"(<{SITE}/1.0/" in str(for_audience(linking(plain), audience, "markdown"))
    assert f"(<{SITE}/1.0/PO51/>)" in letter(View(linking(plain).checked[0]), language("en"))


def test_a_page_explains_every_code_once() -> None:
    two = run_on(DRAFT.read_bytes())
    text = said("html", two._replace(checked=two.checked * 2))
    page = Page(text)
    anchors = Counter(value for attribute, value in page.attributes if attribute == "id")
    links = {value.removeprefix("#") for attribute, value in page.attributes if attribute == "href"}
    codes = entries()["items"] | entries()["rules"]
    assert links <= anchors.keys()
    assert [code for code in codes if anchors[f"1.0-{code}"] != 1] == []
    words = " ".join(re.sub("<[^>]+>", "", unescape(text)).replace("`", "").split())
    lacking = [code for code, entry in codes.items() if " ".join(entry["why"].replace("`", "").split()) not in words]
    assert lacking == []


def test_a_page_needs_nothing_but_itself() -> None:
    text = said("html", run_on(hostile.documents()["markup"]))
    page = Page(text)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not {attribute for attribute, _ in page.attributes} & {"src", "style", "onload", "onclick"}
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in unescape(text)


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_hostile_text_is_no_markup_in_markdown(name: str) -> None:
    text = of_hostile("markdown", name)
    tokens = MarkdownIt("gfm-like").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "fence", "code_block"}
    headings = [tokens[index + 1].content for index, token in enumerate(tokens) if token.type == "heading_open"]
    assert re.match(r"`hostile\.json` (is incomplete under|contradicts itself, checked against) ", headings[0])
    assert not [heading for heading in headings[1:] if "complies" in heading]
    outside = " ".join(child.content for child in inline if child.type == "text")
    assert not re.search(r"@everyone|(?<!\w)#1|://|javascript:", outside)


@cache
def sarif_schema() -> Any:
    if not SARIF.exists():
        pytest.skip("no schema of SARIF: run `npm install` in tests/ajv")
    return json.loads(SARIF.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_sarif_follows_its_schema(example: Path) -> None:
    run = run_on(example.read_bytes(), str(example))._replace(failed=[UNREAD])
    jsonschema.Draft7Validator(sarif_schema()).validate(json.loads(said("sarif", run)))


ON_PAPER = (
    "\n".join(hostile.TEXTS[name] for name in ("markup", "formula", "right_to_left", "template", "terminal")),
    hostile.TEXTS["long"],
)


@pytest.mark.parametrize("text", ON_PAPER, ids=["short", "long"])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_hostile_text_is_text_on_paper(form: str, text: str) -> None:
    content = rendered(form, run_on(json.dumps(hostile.manifest(text)).encode(), "hostile.json"))
    assert isinstance(content, bytes)
    if form == "docx":
        document = docx.Document(io.BytesIO(content))
        assert not [each for each in document.part.rels.values() if each.is_external]
        shown = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert not [char for char in shown if not (char.isprintable() or char == "\n")]
    else:
        pages = PdfReader(io.BytesIO(content))
        assert "/StructTreeRoot" in pages.root_object  # tagged
        assert not [each for page in pages.pages for each in page.get("/Annots", ())]


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_sarif_of_hostile_text_follows_its_schema(name: str) -> None:
    log = json.loads(said("sarif", run_on(hostile.documents()[name], "a b/ü\u202e.json")))
    jsonschema.Draft7Validator(sarif_schema()).validate(log)


def test_sarif_is_read_by_sarif_tools(tmp_path: Path) -> None:
    from sarif.loader import load_sarif_file  # type: ignore[import-untyped]

    draft = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
    run = run_on(draft.read_bytes(), "incomplete.yaml")
    path = tmp_path / "log.sarif"
    path.write_text(said("sarif", run), encoding="utf-8")
    assert load_sarif_file(str(path)).get_result_count() == sum(expected(run)["findings"].values())
    counted = load_sarif_file(str(path)).get_report().get_issue_count_for_severity
    assert {severity: counted(severity) for severity in SEVERITIES.values()} == expected(run)["findings"]


def fingerprints(source: str) -> dict[tuple[str, str], str]:
    results = json.loads(said("sarif", run_on(source.encode())))["runs"][0]["results"]
    return {
        (each["ruleId"], each["properties"]["pointer"]): each["partialFingerprints"]["synthreport/v1"]
        for each in results
    }


def test_fingerprints_outlive_unrelated_edits() -> None:
    draft = (ROOT / "examples" / "incomplete-submission" / "synthreport.yaml").read_text(encoding="utf-8")
    before = fingerprints(draft)
    after = fingerprints(f"# a comment\n\n{draft}\nx-note: more\n".replace("released:", "released:   "))
    assert before == after
    assert len(set(before.values())) == len(before) > 10


def test_columns_count_characters() -> None:
    source = 'synthreport: "1.0"\ndataset: {title: "Übersicht 𝒳 患者", version: 1.10}\n'.encode()
    results = json.loads(said("sarif", run_on(source)))["runs"][0]["results"]
    malformed = next(each for each in results if each["properties"]["pointer"] == "/dataset/version")
    region = malformed["locations"][0]["physicalLocation"]["region"]
    line = source.decode().splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "1.10"


def test_junit_is_read_by_junitparser(tmp_path: Path) -> None:
    draft = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
    run = run_on(draft.read_bytes())._replace(failed=[UNREAD])
    path = tmp_path / "report.xml"
    path.write_text(said("junit", run), encoding="utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    cases = [case for suite in suites for case in suite]
    failing = [case for case in cases if any(isinstance(each, junitparser.Failure) for each in case.result)]
    broken = {finding.code for finding in run.checked[0].result.at_or_above(Level.MUST)}
    assert {case.name.partition(" ")[0] for case in failing} == broken
    assert suites.tests == len(cases) == len(run.checked[0].result.outcomes) + 1
    assert (suites.failures, suites.errors) == (len(broken), 1)


def test_annotations_stay_within_the_limit_and_tell_the_rest() -> None:
    draft = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
    run = run_on(draft.read_bytes())
    lines = said("github", run._replace(failed=[UNREAD])).splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    total = len(run.checked[0].result.at_or_above(Level.MUST))
    assert len(errors) == 10
    assert errors[0] == "::error title=could not check::gone.yaml: cannot be read: No such file or directory"
    assert f"{total - 9} more at level must, which GitHub would not show" in lines


# Many manifests, and many profiles


@cache
def many() -> Run:
    """All examples and a hostile manifest, each under two profiles, and a file that could not be read."""
    sources = {path.parent.name: path.read_bytes() for path in EXAMPLES} | {
        f"={name}": hostile.documents()[name] for name in ("formula", "markup", "table")
    }
    checked = []
    for name, source in sources.items():
        document = synthreport.parse(source, name=name)
        checked += [Checked(name, document, synthreport.check(document, profile=each)) for each in ("core", "journal")]
    return Run(checked, [UNREAD], Level.MUST, 1)


def test_many_manifests_are_one_table_with_a_row_each() -> None:
    page, table = str(rendered("html", many())), list(csv.DictReader(io.StringIO(str(rendered("csv", many())))))
    rows = submissions(many().checked, Level.MUST)
    assert {row.refuted_in_words for row in rows} == {"not compared"}
    assert "not compared" in page
    assert {row["refuted claims"] for row in table[:-1]} == {"not compared"}
    assert len(table) == len(rows) + 1
    assert [row["verdict (journal)"] for row in table[:-1]] == [row.judged[1].verdict for row in rows]
    assert "cannot be read" in table[-1]["verdict (core)"]
    assert set(orders(rows)) >= {"title", "manuscript", "verdict, core", "lines answered, journal", "age"}
    for order, sorted_rows in orders(rows).items():
        assert sorted(sorted_rows) == sorted(rows), order
        assert f"> {order}</label>" in page
    links = re.findall(r'<th scope="row"><a href="#(d\d+)">', page)
    assert Counter(links) == dict.fromkeys((f"d{number}" for number in range(1, len(rows) + 1)), len(orders(rows)))
    assert [anchor for anchor in set(links) if page.count(f'id="{anchor}"') != 1] == []
    assert f"# {len(rows)} manifests" in str(rendered("markdown", many()))


def test_the_page_of_very_many_manifests_stays_small() -> None:
    source = DRAFT.read_bytes()
    result = synthreport.check(source)
    checked = [Checked(f"{number}.yaml", synthreport.parse(source), result) for number in range(21)]
    text, one = (str(rendered("html", Run(some, [], Level.MUST, 1))) for some in (checked, checked[:1]))
    assert len(text) < len(checked) * len(one) / 4
    assert text.count("synthreport check 7.yaml --format html") == 1
    anchors = set(re.findall(r'id="([^"]+)"', text))
    assert [link for link in re.findall(r'href="#([^"]+)"', text) if link not in anchors] == []


def test_no_cell_is_a_formula() -> None:
    cells = [cell for row in csv.reader(io.StringIO(str(rendered("csv", many())))) for cell in row]
    assert [cell for cell in cells if cell[:1] in "=+-@|%" and cell] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    book = rendered("xlsx", many())
    assert isinstance(book, bytes)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        sheets = {name: parts.read(name).decode() for name in parts.namelist()}
    assert [name for name, text in sheets.items() if re.search(r"<f[ >]|<hyperlink|externalLink", text)] == []
    assert "=HYPERLINK(" in sheets["xl/sharedStrings.xml"]


def test_several_profiles_are_side_by_side_with_labels_in_every_form_for_people() -> None:
    run = many()._replace(checked=many().checked[:2])
    label = matrix_of(run.checked).rows[0].label
    for form in ("markdown", "html", "docx", "xlsx"):
        assert label in words(rendered(form, run)), form
    assert label in matrix(run.checked, look=Look(100), show="summary", fail_on=Level.MUST)


def test_the_pipeline_shows_what_real_rows_reached() -> None:
    seen = View(run_on((ROOT / "examples" / "tabular-trial" / "synthreport.yaml").read_bytes()).checked[0])
    reach = {thing.id: thing.reach for thing in seen.graph.things}
    assert {name for name, what in reach.items() if what == HOLDS} == {"actg175", "divide", "train", "holdout"}
    assert {name for name, what in reach.items() if what == MADE_FROM} == {"learn", "draw", "table"}
    assert reach["column_types"] == ""


def test_a_finding_has_the_heading_of_its_kind() -> None:
    document = synthreport.parse(DRAFT.read_bytes())
    result = synthreport.check(document, profile="journal")
    kinds = {(each.code, kind) for kind, found in by_kind(result, document.data).items() for each in found}
    assert {("ID07", Kind.REFUSED), ("LI01", Kind.MISSING), ("PU04", Kind.MISSING), ("AC01", Kind.MALFORMED)} <= kinds
