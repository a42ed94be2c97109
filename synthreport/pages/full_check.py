"""A check for the pages: one manifest in memory, and every report on it as a file to read or to keep."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import parse
from synthreport.files import bugs
from synthreport.finding import Level
from synthreport.journal import checklist_form
from synthreport.journal.audiences import for_audience
from synthreport.journal.language import language
from synthreport.journal.letter import letter
from synthreport.overview.checked import Checked, Run
from synthreport.overview.view import View
from synthreport.reporters.formats import rendered
from synthreport.reporters.paper import made

Write = Callable[[Run], str | bytes]


class Report(NamedTuple):
    """A report that the pages offer: how it is written, and the name and the media type of its file."""

    write: Write
    file: str
    media: str = "text/html"


def _letter(run: Run, name: str) -> str | bytes:
    return made(letter(View(run.checked[0]), language(name)), "html", name)


def _checklist(run: Run) -> str | bytes:
    return made(checklist_form.stated(View(run.checked[0])), "html", dense=True)


def _for(audience: str) -> Write:
    return partial(for_audience, audience=audience, form="html")


REPORTS = {
    "editor": Report(_for("editor"), "decision.html"),
    "author": Report(_for("author"), "to-do.html"),
    "reviewer": Report(_for("reviewer"), "guide.html"),
    "letter-en": Report(partial(_letter, name="en"), "letter.html"),
    "letter-de": Report(partial(_letter, name="de"), "brief.html"),
    "checklist": Report(_checklist, "checklist.html"),
    "html": Report(partial(rendered, "html"), "report.html"),
    "json": Report(partial(rendered, "json"), "report.json", "application/json"),
    "sarif": Report(partial(rendered, "sarif"), "report.sarif", "application/sarif+json"),
    "markdown": Report(partial(rendered, "markdown"), "report.md", "text/markdown"),
    "badge": Report(partial(rendered, "badge"), "badge.svg", "image/svg+xml"),
}
"""The reports by name. PDF and Word documents need libraries that no browser has: the command line writes them."""


def checked(content: bytes, name: str, profile: str = "core") -> Run:
    """One manifest, checked as `synthreport check NAME` does. Raises ProfileError, NoWayBack and UnknownVersion."""
    document = parse(content, name=name)
    result = check(document, profile=profile)
    code = bugs.EXIT_CODE if result.crashed else int(not result.passes(Level.MUST))
    return Run([Checked(name, document, result)], [], exit_code=code)


def report(run: Run, name: str) -> str:
    """One of `REPORTS`, all of which are text."""
    text = REPORTS[name].write(run)
    return text if isinstance(text, str) else text.decode()


class Desk:
    """The manifest that was checked last, for pages that ask for one report on it after the other."""

    def __init__(self) -> None:
        self._run = Run([], [])

    def check(self, content: bytes | memoryview, name: str, profile: str) -> str:
        """Check a manifest, and return the report for programs. Raises as `checked` does."""
        self._run = checked(bytes(content), name, profile)
        return report(self._run, "json")

    def report(self, name: str) -> tuple[str, str, str]:
        """Another of `REPORTS` on the same manifest: the name of its file, its media type, and its text."""
        return REPORTS[name].file, REPORTS[name].media, report(self._run, name)
