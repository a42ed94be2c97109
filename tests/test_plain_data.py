"""Data that a caller made in Python: everything odd in them is a finding at its place, never an exception."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import Any

import pytest
from cases import base

import synthreport
from synthreport.result import Result


def codes(result: Result, pointer: str) -> set[str]:
    return {finding.code for finding in result.findings if finding.at.pointer == pointer}


def held(value: Any) -> Result:
    """The result for a complete manifest with a value in a place of its author's own."""
    return synthreport.check({**base("trial"), "x-own": {"value": value}})


def nested(depth: int, wrap: Callable[[Any], Any]) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = wrap(value)
    return value


WRAPS: list[Callable[[Any], Any]] = [lambda value: [value], lambda value: {"a": value}, lambda value: (value,)]


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("depth", [70, 5_000, 100_000])
def test_data_that_are_nested_too_deeply_are_a_finding(wrap: Callable[[Any], Any], depth: int) -> None:
    result = held(nested(depth, wrap))
    assert not result.readable
    assert [finding.code for finding in result.findings] == ["DC66"]


@pytest.mark.parametrize("wrap", WRAPS)
def test_as_deep_as_a_text_may_be_is_read(wrap: Callable[[Any], Any]) -> None:
    assert held(nested(62, wrap)).complies()
    assert not held(nested(63, wrap)).readable


def cyclic_mapping() -> Any:
    mapping: dict[str, Any] = {}
    mapping["again"] = [mapping, mapping]
    return mapping


def cyclic_list() -> Any:
    inside: list[Any] = []
    inside.append((inside,))
    return inside


@pytest.mark.parametrize(
    ("made", "places"),
    [(cyclic_mapping(), ["/again/0", "/again/1"]), (cyclic_list(), ["/0/0"])],
)
def test_what_contains_itself_is_a_finding_where_it_does(made: Any, places: list[str]) -> None:
    result = held(made)
    assert [(finding.code, finding.at.pointer) for finding in result.findings] == [
        ("DC62", f"/x-own/value{place}") for place in places
    ]
    assert "contains itself" in result.findings[0].message


def test_one_list_in_two_places_is_read_twice() -> None:
    shared = ["a"]
    assert held([shared, shared]).complies()


def test_lists_that_share_lists_are_read_up_to_the_limit() -> None:
    bomb: Any = "a"
    for _ in range(50):
        bomb = [bomb, bomb]
    result = held(bomb)
    assert [finding.code for finding in result.findings] == ["DC51"]


class Unprintable:
    def __repr__(self) -> str:
        raise RuntimeError("no text")

    __str__ = __repr__


class Zone(tzinfo):
    def utcoffset(self, at: datetime | None) -> timedelta:
        raise RuntimeError("no time")

    tzname = dst = utcoffset  # type: ignore[assignment]


class Broken(datetime):
    """A time that cannot be written."""


FOREIGN = [
    {1, 2}, frozenset("a"), b"a", bytearray(b"a"), Decimal("1.5"), Fraction(1, 3), 1j, object(), len, ..., range(3),
    iter([]), MappingProxyType({}), Unprintable(), Broken(2026, 1, 2, tzinfo=Zone()), int,
]  # fmt: skip


@pytest.mark.parametrize("value", FOREIGN, ids=lambda value: type(value).__name__)
def test_what_json_cannot_hold_is_a_finding_that_names_its_type(value: Any) -> None:
    result = held(value)
    (finding,) = result.findings
    assert (finding.code, finding.at.pointer) == ("DC63", "/x-own/value")
    assert f'the Python type "{type(value).__name__}"' in finding.message
    assert "Convert it first" in finding.fix


def test_a_foreign_value_counts_as_malformed_and_not_as_missing() -> None:
    data = base("trial")
    result = synthreport.check({**data, "dataset": {**data["dataset"], "title": b"a"}})
    assert [(finding.code, finding.at.pointer) for finding in result.findings] == [("DC63", "/dataset/title")]


