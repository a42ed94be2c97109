"""One change, proven: the new text is read again, and must hold what it was to hold, and nothing else."""

from __future__ import annotations

import json

from synthreport.authoring.editing.change import REMOVED, CannotEdit, Change, changed, is_same, narrowed
from synthreport.authoring.editing.splicing import spliced
from synthreport.document import Document, parse

_LOST = ("DC57", "DC60")
"""Problems for which a part of the text was not read."""

_NOTHING = "DC58"
"""The problem of a text that says nothing."""


def proven(document: Document, change: Change) -> Document:
    """A document after a change. Raises CannotEdit, also where the new text would not hold what it is to hold."""
    _refuse_unread(document, change.pointer)
    _refuse_unplain(change)
    target = narrowed(document.data, change)
    wanted = changed(document.data, target)
    if is_same(wanted, document.data):
        return document
    text = spliced(document, target)
    after = parse(text.encode("utf-8", "surrogatepass"), name=document.name)
    if not is_same(after.data, wanted) or len(after.problems) > len(document.problems):
        raise CannotEdit(f"{change.pointer} cannot be changed without touching other lines; change it by hand")
    return after


def _refuse_unread(document: Document, pointer: str) -> None:
    """Raise CannotEdit where a part of the document was not read, other than what is to be changed."""
    if any(problem.code == _NOTHING for problem in document.problems):
        return
    for problem in document.problems:
        lost = problem.spoils or problem.code in _LOST or not isinstance(document.data, dict)
        if lost and (problem.code in _LOST or not problem.pointer or problem.pointer != pointer):
            raise CannotEdit(f"{document.name}:{problem.span.line}: {problem.message}; {problem.fix}")


def _refuse_unplain(change: Change) -> None:
    try:
        json.dumps(change.answer if change.answer is not REMOVED else None, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise CannotEdit(f"the answer for {change.pointer} is no plain data: {error}") from None
