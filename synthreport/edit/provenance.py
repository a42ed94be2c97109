"""The two lists of JSON Pointers in a manifest: answers that a tool filled in, and answers not yet confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from synthreport.document import Document, parse
from synthreport.document.pointers import escape, get
from synthreport.draft.draft import leaves
from synthreport.edit import REMOVED, Change, edited
from synthreport.standard.gaps import is_gap

FILLED, UNCONFIRMED = "filled_by_tool", "unconfirmed"
LISTS = (FILLED, UNCONFIRMED)
_LEAST_DEPTH = 2
"""An entry of a collection may be listed as a whole, a section may not: a person may add to it later."""


def marked(data: Any, key: str) -> set[str]:
    """The pointers of all single answers that one of the two lists covers, directly or by a parent."""
    return {leaf for _, pointer in entries(data, key) for leaf in _below(data, pointer)}


def entries(data: Any, key: str) -> list[tuple[int, str]]:
    """The pointers in one of the two lists, with their indexes."""
    found = _about(data).get(key)
    numbered = enumerate(found if isinstance(found, list) else ())
    return [(number, each) for number, each in numbered if isinstance(each, str)]


def listed(answers: Collection[str], data: Any) -> list[str]:
    """The shortest list of pointers that covers exactly these answers, in the order of the document."""
    return list(_folded(data, "", set(answers)))


def answered(document: Document, changes: list[Change]) -> str:
    """The text of a document after a person's answers, which are removed from both lists. Raises CannotEdit."""
    text = edited(document, changes)
    after = parse(text.encode("utf-8", "surrogatepass"), name=document.name)
    said = [change.pointer for change in changes]
    marks = []
    for key in LISTS:
        named = [pointer for _, pointer in entries(after.data, key)]
        left = [each for pointer in named for each in _left(pointer, said, document.data)]
        marks += marking(after.data, key, left) if left != named else []
    return edited(after, marks)


def marking(data: Any, key: str, pointers: list[str]) -> list[Change]:
    """The change that sets one of the two lists to these pointers; none if it is the same already."""
    about = _about(data)
    if is_gap(about) or pointers == about.get(key, []):
        return []
    return [Change(f"/manifest/{key}", pointers or REMOVED)]


def _left(pointer: str, said: list[str], before: Any) -> list[str]:
    """What remains of an entry of a list after a person has answered some pointers."""
    if any(pointer == one or pointer.startswith(f"{one}/") for one in said):
        return []
    within = [one for one in said if one.startswith(f"{pointer}/")]
    others = {each for each in _below(before, pointer) if not any(f"{each}/".startswith(f"{one}/") for one in within)}
    return listed(others, before) if within else [pointer]


def _about(data: Any) -> dict[str, Any]:
    about = data.get("manifest") if isinstance(data, dict) else None
    return about if isinstance(about, dict) else {}


def _below(data: Any, pointer: str) -> list[str]:
    return leaves(get(data, pointer, None), pointer)


def _folded(data: Any, pointer: str, answers: set[str]) -> Iterator[str]:
    below = leaves(data, pointer)
    folds = pointer.count("/") >= _LEAST_DEPTH and below and answers.issuperset(below)
    if folds or pointer in answers:
        yield pointer
    elif isinstance(data, dict) and not answers.isdisjoint(below):
        for key, each in data.items():
            yield from _folded(each, f"{pointer}/{escape(str(key))}", answers)
