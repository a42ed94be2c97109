"""What must hold for every document: each trial raises an error if it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import jsonschema_rs

from synthreport.checker.pipeline import check
from synthreport.desk.batch.batch_run import Plan, asked_for, run
from synthreport.desk.batch.batch_summary import summary
from synthreport.desk.batch.crew import local_crew
from synthreport.desk.batch.given import Given
from synthreport.desk.survey.questions import survey
from synthreport.desk.survey.survey_texts import as_text as as_survey
from synthreport.document import LIMIT, Document, parse
from synthreport.document.pointers import get, pointer_of
from synthreport.draft.source_files import Source, Unusable
from synthreport.draft.standard_order import arranged
from synthreport.edit import REMOVED, CannotEdit, Change, edited
from synthreport.edit.fix import fixed
from synthreport.edit.new_text import new_text
from synthreport.edit.provenance import answered
from synthreport.edit.upgrade import newer
from synthreport.edit.well_formed import newly_malformed
from synthreport.evidence.custody.attested import attested
from synthreport.evidence.custody.attesting.envelope import packed
from synthreport.evidence.custody.attesting.fitting import About
from synthreport.evidence.custody.attesting.reading_attestations import understood
from synthreport.evidence.custody.custodian import look, well_formed
from synthreport.evidence.custody.given_rows import given_rows
from synthreport.evidence.measuring.results_in_manifest.into_manifest import written as measured_into
from synthreport.evidence.measuring.tables_of_request import Request
from synthreport.evidence.verifying.verification import verify
from synthreport.files.pace_line import PaceLine
from synthreport.finding import LEVELS, Place
from synthreport.interop import EXPORTERS, Options, exported, importer
from synthreport.interview.feedback import fault_of, open_findings
from synthreport.interview.missing_context import lacking
from synthreport.interview.open_questions import in_order, open_questions, view
from synthreport.journal.anonymity.replacing import hide
from synthreport.journal.anonymity.restoring import restore
from synthreport.journal.audiences import AUDIENCES, for_audience
from synthreport.journal.comparing.comparison import as_json, as_markdown, as_text
from synthreport.journal.comparing.revision import compare
from synthreport.journal.language import LANGUAGES, language
from synthreport.journal.letter import letter
from synthreport.outcome import State
from synthreport.overview.checked import Checked, Run
from synthreport.overview.view import View
from synthreport.reporters.formats import FORMATS, rendered
from synthreport.reporters.matrix import render as side_by_side
from synthreport.reporters.paper import made
from synthreport.reporters.text import SHOW, Look, render
from synthreport.result import Result
from synthreport.standard.catalogue import entries, load
from synthreport.standard.versions import NEWEST, VERSIONS, NoWayBack, UnknownVersion

from .mutants import ODD, copied, places
from .originals import ROOT, texts

FAULTY = (State.MISSING, State.MALFORMED, State.BROKEN)
_SLOW = ("pdf", "docx")
_EXAMPLES = ("simulated-clinic", "synthetic-radiographs", "tabular-trial")


class Subject:
    """A document that is tried, each thing about it found once."""

    def __init__(self, text: bytes, name: str) -> None:
        self.text = text
        self.name = name

    @cached_property
    def document(self) -> Document:
        """What was read."""
        return parse(self.text, name=self.name)

    @cached_property
    def result(self) -> Result:
        """What was found."""
        return check(self.document)

    @cached_property
    def run(self) -> Run:
        """The run of a checker on this document alone."""
        return Run([Checked(self.name, self.document, self.result)], [], exit_code=0 if self.result.complies() else 1)

    @cached_property
    def view(self) -> View:
        """The document as people look at it."""
        return View(self.run.checked[0])

    @property
    def is_read(self) -> bool:
        """Whether all of it could be read: what is not is refused by whatever writes."""
        return isinstance(self.document.data, dict) and not self.document.problems

    def choices(self) -> Random:
        """The same choices for the same text, so that a fall can be repeated."""
        return Random(self.text)


def no_rule_raises(subject: Subject) -> None:
    """Nothing raises, and every mapping of a known version is judged."""
    assert subject.result.crashed == (), subject.result.crashed
    known = subject.result.verdict.stated in (None, *VERSIONS)
    assert subject.result.readable is (known and isinstance(subject.document.data, dict))


def no_profile_raises(subject: Subject) -> None:
    """The same under every profile."""
    for profile in entries()["profiles"]:
        result = check(subject.document, profile=profile)
        assert result.crashed == (), (profile, result.crashed)


def every_place_is_one(subject: Subject) -> None:
    """Every pointer leads to something, or to where something is missing; every span is in the text."""
    lines = re.split(r"\r\n|\n|\r", subject.document.text)
    for finding in subject.result.findings:
        for place in (finding.at, *finding.also):
            line, column, end_line, end_column = subject.run.checked[0].span(place)
            assert 1 <= line <= end_line <= len(lines), (finding, line, end_line)
            assert (line, column) <= (end_line, end_column), finding
            assert 1 <= column <= len(lines[line - 1]) + 1, finding
            assert 1 <= end_column <= len(lines[end_line - 1]) + 1, finding
        assert _leads(finding.at, subject.document.data), finding
        assert all(_leads(place, subject.document.data) for place in finding.also), finding
        assert finding.message, finding
        assert finding.fix, finding
        assert finding.title, finding
        assert finding.problem, finding


def _leads(place: Place, data: Any) -> bool:
    """Whether a place exists in the data: there is a value, or its holder could have one."""
    parts = place.pointer.split("/")[1:]
    while parts and get(data, pointer := "/" + "/".join(parts), None) is None:
        holder = get(data, pointer.rpartition("/")[0], None)
        if isinstance(holder, list):
            return int(parts[-1]) < len(holder)
        if holder is not None and not isinstance(holder, dict):
            return False
        parts.pop()
    return True


def all_counts_add_up(subject: Subject) -> None:
    """Every item and every rule is in one state, and those in a faulty one are reported."""
    result = subject.result
    catalogue = load(result.verdict.standard)
    assert list(result.outcomes) == [*catalogue.items, *catalogue.rules]
    assert sum(result.item_counts().values()) == len(catalogue.items)
    assert sum(result.rule_counts().values()) == len(catalogue.rules)
    assert sum(result.level_counts().values()) == len(result.findings)
    told = {finding.code for finding in result.findings}
    messages = " ".join(finding.message for finding in result.findings)
    faulty = {code: outcome.state for code, outcome in result.outcomes.items() if outcome.state in FAULTY}
    left_open = {code for code in told if result.outcomes[code].state in (State.GAP, State.STATED_IN_PART)}
    assert told - left_open <= faulty.keys(), told - faulty.keys()
    silent = {code for code, state in faulty.items() if state is not State.MALFORMED and code not in told}
    assert not [code for code in silent if code not in messages], silent


def its_twin_is_judged_alike(subject: Subject) -> None:
    """The same data are judged alike in JSON and in YAML."""
    if not subject.is_read:
        return
    twin = Subject(json.dumps(subject.document.data).encode(), "twin.json")
    assert twin.is_read
    assert _found(twin) == _found(subject)
    assert {code: each.state for code, each in twin.result.outcomes.items()} == {
        code: each.state for code, each in subject.result.outcomes.items()
    }


def _found(subject: Subject) -> list[tuple[str, str, bool]]:
    return sorted((each.code, each.at.pointer, each.at.key) for each in subject.result.findings)


def every_report_is_written(subject: Subject) -> None:
    """Every form of the report, with all findings in it; those for machines as machines read them."""
    for form in FORMATS.keys() - set(_SLOW):
        report = rendered(form, subject.run)
        assert isinstance(report, bytes if FORMATS[form].binary else str), form
        if isinstance(report, bytes):
            continue
        report.encode()
        if form == "json":
            _report_schema().validate(json.loads(report))
        elif form == "jsonl":
            assert all(json.loads(line) for line in report.splitlines())
        elif form == "sarif":
            assert len(json.loads(report)["runs"][0]["results"]) == len(subject.result.findings)
        elif form in ("junit", "badge"):
            ElementTree.fromstring(report)
    for show in SHOW:
        render(subject.run.checked[0], look=Look(40, True), show=show).encode("ascii", "replace")


@cache
def _report_schema() -> Any:
    schema = json.loads((ROOT / "schema" / "report-2.0.schema.json").read_bytes())
    return jsonschema_rs.validator_for(schema)


def every_reader_is_written_for(subject: Subject) -> None:
    """What author, editor and reviewer read, the letters, and all profiles side by side."""
    for audience in AUDIENCES:
        assert for_audience(subject.run, audience, "html")
    for name in LANGUAGES:
        assert made(letter(subject.view, language(name)), "html", name)
    checked = [
        Checked(subject.name, subject.document, check(subject.document, profile=profile))
        for profile in entries()["profiles"]
    ]
    assert side_by_side(checked, look=Look(), show="all", fail_on=LEVELS[-1])


def paper_takes_it(subject: Subject) -> None:
    """The report as PDF and as a Word document."""
    assert all(rendered(form, subject.run) for form in _SLOW)


def it_is_compared(subject: Subject) -> None:
    """With another manifest, in both directions, and with itself."""
    name, text = subject.choices().choice(list(texts().items()))
    other = Subject(text, name)
    for one, two in ((subject.view, other.view), (other.view, subject.view), (subject.view, subject.view)):
        revision = compare(one, two)
        json.loads(as_json(revision))
        as_text(revision).encode()
        assert made(as_markdown(revision), "html")


def it_is_fixed(subject: Subject) -> None:
    """By `fix`, after which no more is wrong than before."""
    for unsafe in (False, True):
        with suppress(CannotEdit):
            found = fixed(subject.document, unsafe=unsafe)
            assert len(found.left.findings) <= len(subject.result.findings) or found.fixes


def it_is_edited(subject: Subject) -> None:
    """An answer is set, another removed; what is written holds just that."""
    choices = subject.choices()
    paths = list(places(subject.document.data)) or [("dataset",)]
    for _ in range(4):
        pointer = pointer_of(choices.choice(paths)) + choices.choice(("", "", "/-", "/kind", "/a~1b"))
        answer = copied(choices.choice((*ODD, REMOVED, REMOVED, REMOVED)))
        with suppress(CannotEdit):
            text = edited(subject.document, [Change(pointer, answer)])
            answered(subject.document, [Change(pointer, answer)])
            newly_malformed(subject.document, parse(text.encode("utf-8", "surrogatepass"), name=subject.name))


def it_is_upgraded(subject: Subject) -> None:
    """To the newest version, or with the reason why not."""
    with suppress(CannotEdit, UnknownVersion, NoWayBack):
        newer(subject.document, NEWEST)


def it_is_hidden(subject: Subject) -> None:
    """From reviewers; and the key restores it."""
    if subject.is_read:
        hidden, key, _ = hide(subject.document.data)
        json.dumps(hidden)
        assert restore(hidden, json.loads(json.dumps(key))) == subject.document.data


def it_is_exported(subject: Subject) -> None:
    """In every format."""
    for form in EXPORTERS if subject.is_read else ():
        assert exported(subject.document.data, form).text.encode()


def it_is_imported(subject: Subject) -> None:
    """As an earlier manifest, by each importer that recognises it."""
    source = Source(Path(subject.name), data=subject.text)
    reads = importer("synthreport")
    with suppress(Unusable):
        if reads.recognises(source):
            reads.imported(source, Options())


def its_questions_are_asked(subject: Subject) -> None:
    """All that `fill` would ask, in order; and its comments on an answer."""
    if not subject.is_read:
        return
    catalogue = load(subject.result.verdict.standard)
    seen = view(subject.document.data, {}, catalogue)
    asked = [*open_questions(seen, catalogue, LEVELS[-1]), *lacking(seen)]
    for question in in_order(asked, catalogue, seen)[:5]:
        fault_of(seen, question.pointer, copied(subject.choices().choice(ODD)), catalogue)
    list(open_findings(subject.document, "core"))


def it_is_written_anew(subject: Subject) -> None:
    """In the order of the standard, in both notations, and read again as it was."""
    if subject.is_read and subject.document.data:
        data = arranged(subject.document.data, load(NEWEST).root)
        for name in ("new.yaml", "new.json"):
            again = parse(new_text(data, name).encode(), name=name)
            assert again.data == subject.document.data, name


def it_is_verified(subject: Subject) -> None:
    """Against the files of an example, whatever they have to do with it."""
    observed = verify(subject.document.data, ROOT / "examples" / subject.choices().choice(_EXAMPLES))
    result = check(subject.document, observed=observed)
    checked = Run([Checked(subject.name, subject.document, result)], [])
    for form in ("json", "html"):
        assert rendered(form, checked)


TABLE = "age,sex,event\n" + "".join(
    f"{20 + number % 60},{'fm'[number % 2]},{number % 3 == 0}\n" for number in range(60)
)


def it_is_verified_beside_real_rows(subject: Subject) -> None:
    """Neither results nor splits of any form stop a custodian, and no attestation of it is more than unfit."""
    with TemporaryDirectory() as name:
        path = Path(name, "table.csv")
        path.write_text("patient_id,age,sex\n1,40,f\n2,50,m\n3,60,f\n", encoding="utf-8")
        with suppress(Unusable):
            answers = well_formed(subject.document.data)
            given = given_rows(answers, {"train": (str(path),), "holdout": ()}, None)
            look(answers, Path(name), given)
        with suppress(Unusable):
            understood(packed(subject.text, None), About(subject.document.data, None), ())
        attested(subject.document.data, Path(name), [], ())


def it_is_measured(subject: Subject) -> None:
    """Results of a table are written into it, or it is refused; the malformed answer stays as it was."""
    with TemporaryDirectory() as name:
        path = Path(name, "synthetic.csv")
        path.write_text(TABLE, encoding="utf-8")
        with suppress(Unusable, CannotEdit):
            made = measured_into(subject.document, Path(name), Request({"": {"synthetic": path}}), "0")
            assert parse(made.text.encode("utf-8", "surrogatepass"), name=subject.name).data["results"]


def it_is_a_row(subject: Subject) -> None:
    """Of a batch: with the verdict of a check, and counted by a survey."""
    with TemporaryDirectory() as name:
        plan = Plan(Path(name), asked_for("core", None, LIMIT))
        run([Given(subject.name, subject.text)], plan, local_crew(1), PaceLine())
        found = summary(plan.out)
        assert (found.verdicts, found.bugs) == ({subject.result.verdict.conclusion: 1}, 0), found.reasons
        assert list(as_survey(survey(plan.out)))


TRIALS: dict[Callable[[Subject], None], int] = {
    no_rule_raises: 1,
    every_place_is_one: 1,
    all_counts_add_up: 1,
    its_twin_is_judged_alike: 1,
    it_is_hidden: 1,
    it_is_exported: 1,
    it_is_imported: 2,
    it_is_edited: 2,
    every_report_is_written: 2,
    its_questions_are_asked: 2,
    it_is_written_anew: 3,
    it_is_verified: 5,
    it_is_upgraded: 5,
    no_profile_raises: 5,
    it_is_compared: 7,
    it_is_fixed: 7,
    every_reader_is_written_for: 7,
    it_is_measured: 9,
    it_is_verified_beside_real_rows: 9,
    paper_takes_it: 40,
    it_is_a_row: 40,
}
"""Every trial, and of how many documents one is put to it: some take long."""


def put_to(number: int) -> Iterator[Callable[[Subject], None]]:
    """The trials that the document of a number is put to."""
    return (trial for trial, rarely in TRIALS.items() if number % rarely == 0)
