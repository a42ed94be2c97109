"""Every value of a condition is needed, and every condition of an item: without it, some case is judged otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache, partial
from typing import Any

import pytest
from cases import Case, base, bases, cases

import synthreport
from synthreport.checker import pipeline
from synthreport.standard.catalogue import Catalogue, Condition, entries, load

ENTRIES = entries()
ITEMS = ENTRIES["items"]
Change = Callable[[Any], Any]
Touches = Callable[[Catalogue, Any], bool]
"""Whether a case, by its data, can be judged otherwise under a changed catalogue."""


@cache
def every() -> list[Case]:
    """The bases, then all cases of the core."""
    clean = [Case(name, "", (), base(name)) for name in bases()]
    return [*clean, *(case for case in cases() if case.data is not None and case.profile == "core")]


def holding(condition: Condition, data: Any) -> list[bool]:
    """Whether a condition holds in the data; for each id, where it is asked of each."""
    if not condition.depth:
        return [condition.holds(data)]
    for key in condition.path[: condition.depth - 1]:
        data = data.get(key) if isinstance(data, dict) else None
    return [condition.holds(each, condition.depth) for each in data.values()] if isinstance(data, dict) else []


def near(codes: list[str], touches: Callable[[Any], bool]) -> list[Case]:
    """First the cases that a change can touch; then the bases, the cases of some codes, and all others."""

    def far(case: Case) -> tuple[bool, bool]:
        return not touches(case.data), bool(case.code) and case.code not in codes

    return sorted(every(), key=far)


def other(name: str) -> Touches:
    """Where a condition holds otherwise."""
    return lambda changed, data: holding(changed.conditions[name], data) != holding(load().conditions[name], data)


def with_it(name: str) -> Touches:
    """Where a condition holds."""
    return lambda _, data: any(holding(load().conditions[name], data))


def without_it(name: str) -> Touches:
    """Where a condition does not hold."""
    return lambda _, data: not all(holding(load().conditions[name], data))


def notices(case: Case, catalogue: Catalogue, patch: pytest.MonkeyPatch) -> bool:
    """Whether a case is judged otherwise under another catalogue."""
    patch.setattr(pipeline, "chosen", lambda profile, version: catalogue)
    result = synthreport.check(case.data)
    found = tuple(f"{finding.code} {finding.at.pointer}".rstrip() for finding in result.findings)
    states = {code: result.outcomes[code].state.replace(" ", "_") for code in case.states}
    levels = {code: result.outcomes[code].level for code in case.levels}
    return (found, states, levels) != (case.expect, case.states, case.levels)


def users(name: str) -> list[str]:
    """The codes of the items that ask for something on a condition, or are essential by it."""
    fields = [field["item"] for field in ENTRIES["fields"] if name in field.get("when", ())]
    asked = {code: {*item["when"], *item["essential_where"]} for code, item in ITEMS.items()}
    return [*fields, *(code for code, names in asked.items() if name in names)]


def assert_noticed(change: Change, codes: list[str], touches: Touches, patch: pytest.MonkeyPatch) -> None:
    changed = deepcopy(ENTRIES)
    change(changed)
    catalogue = Catalogue(changed)
    cases = near(codes, partial(touches, catalogue))
    assert any(notices(case, catalogue, patch) for case in cases), "no case notices"


def values() -> Iterator[tuple[str, int, Any]]:
    """Every value of every answer that a condition reads; of media types, the first stands for the others."""
    for name, condition in ENTRIES["conditions"].items():
        yield from ((name, 0, value) for value in condition["values"])
        for index, other in enumerate(condition.get("or", ()), start=1):
            found = other.get("values", [None])
            yield from ((name, index, value) for value in (found[:1] if "media_type" in other["reads"] else found))


@pytest.mark.parametrize("name, index, value", list(values()))
def test_no_value_of_a_condition_can_be_left_out(
    name: str, index: int, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave_out(changed: Any) -> None:
        condition = changed["conditions"][name]
        reading = [condition, *condition.get("or", ())][index]
        kept = [each for each in reading.get("values", ()) if each != value]
        reading["values"] = kept or ["a word that nobody says"]

    assert_noticed(leave_out, users(name), other(name), monkeypatch)


def can_be_asked_elsewhere(code: str, name: str) -> bool:
    """Whether something of an item is asked where a condition need not hold by the place alone.

    Below an id, or below what the condition reads, there is something to be asked of only where somebody put it.
    """
    reads = ENTRIES["conditions"][name]["reads"]
    paths = [field["path"] for field in ENTRIES["fields"] if field["item"] == code and field["asked"]]
    return any("/*/" not in path and not path.startswith(f"{reads}/") for path in paths)


@pytest.mark.parametrize(
    "code, name",
    [(code, name) for code, item in ITEMS.items() for name in item["when"] if can_be_asked_elsewhere(code, name)],
)
def test_no_condition_of_an_item_can_be_left_out(code: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave_out(changed: Any) -> None:
        changed["items"][code]["when"].remove(name)

    assert_noticed(leave_out, [code], without_it(name), monkeypatch)


def is_told_above(field: Any, name: str) -> bool:
    """Whether what holds a field is asked on the same condition: where it is not asked, nothing in it is."""
    holder = field["path"].rpartition("/")[0]
    return any(each["path"] == holder and name in each.get("when", ()) for each in ENTRIES["fields"])


@pytest.mark.parametrize(
    "index, name",
    [
        (index, name)
        for index, field in enumerate(ENTRIES["fields"])
        for name in field.get("when", ())
        if not is_told_above(field, name)
    ],
)
def test_no_condition_of_a_field_can_be_left_out(index: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave_out(changed: Any) -> None:
        changed["fields"][index]["when"].remove(name)

    assert_noticed(leave_out, [ENTRIES["fields"][index]["item"]], without_it(name), monkeypatch)


@pytest.mark.parametrize(
    "code, name", [(code, name) for code, item in ITEMS.items() for name in item["essential_where"]]
)
def test_nothing_that_makes_an_item_essential_can_be_left_out(
    code: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave_out(changed: Any) -> None:
        changed["items"][code]["essential_where"].remove(name)

    assert_noticed(leave_out, [code], with_it(name), monkeypatch)


def test_what_is_not_changed_is_not_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = load()
    assert [case.name for case in every()[::50] if notices(case, catalogue, monkeypatch)] == []
