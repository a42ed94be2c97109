"""The forms in which a report can be had, by name; each is made by a module that is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from synthreport.reporters.checked import Run


class Format(NamedTuple):
    """Where a form is made (module and function), and what it is for."""

    module: str
    purpose: str
    function: str = "render"
    binary: bool = False


FORMATS = {
    "text": Format("text", "for the terminal", "render_run"),
    "json": Format("machine", "one JSON object, under a published schema"),
    "jsonl": Format("machine", "one JSON object a document, for many files", "render_lines"),
    "sarif": Format("sarif", "SARIF 2.1.0, for code scanning"),
    "junit": Format("junit", "JUnit XML, for build servers"),
    "github": Format("github", "annotations in GitHub Actions"),
    "markdown": Format("markdown", "for an issue or an e-mail"),
    "html": Format("html", "one self-contained page"),
}
"""Every form by its name."""


class UnknownFormat(ValueError):
    """There is no form of this name; the message lists those that there are."""


def rendered(name: str, run: Run) -> str | bytes:
    """A run in one form. Raises UnknownFormat, and MissingExtra where a library is not installed."""
    if name not in FORMATS:
        raise UnknownFormat(f'there is no format "{name}"; there are: {", ".join(FORMATS)}')
    chosen = FORMATS[name]
    made: str | bytes = getattr(import_module(f"synthreport.reporters.{chosen.module}"), chosen.function)(run)
    return made
