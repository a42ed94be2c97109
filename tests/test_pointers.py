"""Data under pointers: read, put, take out, walk, compare."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthreport import Manifest
from synthreport.document.pointers import ABSENT, diff, equal, get, has, own, path_of, put, reach, same, without
from synthreport.document.source import read
from synthreport.draft.draft import Draft

DATA: dict[str, Any] = {"a": [{"b": 1}, {"b": 2}], "c/d": {"~": None}, "e": {}}
SCALARS: list[Any] = [None, True, False, 1, 1.0, 0, 0.0, -0.0, "1", "", [], {}]
PLAIN = st.recursive(
    st.sampled_from([None, True, False, 0, 1, 1.0, 0.5, "", "a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b/c", "~", "0"]), inner),
)


@pytest.mark.parametrize(
    ("pointer", "value"), [("", DATA), ("/a/1/b", 2), ("/c~1d/~0", None), ("/e", {}), ("/a/0", {"b": 1})]
)
def test_a_pointer_leads_to_its_value(pointer: str, value: Any) -> None:
    assert get(DATA, pointer) == value
    assert has(DATA, pointer)


@pytest.mark.parametrize("pointer", ["/b", "/a/2", "/a/-1", "/a/01", "/a/-", "/a/b", "/a/²", "/e/x", "/c~1d/~0/x"])
def test_a_pointer_to_nothing_leads_nowhere(pointer: str) -> None:
    assert not has(DATA, pointer)
    assert get(DATA, pointer, 7) == 7
    with pytest.raises(LookupError):
        get(DATA, pointer)
    with pytest.raises(LookupError):
        path_of(DATA, pointer)


def test_the_path_of_a_pointer_has_numbers_for_indices() -> None:
    assert path_of({"a": [{"0": 1}]}, "/a/0/0") == ("a", 0, "0")


@pytest.mark.parametrize(
    ("pointer", "after"),
    [
        ("/a/1/b", {"a": [{"b": 1}, {"b": 9}], "c/d": {"~": None}, "e": {}}),
        ("/a/2", {"a": [{"b": 1}, {"b": 2}, 9], "c/d": {"~": None}, "e": {}}),
        ("/e/f/g", {"a": [{"b": 1}, {"b": 2}], "c/d": {"~": None}, "e": {"f": {"g": 9}}}),
        ("/c~1d/~0", {"a": [{"b": 1}, {"b": 2}], "c/d": {"~": 9}, "e": {}}),
        ("", 9),
    ],
)
def test_a_value_is_put_where_the_data_are_ones_own(pointer: str, after: Any) -> None:
    before = deepcopy(DATA)
    assert put(own(DATA, [pointer]), pointer, 9) == after
    assert before == DATA


@pytest.mark.parametrize("pointer", ["/a/3", "/a/x", "/a/0/b/c", "/c~1d/~0/x"])
def test_nothing_is_put_where_nothing_can_be(pointer: str) -> None:
    with pytest.raises(LookupError):
        put(deepcopy(DATA), pointer, 9)


def test_what_is_taken_out_of_a_list_leaves_the_places_of_the_others() -> None:
    before = deepcopy(DATA)
    assert without(DATA, {"/a/0", "/a/0/b", "/c~1d", "/e/x", "/a/7"}) == {"a": [None, {"b": 2}], "e": {}}
    assert before == DATA


def test_a_path_reaches_every_value_in_mappings_and_lists() -> None:
    assert list(reach(DATA, "/a/*/b")) == [("/a/0/b", 1), ("/a/1/b", 2)]
    assert list(reach(DATA, "/*/~0")) == [("/c~1d/~0", None)]
    assert list(reach(DATA, "/a/b")) == []


def test_what_is_written_alike_is_the_same_and_what_json_schema_takes_for_one_is_equal() -> None:
    alike = [(one, other) for one in range(len(SCALARS)) for other in range(len(SCALARS))]
    for wrapped in (lambda each: each, lambda each: [each], lambda each: {"a": [{"b": each}]}):
        found = {pair for pair in alike if same(wrapped(SCALARS[pair[0]]), wrapped(SCALARS[pair[1]]))}
        assert found == {(each, each) for each in range(len(SCALARS))}
        found = {pair for pair in alike if pair[0] < pair[1] and equal(*(wrapped(SCALARS[each]) for each in pair))}
        assert found == {(3, 4), (5, 6), (5, 7), (6, 7)}


@given(PLAIN, PLAIN)
def test_the_differences_lead_from_one_state_to_the_other(old: Any, new: Any) -> None:
    after = deepcopy(old)
    for pointer, before, value in diff(old, new):
        assert same(get(old, pointer, ABSENT), before)
        after = without(after, [pointer]) if value is ABSENT else put(after, pointer, value)
    assert same(after, new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([1, 0], [True, False]),
        ([1, 2], [1.0, 2]),
        ({"a": {"b": [0]}}, {"a": {"b": [False]}}),
        ([[1], {"a": 0}], [[True], {"a": False}]),
        (1, True),
        (0.0, -0.0),
        ([1, 2], [1]),
        ({"a": 1}, {}),
    ],
)
@pytest.mark.parametrize("name", ["m.yaml", "m.json"])
def test_a_change_that_python_calls_equal_is_saved(before: Any, after: Any, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    made = Manifest()
    made["steps"] = {"fit": {"kind": "fit", "parameters": {"flags": before}}}
    made.save(file)
    loaded = Manifest.load(file)
    loaded.steps["fit"]["parameters"] = {"flags": after}
    loaded.save(file)
    assert same(read(str(file)).data, loaded.data)
    assert same(read(str(file)).data["steps"]["fit"]["parameters"]["flags"], after)


def test_a_draft_notes_a_value_that_python_calls_equal() -> None:
    draft = Draft("a")
    draft.state("/steps/fit/parameters/flag", 1)
    draft.state("/steps/fit/parameters/flag", 1.0)
    assert draft.left == []
    draft.state("/steps/fit/parameters/flag", True)
    assert [each.place for each in draft.left] == ["/steps/fit/parameters/flag"]
