"""What editors see of a revision: the page for their decision, the letter, a comparison; written from the register."""

from __future__ import annotations

import sqlite3

from synthreport.checker.pipeline import check
from synthreport.desk.check_record.one_page import one_page
from synthreport.desk.check_record.sealing import unsealed
from synthreport.desk.register.lookups import Revision, revision
from synthreport.document import parse
from synthreport.finding import Level
from synthreport.journal.comparing.comparison import as_markdown
from synthreport.journal.comparing.revision import compare
from synthreport.journal.editor import decision
from synthreport.journal.language import language
from synthreport.journal.letter import Envelope, letter
from synthreport.overview.checked import Checked, Run
from synthreport.overview.view import View
from synthreport.reporters.html import render
from synthreport.reporters.paper import made


def editors_page(kept: Revision, profile: str) -> str:
    """The page for the decision, in Markdown."""
    return decision(View(_checked(kept, profile)), Level.MUST)


def letter_about(kept: Revision, profile: str, name: str, sender: str) -> str:
    """The letter to the authors, in Markdown."""
    envelope = Envelope(manuscript=kept.manuscript, sender=sender)
    return letter(View(_checked(kept, profile)), language(name), envelope)


def compared(database: sqlite3.Connection, old: int, new: int, profile: str) -> str:
    """What changed between two revisions, by their ids, in Markdown."""
    found = (revision(database, each) for each in (old, new))
    first, second = (_checked(each, profile)._replace(name=f"revision {each.number}") for each in found)
    return as_markdown(compare(View(first), View(second)))


def whole_report(kept: Revision, profile: str) -> bytes:
    """Every finding, as one HTML page that needs nothing else."""
    return render(Run([_checked(kept, profile)], [])).encode()


def record_as_pdf(kept: Revision) -> bytes:
    """The last record of a revision, as one page."""
    page = made(one_page(unsealed(kept.record).record), "pdf")
    assert isinstance(page, bytes)
    return page


def _checked(kept: Revision, profile: str) -> Checked:
    document = parse(kept.manifest, name=kept.name)
    return Checked(kept.name, document, check(document, profile=profile))
