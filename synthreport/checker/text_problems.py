"""The first stage of a check: the problems of the text, and the outcomes of the rules on the text."""

from __future__ import annotations

from collections.abc import Collection

from synthreport.checker.finding_list import Listing, Outcomes
from synthreport.document import Document
from synthreport.finding import Place
from synthreport.outcome import State


def text_problems(document: Document, codes: Collection[str], listing: Listing) -> Outcomes:
    """List every problem of a text; returns the outcomes of these rules, which are those on the text."""
    for problem in document.problems:
        also = tuple(Place(problem.pointer, span=span) for span in problem.also)
        listing.add(problem.code, Place(problem.pointer, span=problem.span), problem.message, problem.fix, also)
    counted = {(code, listing.catalogue.level(code)): count for code, count in document.more.items()}
    listing.tally.quota.more.update(counted)
    broken = {problem.code for problem in document.problems}
    if isinstance(document.data, dict):
        return listing.concluded({code: State.BROKEN if code in broken else State.HOLDS for code in codes})
    unread = listing.concluded(dict.fromkeys(codes, State.NOT_CHECKED), "the text could not be read")
    return unread | listing.concluded({code: State.BROKEN for code in codes if code in broken})
