"""The output formats of a report, by name; the module of a format is loaded only when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from synthreport.files import bugs
from synthreport.finding import Level
from synthreport.overview.checked import Checked, Run
from synthreport.result import Result

_REPORTERS = "synthreport.reporters"


class Format(NamedTuple):
    """The module and function of a format, and what it is for; the table in `docs/pipelines.md` is rendered from here.

    It is bytes if `binary`. A `verdict_only` format lists no findings; every other format lists all of them.
    """

    module: str
    purpose: str
    function: str = "render"
    binary: bool = False
    verdict_only: bool = False


FORMATS = {
    "text": Format(f"{_REPORTERS}.text", "the terminal", "render_run"),
    "json": Format(
        f"{_REPORTERS}.json_report",
        "programs: one object for the whole run, under `synthreport schema --of report`",
    ),
    "jsonl": Format(
        f"{_REPORTERS}.json_report",
        "programs that read many: one object a line, each with one document",
        "render_lines",
    ),
    "sarif": Format(
        f"{_REPORTERS}.sarif",
        "code scanning; findings keep their fingerprints while other parts of the manifest change",
    ),
    "junit": Format(f"{_REPORTERS}.junit", "build servers: a test case for every item and rule"),
    "github": Format(
        f"{_REPORTERS}.github",
        "annotations in a workflow's log: the ten most serious of each kind, and how many more there are",
    ),
    "gitlab": Format(
        f"{_REPORTERS}.services.gitlab",
        "GitLab's report on code quality: findings beside the lines of a merge request",
    ),
    "markdown": Format(f"{_REPORTERS}.markdown", "people: an issue or an e-mail ([for editors](editors.md))"),
    "html": Format(f"{_REPORTERS}.html", "people: one self-contained page"),
    "csv": Format(
        f"{_REPORTERS}.side_by_side.csv_table",
        "many manifests as one table, a line each: title, manuscript, verdicts, lines answered, refuted claims, age",
        verdict_only=True,
    ),
    "xlsx": Format(
        f"{_REPORTERS}.side_by_side.workbook",
        "the same as a workbook, with several profiles side by side",
        binary=True,
        verdict_only=True,
    ),
    "badge": Format(
        f"{_REPORTERS}.badge",
        "a page or a README: verdict, version and profile as a picture",
        verdict_only=True,
    ),
    "pdf": Format(f"{_REPORTERS}.printed", "people: tagged PDF", "render_pdf", binary=True),
    "docx": Format(f"{_REPORTERS}.printed", "people: a Word document", "render_docx", binary=True),
}
"""Every form by its name."""


def rendered(name: str, run: Run) -> str | bytes:
    """A run in one of `FORMATS`. Raises MissingExtra if a library is not installed."""
    chosen = FORMATS[name]
    made: str | bytes = getattr(import_module(chosen.module), chosen.function)(run)
    return made


def report_of(result: Result, form: str, fail_on: Level = Level.MUST) -> str | bytes:
    """One result alone in one of `FORMATS`. Raises ValueError for another, and MissingExtra as above."""
    if form not in FORMATS:
        raise ValueError(f'found the format "{form}", expected one of {", ".join(FORMATS)}')
    code = bugs.EXIT_CODE if result.crashed else int(not result.passes(fail_on))
    return rendered(form, Run([_alone(result)], [], fail_on, code))


def entry_of(result: Result, fail_on: Level = Level.MUST) -> dict[str, Any]:
    """The entry of one result in the JSON report."""
    entry: dict[str, Any] = import_module(f"{_REPORTERS}.json_report").document(_alone(result), fail_on)
    return entry


def _alone(result: Result) -> Checked:
    return Checked(result.document.name, result.document, result)
