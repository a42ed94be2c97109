"""What becomes of every rule: where it applies, whether it could be judged, and what it found."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from synthreport.finding import Level, Outcome, State
from synthreport.rules import RULES, Rule
from synthreport.rules.value import Fault, Value, escape


class RuleCrashed(Exception):
    """A rule raised an error: a bug in the checker. The message names the rule."""


def judge(root: Value, code: str, level: Level, unsaid: Collection[str]) -> tuple[Outcome, list[Fault]]:
    """What becomes of one rule in a document. Raises RuleCrashed."""
    rule = RULES[code]
    faults: list[Fault] = []
    judged, silent = 0, list[str]()
    for value, lacking in _elements(root, rule, unsaid):
        if lacking:
            silent.append(lacking)
        else:
            judged += 1
            faults += _apply(rule, value)
    return _outcome(code, level, faults, judged, silent), faults


def _outcome(code: str, level: Level, faults: list[Fault], judged: int, silent: list[str]) -> Outcome:
    reason = f"{silent[0]} is not stated" if silent else ""
    if faults:
        return Outcome(code, level, State.BROKEN, "", judged, len(silent))
    if judged:
        return Outcome(code, level, State.HOLDS, reason, judged, len(silent))
    return Outcome(code, level, State.NOT_CHECKED if silent else State.NOT_APPLICABLE, reason, 0, len(silent))


def _apply(rule: Rule, value: Value) -> list[Fault]:
    if rule.judge is None:
        return []
    try:
        return list(rule.judge(value))
    except Exception as error:
        raise RuleCrashed(f"{rule.code} raised {type(error).__name__} at {value.pointer}: {error}") from error


def _elements(root: Value, rule: Rule, unsaid: Collection[str]) -> Iterator[tuple[Value, str]]:
    """Every value that a rule looks at, with the place of what is unsaid there; an empty place where all is said."""
    for pointer, data, lacking in _reach(root.data, rule.at.split("/")[1:], "", unsaid):
        if lacking:
            yield root, lacking
        elif data.__class__ is dict:
            said, place = _needed(data, rule.needs, pointer, unsaid)
            if said or place:
                yield Value(data, pointer, root), place


def _needed(data: Any, needs: tuple[str, ...], pointer: str, unsaid: Collection[str]) -> tuple[bool, str]:
    """Whether all that is needed is said; where it is not, the place of what is unsaid, or none if it is not asked."""
    for need in needs:
        reached = list(_reach(data, need.split("/"), pointer, unsaid))
        if not any(not lacking for _, _, lacking in reached):
            return False, reached[0][2] if reached else ""
    return True, ""


def _reach(data: Any, parts: list[str], pointer: str, unsaid: Collection[str]) -> Iterator[tuple[str, Any, str]]:
    """What stands at the end of a path: pointer, answer, and the place on the way at which nothing is said."""
    for index, part in enumerate(parts):
        if data.__class__ is not dict:
            return
        if part == "*":
            for key, each in data.items():
                yield from _reach(each, parts[index + 1 :], f"{pointer}/{escape(key)}", unsaid)
            return
        pointer = f"{pointer}/{part}"
        if pointer in unsaid:
            yield pointer, None, pointer
            return
        if part not in data:
            return
        data = data[part]
    yield pointer, data, ""
