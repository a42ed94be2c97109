"""Results beside the files that they cite: whether the number is there, at the place that the manifest names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.draft.source_files import LIMIT
from synthreport.evidence.verifying.contents.described import entries
from synthreport.evidence.verifying.contents.stated_numbers import agrees, is_number
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.notes import Notes
from synthreport.files.opener import contents
from synthreport.grades import Grade

_MOST_PARTS = 40
_COMMON = (0, 1)
"""Numbers that are somewhere in most files."""


def judge_evidence(data: Any, listed: Mapping[str, Listed], notes: Notes) -> None:
    """Note whether each result has the number that its evidence has; only JSON can be looked into.

    A share may be cited as its complement or in percent, and a difference the other way round.
    """
    held: dict[str, Any] = {}
    for name, result in entries(data, "/results"):
        file, locator = (get(result, f"/evidence/{key}", None) for key in ("file", "locator"))
        cited = listed.get(file) if isinstance(file, str) else None
        if cited is None or not is_number(result.get("value")) or not isinstance(locator, str):
            continue
        if cited.id not in held:
            held[cited.id] = _json(cited)
        found = _at(held[cited.id], locator)
        _judge(pointer_of(["results", name]), float(result["value"]), found, cited, notes)


def _judge(at: str, stated: float, found: Any, file: Listed, notes: Notes) -> None:
    if is_number(found):
        message = "" if _is_form(stated, found) else f"the evidence in {file.name} has another number at that place"
        if notes.judge("VE82", f"{at}/value", message, f"{at}/evidence", claim=at):
            notes.grade(at, Grade.MATCHED, f"{file.name} has the same number")
    elif stated not in _COMMON and any(_is_form(stated, number) for number in _numbers(found)):
        notes.grade(at, Grade.MATCHED, f"{file.name} has the same number")


def _is_form(stated: float, found: float) -> bool:
    """Whether a number is the stated one, or another form of it."""
    return any(agrees(stated, form) for form in (found, 1 - found, 100 * found, found / 100, -found))


def _json(file: Listed) -> Any:
    """The content of a file of JSON; None if it is not one that can be read."""
    try:
        (path,) = file.files.values()
        return json.loads(contents(path, LIMIT))
    except (OSError, ValueError, RecursionError):
        return None


def _at(data: Any, locator: str) -> Any:
    """What is at a place that is written as names with dots between them, or as a JSON Pointer."""
    parts = locator.removeprefix("/").split("/" if locator.startswith("/") else ".")
    for part in parts[:_MOST_PARTS]:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and part.isdecimal() and int(part) < len(data):
            data = data[int(part)]
        else:
            return None
    return data


def _numbers(found: Any) -> Iterator[float]:
    """The numbers in an object or a list, and in those within it."""
    waiting = [found]
    while waiting:
        each = waiting.pop()
        if is_number(each):
            yield each
        elif isinstance(each, dict | list):
            waiting += each.values() if isinstance(each, dict) else each
