"""One more mistake in the data of a manifest: something dropped, renamed, retyped, doubled, moved, or a gap."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from random import Random
from typing import Any

from synthreport.schema.gap_kinds import gap_kinds

from .originals import whole

Keys = tuple[str | int, ...]
Data = dict[str, Any]

TAGS = ("kind", "basis", "role", "held_by", "property", "disclosure", "gap")
"""The keys that tell the forms of an object apart."""

GAPS = gap_kinds()

ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 0.5, 3.0, 1.5, -0.0, 1e308, -1e308, 5e-324, 1e-6, 10**15, 2**53 - 1, 2**53, -(2**60),
    10**400, "", " ", "none", "rest", "a", "a b", "a/b~c", "0.91", "2024", "2024-13", "2023-02-30",
    "9999-12-31T24:61Z", "1.0", "TODO", "~/", "\u202e", "\ud800", "\x00", "\x1b[2J", "ε" * 3, "x" * 5000, "::error::",
    "<b>", "[a](b)", "{{ 7 * 7 }}", "=1+1", "../..", "https://[", "doi:10.1/(", "(?P<", "1e999", "NaN", "/",
    "/inputs/~", "@", "fid.ks_complement@1", "util.auc@99999999999", [], [[]], ["a"], [None], [{}], [1, "a", None],
    ["a", "a"], {}, {"": ""}, {"a": "a"}, {"a": {"a": {}}}, {"gap": "unknown"}, {"gap": "withheld"}, {"gap": "lost"},
    {"gap": None}, {"gap": {"gap": "unknown"}}, {"gap": ["unknown"]}, {"gap": "unknown", "a": 1},
    {"rest": {"gap": "unknown"}}, {"rest": {}}, {"rest": "a"}, {"other": "a"}, {"other": []}, {"about": 3},
    {"about": "3"}, {"statement": "a"}, {"listed_in": "a"}, {"in_dictionary": "a"}, {"x-a": 1}, {"x-": {}},
    {"kind": "a"}, {"kind": []},
)  # fmt: skip
"""Answers that hardly any place expects."""

NAMES = (
    "rest", "gap", "other", "about", "statement", "in_dictionary", "x-own", "x-", *TAGS, "a", "a b", "", "note",
    "value", "0", "-", "~1", "a/b", "ε", "\u202e", "none", "synthreport", "knid", "x" * 300,
)  # fmt: skip


def mutant(data: Data, random: Random) -> Data:
    """The same manifest, or some of its sections, with one to five mistakes in it."""
    made: Data = copied(data)
    if made and random.random() < 0.6:
        made = {key: made[key] for key in random.sample(list(made), min(len(made), random.choice((1, 2, 3, 5))))}
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5))):
        found = list(places(made))
        if not found:
            break
        *above, last = random.choice(found)
        slip = random.choice(SLIPS)
        slip(reached(made, tuple(above)), last, made, random)
    return made


def places(data: Any, path: Keys = ()) -> Iterator[Keys]:
    """The path of everything below some data."""
    if path:
        yield path
    for key, value in _entries(data):
        yield from places(value, (*path, key))


def reached(data: Any, path: Keys) -> Any:
    """What a path leads to."""
    for part in path:
        data = data[part]
    return data


def copied(data: Any) -> Any:
    """A copy that shares nothing with its original."""
    if isinstance(data, dict):
        return {key: copied(each) for key, each in data.items()}
    return [copied(each) for each in data] if isinstance(data, list) else data


def _entries(data: Any) -> list[tuple[Any, Any]]:
    return list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []


Slip = Callable[[Any, Any, Data, Random], None]
"""Does something to the entry of a holder; the whole manifest is there to take something else from."""


def _drop(holder: Any, key: Any, whole: Data, random: Random) -> None:
    del holder[key]


def _retype(holder: Any, key: Any, whole: Data, random: Random) -> None:
    holder[key] = copied(random.choice(ODD))


def _convert(holder: Any, key: Any, whole: Data, random: Random) -> None:
    """The same as another kind of value: a number as text, a list as a mapping."""
    value = holder[key]
    forms: list[Any] = [str(value), [value], {"a": value}, {"value": value}, bool(value), None]
    if isinstance(value, list):
        forms += [{str(number): each for number, each in enumerate(value)}, value[0] if value else {}]
    elif isinstance(value, dict):
        forms += [list(value.values()), list(value), json.dumps(value)[:80]]
    elif isinstance(value, int | float):
        forms += [float(value) if abs(value) < 1e300 else 0, -value, value * 10**9, f"{value} or so"]
    holder[key] = random.choice(forms)


def _rename(holder: Any, key: Any, whole: Data, random: Random) -> None:
    if isinstance(holder, dict):
        word = str(key)
        typos = (
            word[:-1],
            word[1:],
            word + "s",
            word[:1] + word[2:3] + word[1:2] + word[3:],
            word.upper(),
            f"x-{word}",
        )
        holder[random.choice((*typos, *NAMES))] = holder.pop(key)


def _duplicate(holder: Any, key: Any, whole: Data, random: Random) -> None:
    if isinstance(holder, dict):
        holder[random.choice((f"{key}_2", *NAMES))] = copied(holder[key])
    else:
        holder.insert(key, copied(holder[key]))


def _move(holder: Any, key: Any, whole: Data, random: Random) -> None:
    """A value from elsewhere, copied here."""
    holder[key] = copied(reached(whole, random.choice(list(places(whole)))))


def _transplant(holder: Any, key: Any, data: Data, random: Random) -> None:
    """A value of another manifest."""
    other = random.choice(whole())
    holder[key] = copied(reached(other, random.choice(_places_of(id(other)))))


@cache
def _places_of(identity: int) -> list[Keys]:
    return next(list(places(each)) for each in whole() if id(each) == identity)


def _graft(holder: Any, key: Any, data: Data, random: Random) -> None:
    """A whole section of another manifest."""
    other = random.choice(whole())
    section = random.choice(list(other))
    data[section] = copied(other[section])


def _open(holder: Any, key: Any, whole: Data, random: Random) -> None:
    """A gap instead of an answer, right or wrong."""
    gap: dict[str, Any] = {"gap": random.choice(GAPS)}
    value = holder[key]
    wrong: list[Any] = [
        gap, {**gap, "reason": "Nobody knows."}, {**gap, "reason": random.choice(ODD)}, {**gap, "note": "a"},
        {"gap": gap}, {"gap": {"gap": gap}}, {"gap": [gap["gap"]]}, {**gap, "value": value}, {"rest": gap}, [gap],
    ]  # fmt: skip
    if isinstance(value, dict):
        wrong += [{**value, **gap}, {**value, "rest": gap}]
    holder[key] = copied(random.choice(wrong))


def _deform(holder: Any, key: Any, whole: Data, random: Random) -> None:
    """A key that tells the form of an object is dropped, misspelt, or another; and what the object holds, retyped."""
    tagged = [path for path in places(whole) if path[-1] in TAGS and isinstance(reached(whole, path[:-1]), dict)]
    if not tagged:
        return
    *above, tag = random.choice(tagged)
    inner = reached(whole, tuple(above))
    words = [str(reached(whole, path)) for path in tagged]
    slips: list[Any] = [str(inner[tag])[:-1], str(inner[tag]).title(), random.choice(words), random.choice(ODD)]
    inner[tag] = copied(random.choice(slips))
    if random.random() < 0.4:
        del inner[tag]
    for path in random.choices(list(places(inner)), k=random.choice((0, 1, 2, 4))) if inner else ():
        with suppress(LookupError, TypeError):
            random.choice((_retype, _convert))(reached(inner, path[:-1]), path[-1], whole, random)


def _deepen(holder: Any, key: Any, whole: Data, random: Random) -> None:
    for _ in range(random.choice((1, 3, 80))):
        holder[key] = [holder[key]] if random.random() < 0.5 else {"a": holder[key]}


SLIPS: tuple[Slip, ...] = (
    _drop, _drop, _retype, _retype, _retype, _convert, _convert, _rename, _duplicate, _move, _move, _transplant,
    _graft, _open, _open, _deform, _deform, _deform, _deepen,
)  # fmt: skip
"""Every mistake, the likely ones more than once."""
