"""A unified diff of two texts, in a time that grows with their lines, however often each is repeated.

`difflib` compares every line with every equal one, which takes minutes for a large manifest. Here, lines that
both texts have exactly once, such as ids, divide them into short stretches, and `difflib` compares only these.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import Match, SequenceMatcher

_CONTEXT = 3
_LONGEST = 200
"""The most lines of a stretch that are compared one by one; a longer one is shown as replaced."""

Lines = list[str]
Pair = tuple[int, int]
"""The numbers of a line in both texts."""
Stretch = tuple[int, int, int]
"""The numbers of the first line of an equal stretch in both texts, and how many lines it has."""


def unified_diff(before: Lines, after: Lines, name: str) -> Iterator[str]:
    """The lines of the diff under a name; none if nothing differs."""
    if before == after:
        return
    yield f"--- {name}"
    yield f"+++ {name}"
    for group in _Matcher(before, after).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
        for kind, start, end, new_start, new_end in group:
            yield from (f" {line}" for line in before[start:end] if kind == "equal")
            yield from (f"-{line}" for line in before[start:end] if kind != "equal")
            yield from (f"+{line}" for line in after[new_start:new_end] if kind != "equal")


class _Matcher(SequenceMatcher[str]):
    """`difflib`'s own, with matches that are found in linear time."""

    def __init__(self, before: Lines, after: Lines) -> None:
        super().__init__(None, before, after)
        self._lines = before, after

    def get_matching_blocks(self) -> list[Match]:
        """The equal stretches of both texts."""
        return _matches(*self._lines)


def _range(start: int, end: int) -> str:
    """Lines in the form of unified diffs; an empty range is named after the line before it."""
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + bool(count)},{count}"


def _matches(before: Lines, after: Lines) -> list[Match]:
    """The equal stretches of two texts, in order, adjacent ones as one; and an empty one at the end of both."""
    found = list[Match]()
    for start, new_start, count in _stretches(before, after):
        last = found[-1] if found else Match(0, 0, 0)
        if (start, new_start) == (last.a + last.size, last.b + last.size):
            found[-1:] = [Match(last.a, last.b, last.size + count)]
        elif count:
            found.append(Match(start, new_start, count))
    return [*(match for match in found if match.size), Match(len(before), len(after), 0)]


def _stretches(before: Lines, after: Lines) -> Iterator[Stretch]:
    line = new_line = 0
    for end, new_end in [*_anchors(before, after), (len(before), len(after))]:
        for start, new_start, count in _compared(before[line:end], after[new_line:new_end]):
            yield line + start, new_line + new_start, count
        yield end, new_end, int(end < len(before))
        line, new_line = end + 1, new_end + 1


def _compared(old: Lines, new: Lines) -> Iterator[Stretch]:
    """The equal stretches between two anchors: at their beginning, at their end, and if they are short, between."""
    most = min(len(old), len(new))
    first = next((number for number in range(most) if old[number] != new[number]), most)
    last = next((number for number in range(most - first) if old[-1 - number] != new[-1 - number]), most - first)
    yield 0, 0, first
    inner, new_inner = old[first : len(old) - last], new[first : len(new) - last]
    if max(len(inner), len(new_inner)) <= _LONGEST:
        for match in SequenceMatcher(None, inner, new_inner, autojunk=False).get_matching_blocks():
            yield first + match.a, first + match.b, match.size
    yield len(old) - last, len(new) - last, last


def _anchors(before: Lines, after: Lines) -> list[Pair]:
    """The lines that each text has once: the longest series of them that is in the same order in both."""
    counts, new_counts = Counter(before), Counter(after)
    places = {line: number for number, line in enumerate(after) if new_counts[line] == 1}
    series = _Series()
    for number, line in enumerate(before):
        if counts[line] == 1 and line in places:
            series.add(number, places[line])
    return series.longest()


class _Series:
    """The longest series of pairs in which both numbers grow, of pairs that are added in the order of the first."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._tips: list[int] = []
        self._links: list[tuple[Pair, int]] = []

    def add(self, number: int, new_number: int) -> None:
        """Add a pair: at the end of the longest series that it continues."""
        length = bisect_left(self._ends, new_number)
        self._ends[length : length + 1] = [new_number]
        self._tips[length : length + 1] = [len(self._links)]
        self._links.append(((number, new_number), self._tips[length - 1] if length else -1))

    def longest(self) -> list[Pair]:
        """The pairs of the longest series, in order."""
        found, last = list[Pair](), self._tips[-1] if self._tips else -1
        while last >= 0:
            pair, last = self._links[last]
            found.append(pair)
        return found[::-1]
