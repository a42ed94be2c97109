"""What editors see of a revision: the page for their decision, the letter, a comparison; written from the register."""

from __future__ import annotations

import sqlite3

from synthreport.checker.pipeline import check
from synthreport.desk.check_record.one_page import one_page
from synthreport.desk.check_record.sealing import unsealed
from synthreport.desk.register.lookups import Revision, revision
from synthreport.document import parse
from synthreport.finding import Level
from synthreport.journal.comparison import as_markdown
from synthreport.journal.editor import decision
from synthreport.journal.language import language
from synthreport.journal.letter import Envelope, letter
from synthreport.journal.revision import compare
from synthreport.overview.checked import Checked
from synthreport.overview.view import View
from synthreport.reporters.paper import made


def editors_page(kept: Revision, profile: str) -> str:
    """The page for the decision, in Markdown."""
    return decision(_viewed(kept, profile), Level.MUST)


def letter_about(kept: Revision, profile: str, name: str, sender: str) -> str:
    """The letter to the authors, in Markdown."""
    return letter(_viewed(kept, profile), language(name), Envelope(manuscript=kept.manuscript, sender=sender))


def compared(database: sqlite3.Connection, old: int, new: int, profile: str) -> str:
    """What changed between two revisions, by their ids, in Markdown."""
    first, second = (_viewed(revision(database, each), profile) for each in (old, new))
    return as_markdown(compare(first, second))


def record_as_pdf(kept: Revision) -> bytes:
    """The last record of a revision, as one page."""
    sealed = unsealed(kept.record)
    page = made(one_page(sealed.record), "pdf")
    assert isinstance(page, bytes)
    return page


def _viewed(kept: Revision, profile: str) -> View:
    name = f"{kept.manuscript}, revision {kept.number}"
    document = parse(kept.manifest, name=name)
    return View(Checked(name, document, check(document, profile=profile)))
