"""The forms in which a report can be had, by name; each is made by a module that is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from synthreport.overview.checked import Run

_REPORTERS = "synthreport.reporters"


class Format(NamedTuple):
    """Where a form is made (module and function), and what it is for; `docs/pipelines.md` lists them by this table.

    It is bytes where `binary`. `verdict_only` names no finding: every other form names each of them.
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
    "markdown": Format(f"{_REPORTERS}.markdown", "people: an issue or an e-mail ([for editors](editors.md))"),
    "html": Format(f"{_REPORTERS}.html", "people: one self-contained page"),
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
    """A run in one of `FORMATS`. Raises MissingExtra where a library is not installed."""
    chosen = FORMATS[name]
    made: str | bytes = getattr(import_module(chosen.module), chosen.function)(run)
    return made
