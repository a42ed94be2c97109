"""Result → one HTML page that needs nothing else: no script, no request, and a policy that would refuse both."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from synthreport import __version__
from synthreport.files.printable import printable, printable_lines
from synthreport.finding import Finding, Place
from synthreport.grades import Grade
from synthreport.outcome import ITEM_STATES, State
from synthreport.overview.answered import SHOWN
from synthreport.overview.checked import SEVERITIES, Run
from synthreport.overview.finding_kinds import HEADS
from synthreport.overview.finding_order import by_level
from synthreport.overview.submissions.profile_matrix import Matrix, matrix
from synthreport.overview.submissions.submission_rows import by_document, orders, submissions
from synthreport.overview.verdict_words import coverage, failed_by, with_decisions
from synthreport.overview.view import View
from synthreport.reporters.markdown_text import clipped
from synthreport.reporters.pipeline_picture import picture
from synthreport.result import LineState

if TYPE_CHECKING:
    from jinja2 import Environment

SYMBOLS = {
    State.STATED: "✔",
    State.STATED_IN_PART: "◐",
    State.GAP: "○",
    State.MISSING: "✘",
    State.MALFORMED: "!",
    State.NOT_APPLICABLE: "–",
    State.NOT_CHECKED: "?",
    State.HOLDS: "✔",
    State.BROKEN: "✘",
    LineState.ANSWERED: "✔",
    LineState.BY_A_GAP: "○",
    LineState.OPEN: "✘",
    Grade.REFUTED: "✘",
    Grade.ATTESTED: "✔",
    Grade.RECOMPUTED: "✔",
    Grade.MATCHED: "✔",
    Grade.CITED: "◐",
    Grade.ASSERTED: "○",
    Grade.NOT_CHECKABLE: "?",
}
"""A sign for every state, so that states differ by more than colour."""

_EXCERPT = 160
OPEN = 12
"""How many findings of a kind, and how many gaps, are in sight; the others are folded."""

WHOLE = 20
"""Up to how many manifests in one page each report lists all items, rules and claims."""
FITTING = 1500
"""Up to this width, in pixels, a picture is made smaller where the page is narrower; a wider one scrolls."""


def render(run: Run) -> str:
    """The page about all documents of a run."""
    groups = [[View(checked) for checked in group] for group in by_document(run.checked)]
    versions = {view.result.verdict.standard: view for group in groups for view in group}
    rows = orders(submissions(run.checked, run.fail_on)) if len(groups) > 1 else {}
    template = "many.html" if len(groups) > 1 else "report.html"
    return page(template, language="en", run=run, groups=groups, versions=versions, orders=rows)


def page(template: str, **context: Any) -> str:
    """A page from a template, with the styles of all pages and a policy that allows only these."""
    environment = _environment()
    style = environment.get_template("style.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    made = environment.get_template(template).render(style=style, policy=policy, version=__version__, **context)
    return f"{made.rstrip()}\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    loader = PackageLoader("synthreport.reporters")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(said=said, spans=spans, by_level=by_level, key=lambda text: re.sub("[ _]", "-", text))
    made.globals.update(_NAMES, css=Markup)
    return made


def said(text: Any) -> str:
    """An author's text, safe to show: no active content, and only the beginning of a very long text."""
    return clipped(printable_lines(str(text)))


class Span(NamedTuple):
    """A part of a sentence of the checker: words, or a name in backquotes."""

    text: str
    code: bool


def spans(sentence: str) -> list[Span]:
    """The parts of a sentence, in which backquotes mark names of the manifest."""
    parts = re.split(r"`([^`]+)`", sentence)
    return [Span(part, index % 2 == 1) for index, part in enumerate(parts) if part]


def excerpt(view: View, place: Place) -> tuple[int, str, str, str] | None:
    """The line of a place: its number, the text before the place, the place itself, the text after it."""
    if not view.checked.document.text:
        return None
    span = view.span(place)
    before, marked, after = view.checked.document.window(span, _EXCERPT)
    room = max(_EXCERPT - len(marked), 40)
    before = f"…{before[-room // 2 :]}" if len(before) > room // 2 else before
    cut = [printable(part) for part in (before, marked, after[: room // 2])]
    return span.line, cut[0], cut[1], cut[2]


def places(finding: Finding) -> tuple[Place, ...]:
    """Every place of a finding, beginning with the one to fix."""
    return (finding.at, *finding.also)


def label(view: View) -> str:
    """What distinguishes a part of one document from the same part of another: the file, and the profile."""
    return said(f"{view.checked.name} under {view.result.verdict.profile}")


def compared(views: list[View]) -> Matrix:
    """The requirements of the profiles that one document was checked under."""
    return matrix([view.checked for view in views])


_NAMES = {
    "compared": compared,
    "label": label,
    "SYMBOLS": SYMBOLS,
    "HEADS": HEADS,
    "SEVERITIES": SEVERITIES,
    "ITEM_STATES": ITEM_STATES,
    "SHOWN": SHOWN,
    "OPEN": OPEN,
    "FITTING": FITTING,
    "WHOLE": WHOLE,
    "picture": picture,
    "coverage": coverage,
    "failed_by": failed_by,
    "with_decisions": with_decisions,
    "excerpt": excerpt,
    "places": places,
}
"""Functions and values for every template."""
