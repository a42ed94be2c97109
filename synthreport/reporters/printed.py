"""Result → PDF or Word: the Markdown report on paper."""

from __future__ import annotations

from synthreport.overview.checked import Run
from synthreport.reporters.markdown import render
from synthreport.reporters.paper import made


def render_pdf(run: Run) -> bytes:
    """The Markdown report as a tagged PDF. Raises MissingExtra."""
    return _paper(run, "pdf")


def render_docx(run: Run) -> bytes:
    """The Markdown report as a Word document. Raises MissingExtra."""
    return _paper(run, "docx")


def _paper(run: Run, form: str) -> bytes:
    content = made(render(run), form)
    return content if isinstance(content, bytes) else content.encode()
