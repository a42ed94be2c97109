"""The forms in which a report can be had, by name; each is made by a module that is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from synthreport.overview.checked import Run

_REPORTERS = "synthreport.reporters"


class Format(NamedTuple):
    """Where a form is made (module and function), and what it is for."""

    module: str
    purpose: str
    function: str = "render"


FORMATS = {
    "text": Format(f"{_REPORTERS}.text", "for the terminal", "render_run"),
    "json": Format(f"{_REPORTERS}.json_report", "one JSON object, under a published schema"),
    "jsonl": Format(f"{_REPORTERS}.json_report", "one JSON object a document, for many files", "render_lines"),
    "sarif": Format(f"{_REPORTERS}.sarif", "SARIF 2.1.0, for code scanning"),
    "junit": Format(f"{_REPORTERS}.junit", "JUnit XML, for build servers"),
    "github": Format(f"{_REPORTERS}.github", "annotations in GitHub Actions"),
    "markdown": Format(f"{_REPORTERS}.markdown", "for an issue or an e-mail"),
    "html": Format(f"{_REPORTERS}.html", "one self-contained page"),
    "badge": Format(f"{_REPORTERS}.badge", "a badge in SVG"),
    "pdf": Format(f"{_REPORTERS}.printed", "tagged PDF", "render_pdf"),
    "docx": Format(f"{_REPORTERS}.printed", "a Word document", "render_docx"),
}
"""Every form by its name."""


def rendered(name: str, run: Run) -> str | bytes:
    """A run in one of `FORMATS`. Raises MissingExtra where a library is not installed."""
    chosen = FORMATS[name]
    made: str | bytes = getattr(import_module(chosen.module), chosen.function)(run)
    return made
