"""One change, proven: the new text is parsed again and must contain exactly the intended data."""

from __future__ import annotations

import json

from synthreport.document import Document, parse
from synthreport.document.pointers import same
from synthreport.edit.change import REMOVED, CannotEdit, Change, changed, narrowed
from synthreport.edit.splices.splicing import spliced

_LOST = ("DC57", "DC60")
"""Problems for which part of the text was not read."""

_NUMBERS = ("DC64", "DC65")
"""Problems with a single number whose end is certain."""

_NOTHING = "DC58"
"""The problem of an empty text."""


def proven(document: Document, change: Change) -> Document:
    """A document after a change. Raises CannotEdit, also if the new text would not contain the intended data."""
    refuse_unread(document)
    _refuse_unplain(change)
    target = narrowed(document.data, change)
    wanted = changed(document.data, target)
    if same(wanted, document.data) and not document.problems:
        return document
    text = spliced(document, target)
    after = parse(text.encode("utf-8", "surrogatepass"), name=document.name)
    if not same(after.data, wanted) or len(after.problems) > len(document.problems):
        raise CannotEdit(f"{change.pointer} cannot be changed without touching other lines; edit it by hand")
    return after


def refuse_unread(document: Document) -> None:
    """Raise CannotEdit if part of the document could not be read. An empty document is accepted."""
    if any(problem.code == _NOTHING for problem in document.problems):
        return
    for problem in document.problems:
        spoils = problem.spoils and problem.code not in _NUMBERS
        if spoils or problem.code in _LOST or not isinstance(document.data, dict):
            raise CannotEdit(f"{document.name}:{problem.span.line}: {problem.message}. {problem.fix}")


def _refuse_unplain(change: Change) -> None:
    try:
        json.dumps(None if change.answer is REMOVED else change.answer, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise CannotEdit(f"the value for {change.pointer} is not plain data: {error}") from None
