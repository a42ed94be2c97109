"""A file of decisions, read: each entry checked, with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from synthreport.decisions.decision import Decision
from synthreport.document import Document
from synthreport.document.problems import EMPTY
from synthreport.document.source import read
from synthreport.files.paths import abspath, dirname, join, realpath
from synthreport.schema.nearest import nearest
from synthreport.standard.catalogue import load

KEY = "decisions"


class DecisionError(ValueError):
    """A file of decisions that cannot be used; the message names file, line and key, and what was expected."""


class _Kind(NamedTuple):
    expected: str
    fits: Callable[[Any], bool]
    required: bool = True


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_line(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


_ANSWER = "sha256: and 64 digits, or missing, as `check --write-decisions` writes it"

_KINDS = {
    "pointer": _Kind("a JSON Pointer such as /dataset/title", _matches("(/.*)?")),
    "reason": _Kind("the reason, in words", _is_text),
    "by": _Kind("who decided", _is_text),
    "on": _Kind("the day of the decision, as 2026-11-30", _is_day),
    "until": _Kind("the last day on which it holds, as 2027-02-28", _is_day),
    "answer": _Kind(_ANSWER, _matches("sha256:[0-9a-f]{64}|missing")),
    "code": _Kind("the code of an item or a rule, such as ID02", _matches("[A-Z]{2}[0-9]{2}"), required=False),
    "line": _Kind("the number of a line of the checklist", _is_line, required=False),
    "manifest": _Kind("the path of a manifest", _is_text, required=False),
}  # fmt: skip


def read_decisions(path: str) -> list[Decision]:
    """The decisions in a file. Raises DecisionError, and OSError if it cannot be read."""
    document = read(path)
    for problem in document.problems:
        if problem.code != EMPTY:
            raise DecisionError(f"{path}:{problem.span.line}: {problem.message}")
    entries = document.data.get(KEY) if isinstance(document.data, dict) else None
    if not isinstance(entries, list) or document.data.keys() != {KEY}:
        raise DecisionError(f"{path}:1: expected one key, `{KEY}`, with a list of decisions")
    return [_decision(each, f"/{KEY}/{index}", document) for index, each in enumerate(entries)]


def _decision(entry: Any, pointer: str, document: Document) -> Decision:
    at = f"{document.name}:{document.span(pointer).line}"
    if not isinstance(entry, dict):
        raise DecisionError(f"{at}: expected a decision: a mapping with {', '.join(_KINDS)}")
    missing = [key for key, kind in _KINDS.items() if kind.required and key not in entry]
    for key, problem in (*_misshapen(entry), *(() if missing else _misfits(entry))):
        raise DecisionError(f"{document.name}:{document.span(f'{pointer}/{key}').line}: {problem}")
    if missing or ("code" in entry) is ("line" in entry):
        raise DecisionError(f"{at}: {missing[0]} is missing" if missing else f"{at}: expected either code or line")
    manifest = realpath(join(dirname(abspath(document.name)), entry["manifest"])) if "manifest" in entry else ""
    return Decision(**{**entry, "manifest": manifest, "origin": at})


def _misshapen(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Keys that no decision has, and values of the wrong form."""
    for key, value in entry.items():
        if key not in _KINDS:
            meant = nearest(key, tuple(_KINDS))
            hint = f"did you mean {meant}?" if meant else f"expected one of {', '.join(_KINDS)}"
            yield key, f'unknown key "{key}"; {hint}'
        elif not _KINDS[key].fits(value):
            yield key, f"{key}: found {value!r}, expected {_KINDS[key].expected}"


def _misfits(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Values of the right form that no finding and no day can have."""
    standard = load()
    if "code" in entry and entry["code"] not in standard:
        yield "code", f"code: found {entry['code']}, expected a code that `synthreport items --rules` lists"
    if "line" in entry and all(line.number != entry["line"] for line in standard.lines):
        yield "line", f"line: found {entry['line']}, expected a line that `synthreport checklist` lists"
    if entry["until"] < entry["on"]:
        yield "until", f"until: found {entry['until']}, expected no day before {entry['on']}, that of the decision"
