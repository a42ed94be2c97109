"""Results beside the files that they cite: whether the number is there, at the place that the manifest names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.draft.source_files import LIMIT
from synthreport.evidence.verifying.contents.described import entries
from synthreport.evidence.verifying.contents.stated_numbers import agrees, is_number
from synthreport.evidence.verifying.contents.stated_settings import only_known, other_settings
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.notes import Notes
from synthreport.files.opener import contents
from synthreport.grades import Grade

_MOST_PARTS = 40
_COMMON = (0, 1)
"""Numbers that are somewhere in most files."""


def judge_evidence(data: Any, listed: Mapping[str, Listed], notes: Notes) -> None:
    """Note whether each result has the number that its evidence has; only JSON can be looked into.

    A share may be cited as its complement or in percent, and a difference the other way round. What `measure` wrote is
    found without a locator.
    """
    held: dict[str, Any] = {}
    for name, result in entries(data, "/results"):
        file, locator = (get(result, f"/evidence/{key}", None) for key in ("file", "locator"))
        cited = listed.get(file) if isinstance(file, str) else None
        if cited is None or not is_number(result.get("value")) or not (locator or _is_measured(data, result)):
            continue
        if cited.id not in held:
            held[cited.id] = _json(cited)
        if isinstance(locator, str):
            at = pointer_of(["results", name])
            _judge(at, float(result["value"]), _at(held[cited.id], locator), cited, notes)
        elif isinstance(get(held[cited.id], "/results", None), dict):
            _judge_measured(data, name, held[cited.id], cited, notes)


def _judge_measured(data: Any, name: str, measured: Mapping[str, Any], file: Listed, notes: Notes) -> None:
    """Note whether a result is as it was measured."""
    at = pointer_of(["results", name])
    place, message = _difference(data, name, data["results"][name], measured)
    if notes.judge("VE82", f"{at}{place}", message and f"{message} in {file.name}", f"{at}/evidence", claim=at):
        notes.grade(at, Grade.MATCHED, f"{file.name} has the same number")


def _is_measured(data: Any, result: Mapping[str, Any]) -> bool:
    """Whether `synthreport measure` gave a result."""
    tool = result.get("tool")
    return isinstance(tool, str) and get(data, pointer_of(["tools", tool, "name"]), None) == "synthreport"


def _difference(data: Any, name: str, result: Mapping[str, Any], measured: Mapping[str, Any]) -> tuple[str, str]:
    """Where a result is not the one that was measured, and in what; a result may have got another id since."""
    file = str(get(result, "/subject/ref", ""))
    digests = get(measured, pointer_of(["files", file]), None), get(data, pointer_of(["files", file, "sha256"]), None)
    if digests[0] != digests[1] and None not in digests:
        return "/evidence", "the file that was measured has another digest"
    alike = [each for each in measured["results"].values() if _is_like(each, result)]
    own = [each for id, each in measured["results"].items() if name in (id, f"{id[:50]}_measured") and each in alike]
    same = [each for each in own or alike if _has(each, result["value"])]
    if not same:
        return "/value", "another number is" if own else "no such result is"
    wrong = min(([*_others(result, each, _ids(data))] for each in same), key=len)
    return wrong[0] if wrong else ("", "")


def _has(measured: Mapping[str, Any], stated: float) -> bool:
    """Whether a measured result has the value that is stated."""
    value: Any = measured.get("value")
    return is_number(value) and agrees(stated, value)


def _is_like(measured: Any, result: Mapping[str, Any]) -> bool:
    """Whether a measured result has the metric of a stated one; authors cite the definition of their own."""
    metrics = get(measured, "/metric", None), result.get("metric")
    is_alike = metrics[0] == metrics[1] or all(isinstance(each, dict) for each in metrics)
    return isinstance(measured, dict) and is_alike


def _ids(data: Any) -> frozenset[str]:
    """The ids of all entries that a result may name."""
    collections = ("/splits", "/inputs", "/files", "/tasks", "/estimands", "/content/tables", "/content/fields")
    return frozenset(name for pointer in (*collections, "/content/groups") for name, _ in entries(data, pointer))


def _others(stated: Mapping[str, Any], found: Mapping[str, Any], ids: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Where a result states anything else than was measured, and what is in the evidence."""
    yield from ((place, "another number is") for place in _other_numbers(stated, found))
    yield from ((f"/{key}", "another setting is") for key in other_settings(stated, only_known(found, ids)))


def _other_numbers(stated: Mapping[str, Any], found: Mapping[str, Any], *keys: str) -> Iterator[str]:
    """The places at which both have a number, and not the same."""
    for key, each in stated.items():
        own: Any = found.get(key)
        if isinstance(each, dict) and isinstance(own, dict):
            yield from _other_numbers(each, own, *keys, key)
        elif is_number(each) and is_number(own) and not agrees(each, own):
            yield pointer_of([*keys, key])


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
