"""Editing in place: the data are as expected, and no other line is touched."""

from __future__ import annotations

import json
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthreport.authoring.editing import REMOVED, CannotEdit, Change, edited
from synthreport.document import Document, parse, parts_of, pointer_of

ROOT = Path(__file__).parents[1]
MANIFESTS = sorted([*ROOT.glob("schema/1.0/cases/bases/*.yaml"), *ROOT.glob("examples/*/synthreport.yaml")])


def document(text: str, name: str = "synthreport.yaml") -> Document:
    return parse(text.encode(), name=name)


TEXTS = st.one_of(
    st.sampled_from(["", "yes", "1.10", "null", "2024-02-17", "a: b", "# c", "- x", "it's", '"q"', " lead", "trail ",
                     "two\nlines", "\nfirst\n\n", "tab\there", "{a}", "~", "1e3", "0o7", "ключ", "*a", "&a", "!t", "|",
                     "long " * 40, "x,y", "[1]", "%d", "@a", "`b", "12:30:45", "=", "<<", "a #b", "\u2028", "\x85"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
)  # fmt: skip
SCALARS = st.one_of(
    TEXTS, st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.floats(allow_nan=False, allow_infinity=False)
)
KEYS = st.one_of(st.sampled_from(["a/b", "m~n", "two words", "ключ", "yes", "1", "a: b", "'q'", "-", "#"]), TEXTS)
ANSWERS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def pointers(data: Any, parts: tuple[str | int, ...] = ()) -> list[str]:
    found = [pointer_of(parts)] if parts else []
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, each in entries:
        found += pointers(each, (*parts, key))
    return found


def expected(data: Any, pointer: str, answer: Any) -> Any:
    """The plainest way to say what a change does to data."""
    data = deepcopy(data)
    parts = parts_of(pointer)
    holders = [data]
    for part in parts[:-1]:
        holders.append(holders[-1][int(part) if isinstance(holders[-1], list) else part])
    for holder, part in zip(reversed(holders), reversed(parts), strict=True):
        key: Any = int(part) if isinstance(holder, list) and part != "-" else part
        if answer is REMOVED:
            del holder[key]
            if holder:
                break
        elif part == "-" and isinstance(holder, list):
            holder.append(answer)
            break
        else:
            holder[key] = answer
            break
    return data


def test_trial() -> None:
    assert MANIFESTS


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(MANIFESTS))
    text = path.read_text(encoding="utf-8")
    doc = document(text)
    pointer = data.draw(st.sampled_from(pointers(doc.data)))
    kind = data.draw(st.sampled_from(["set", "remove", "add"]))
    answer = data.draw(ANSWERS)
    if kind == "remove":
        answer = REMOVED
    if kind == "add":
        holder = pointer.rpartition("/")[0]
        inside = doc.data
        for part in parts_of(holder):
            inside = inside[int(part) if isinstance(inside, list) else part]
        pointer = f"{holder}/-" if isinstance(inside, list) else holder + pointer_of([data.draw(KEYS)])
    new = edited(doc, [Change(pointer, answer)])
    assert json.dumps(document(new).data, sort_keys=True) == json.dumps(
        expected(doc.data, pointer, answer), sort_keys=True
    )