BEYOND = [
    (float("nan"), "DC64"), (float("inf"), "DC64"), (-float("inf"), "DC64"), (2**60, "DC65"), (10**4_000, "DC65"),
    (10**5_000, "DC65"), (-(10**5_000), "DC65"), ("\ud800", "DC55"), ("a\udfffb", "DC55"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code"), BEYOND, ids=range(len(BEYOND)))
def test_numbers_and_texts_that_not_every_reader_can_hold_are_findings(value: Any, code: str) -> None:
    assert codes(held(value), "/x-own/value") == {code}


@pytest.mark.parametrize(
    ("key", "text"), [(1, "1"), (1.5, "1.5"), (True, "true"), (None, "null"), (float("nan"), "NaN"), (-0.0, "-0.0")]
)
def test_a_key_that_is_no_text_is_a_finding_and_kept(key: Any, text: str) -> None:
    result = held({key: "answer"})
    assert [(finding.code, finding.at.pointer) for finding in result.findings] == [("DC61", f"/x-own/value/{text}")]


NO_KEYS = [(1, 2), b"a", frozenset("a"), Decimal(1), 10**5_000, Unprintable(), date(2026, 1, 2)]


@pytest.mark.parametrize("key", NO_KEYS, ids=lambda key: type(key).__name__)
def test_a_key_that_json_cannot_hold_is_a_finding_and_dropped(key: Any) -> None:
    result = held({key: b"never read"})
    assert [(finding.code, finding.at.pointer) for finding in result.findings] == [("DC61", "/x-own/value")]


def test_of_many_foreign_values_the_first_are_listed_and_the_others_counted() -> None:
    result = synthreport.check({**base("trial"), "x-own": [b"a"] * 1_000}, max_findings=10)
    listed = [finding for finding in result.findings if finding.code == "DC63"]
    assert len(listed) + sum(count for (code, _), count in result.more.items() if code == "DC63") == 1_000
    assert len(listed) == 100


def test_dates_paths_and_scalars_of_numpy_are_what_they_mean() -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    told = [
        (date(2026, 1, 2), "2026-01-02"), (datetime(2026, 1, 2, 3, tzinfo=UTC), "2026-01-02T03:00:00+00:00"),
        (PurePosixPath("a/b.csv"), "a/b.csv"), (PureWindowsPath(r"a\b.csv"), "a/b.csv"), (numpy.int64(1), 1),
        (numpy.bool_(True), True), (numpy.float32(0.5), 0.5), (numpy.float64(1.5), 1.5), (numpy.str_("a"), "a"),
        (numpy.datetime64("2026-01-02"), "2026-01-02"), (pandas.Timestamp("2026-01-02"), "2026-01-02T00:00:00"),
    ]  # fmt: skip
    for value, meant in told:
        result = held(value)
        assert result.complies(), value
        assert result.document.data["x-own"]["value"] == meant
    for value in (numpy.array([1]), numpy.complex64(1), numpy.datetime64("NaT"), pandas.NaT, numpy.void(b"a")):
        assert codes(held(value), "/x-own/value") == {"DC63"}, value
    assert codes(held(numpy.float32("nan")), "/x-own/value") == {"DC64"}


def test_what_a_reader_of_yaml_makes_of_dates_is_no_matter() -> None:
    data = base("trial")
    dated = {**data, "dataset": {**data["dataset"], "released": date.fromisoformat(str(data["dataset"]["released"]))}}
    assert synthreport.check(dated).outcomes == synthreport.check(data).outcomes


def test_data_of_more_bytes_than_asked_for_are_not_read() -> None:
    text = {**base("trial"), "x-own": "a" * 10_000}
    assert not synthreport.check(text, max_bytes=10_000).readable
    assert synthreport.check(text, max_bytes=1_000_000).readable


@pytest.mark.parametrize("source", [None, 1, [], ("a",), {1}, object()])
def test_what_is_no_source_at_all_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="expected text, bytes, a path or a mapping"):
        synthreport.check(source)


@pytest.mark.parametrize(
    "made", [cyclic_list(), cyclic_mapping(), nested(500, WRAPS[0]), nested(500, WRAPS[1])], ids=range(4)
)
def test_the_builder_refuses_what_is_nested_too_deeply(made: Any) -> None:
    manifest = synthreport.Manifest()
    with pytest.raises(ValueError, match="levels of lists and mappings"):
        manifest.dataset.title = made
