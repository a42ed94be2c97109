"""The diff of two texts: it leads from one to the other, is small, and costs what its lines cost."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Callable

import pytest

from synthreport.edit.unified_diff import unified_diff

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def applied(before: list[str], diff: list[str]) -> list[str]:
    """The lines after a diff, of which every number and every context line is verified."""
    after, read = list[str](), 0
    for line in diff[2:]:
        if found := HUNK.fullmatch(line):
            start, count, new_start, new_count = (1 if each is None else int(each) for each in found.groups())
            begin = start - 1 if count else start
            after += before[read:begin]
            read = begin
            assert len(after) == (new_start - 1 if new_count else new_start)
            continue
        if line[0] != "+":
            assert before[read] == line[1:]
            read += 1
        if line[0] != "-":
            after.append(line[1:])
    return after + before[read:]


def changed(diff: list[str]) -> int:
    return sum(line[0] in "+-" for line in diff[2:])


def edited(lines: list[str], chance: random.Random, count: int) -> list[str]:
    after = list(lines)
    for number in range(count):
        at = chance.randrange(len(after) + 1)
        kind = chance.randrange(3)
        after[at : at + chance.randrange(1, 4)] = [[], [f"new {number}"], after[at : at + 1] * 2][kind]
    return after


def entries(count: int) -> list[str]:
    return [line for number in range(count) for line in (f"r{number}:", "  kind: a", "  value: 1", "  context: none")]


MAKES: dict[str, Callable[[random.Random], list[str]]] = {
    "entries": lambda chance: entries(60),
    "few words": lambda chance: [chance.choice("abc") for _ in range(80)],
    "one word": lambda chance: ["a"] * 300,
    "each once": lambda chance: [str(number) for number in range(300)],
    "nothing": lambda chance: [],
}


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_a_diff_leads_from_one_text_to_the_other(make: Callable[[random.Random], list[str]]) -> None:
    for seed in range(60):
        chance = random.Random(seed)
        before = make(chance)
        after = edited(before, chance, chance.randrange(1, 9))
        diff = list(unified_diff(before, after, "m.yaml"))
        assert (applied(before, diff) if diff else before) == after
        assert bool(diff) == (before != after)


def test_lines_that_changed_places_are_shown_so() -> None:
    before = [str(number) for number in range(50)]
    after = [*before[25:], *before[:25]]
    diff = list(unified_diff(before, after, "m.yaml"))
    assert applied(before, diff) == after
    assert changed(diff) == 50


def test_a_diff_is_as_small_as_that_of_difflib_where_entries_have_ids() -> None:
    for seed in range(40):
        chance = random.Random(seed)
        before = entries(60)
        after = edited(before, chance, 4)
        usual = list(difflib.unified_diff(before, after, "m.yaml", "m.yaml", lineterm=""))
        assert changed(list(unified_diff(before, after, "m.yaml"))) <= changed(usual) + 4


def test_one_change_is_written_as_difflib_writes_it() -> None:
    before = entries(20)
    after = [*before[:41], "  kind: b", *before[42:]]
    usual = difflib.unified_diff(before, after, "m.yaml", "m.yaml", lineterm="")
    assert list(unified_diff(before, after, "m.yaml")) == list(usual)


class Line(str):
    """A line that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Line.compared += 1
        return str.__eq__(self, other)


@pytest.mark.parametrize("changes", [1, 40])
def test_the_work_grows_with_the_lines_and_not_with_their_square(changes: int) -> None:
    work = []
    for count in (500, 4_000):
        before: list[str] = [Line(line) for line in entries(count)]
        after = list(before)
        for number in range(changes):
            after[(number * len(after)) // changes + 1] = Line(f"  kind: new {number}")
        Line.compared = 0
        diff = list(unified_diff(before, after, "m.yaml"))
        assert changed(diff) == 2 * changes
        work.append(Line.compared)
    assert work[1] < 12 * work[0]
