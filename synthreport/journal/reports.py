"""Whole runs on paper: the report as PDF or Word, and what each audience reads."""

from __future__ import annotations

from importlib import import_module

from synthreport.overview.checked import Run
from synthreport.reporters.paper import made

AUDIENCES = {"author": "todo", "editor": "decision", "reviewer": "guide"}
"""Who reads a report, and the function of the module of that name that writes for them."""


def render_pdf(run: Run) -> bytes:
    """The Markdown report as a tagged PDF. Raises MissingExtra."""
    return _paper(run, "pdf")


def render_docx(run: Run) -> bytes:
    """The Markdown report as a Word document. Raises MissingExtra."""
    return _paper(run, "docx")


def for_audience(run: Run, audience: str, form: str) -> str | bytes:
    """What one of `AUDIENCES` reads of a run, in a form of `paper.FORMS`, or as `text`, which is Markdown."""
    from synthreport.overview.view import View  # not above: the command line asks for the audiences alone

    write = getattr(import_module(f"synthreport.journal.{audience}"), AUDIENCES[audience])
    texts = [write(View(checked), run.fail_on) for checked in run.checked]
    return made("\n".join(texts), "markdown" if form == "text" else form)


def _paper(run: Run, form: str) -> bytes:
    from synthreport.reporters.markdown import render  # not above, for the same reason

    content = made(render(run), form)
    return content if isinstance(content, bytes) else content.encode()
