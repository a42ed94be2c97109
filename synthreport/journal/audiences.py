"""Who reads a report at a journal: the author, the editor, the reviewer, each with a page of their own."""

from __future__ import annotations

from importlib import import_module

from synthreport.overview.checked import Run
from synthreport.reporters.paper import made

AUDIENCES = {"author": "todo", "editor": "decision", "reviewer": "guide"}
"""Who reads a report, and the function of the module of that name that writes for them."""


def for_audience(run: Run, audience: str, form: str) -> str | bytes:
    """What one of `AUDIENCES` reads of a run, in a form of `paper.FORMS`, or as `text`, which is Markdown."""
    from synthreport.overview.view import View  # not above: the command line asks for the audiences alone

    write = getattr(import_module(f"synthreport.journal.{audience}"), AUDIENCES[audience])
    texts = [write(View(checked), run.fail_on) for checked in run.checked]
    return made("\n".join(texts), "markdown" if form == "text" else form)
