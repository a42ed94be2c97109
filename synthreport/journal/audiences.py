"""The readers of a report at a journal: author, editor, reviewer, each with a page of their own, in a language."""

from __future__ import annotations

from importlib import import_module

from synthreport.overview.checked import Run
from synthreport.reporters.paper import made

AUDIENCES = {"author": "todo", "editor": "decision", "reviewer": "guide"}
"""The readers of a report, and the function that writes for each, in the module of that name."""

LANGUAGES = ("en", "de")
"""The languages of letters and pages, by their BCP 47 names; the first is the original."""

TRANSLATED = ("editor", "reviewer")
"""Whose page is in every language."""

_DENSE = ("editor", "reviewer")
"""Whose page is small print: one page for the editor, wide tables for the reviewer."""


def for_audience(run: Run, audience: str, form: str, language: str = LANGUAGES[0]) -> str | bytes:
    """The page for one of `AUDIENCES`, in a format of `paper.FORMS`, or as `text`, which is Markdown."""
    from synthreport.overview.view import View  # lazy: the command line needs only the names

    write = getattr(import_module(f"synthreport.journal.{audience}"), AUDIENCES[audience])
    spoken = (language,) if audience in TRANSLATED else ()
    texts = [write(View(checked), run.fail_on, *spoken) for checked in run.checked]
    return made("\n".join(texts), "markdown" if form == "text" else form, language, dense=audience in _DENSE)
