"""What the reading layer finds, and where it says that things stand."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from synthreport.document import Document, Problem, Span, parse, parts_of, pointer_of
from synthreport.document.positions import Source
from synthreport.document.problems import Notes, Unreadable
from synthreport.document.yaml_text import read_yaml

SMILE = "\U0001f600"


def read(text: str, name: str = "synthreport.yaml") -> Document:
    return parse(text.encode(), name=name)


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def only(document: Document) -> Problem:
    assert len(document.problems) == 1, document.problems
    return document.problems[0]


def written(document: Document, span: Span) -> str:
    """The text of a span that lies on one line."""
    assert span.line == span.end_line
    return document.line(span.line)[span.column - 1 : span.end_column - 1]


SCALARS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "nULL": "nULL",
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "yes": "yes",
    "no": "no",
    "on": "on",
    "off": "off",
    "y": "y",
    "0": 0,
    "-0": 0,
    "7": 7,
    "-12": -12,
    "9007199254740991": 2**53 - 1,
    "-9007199254740991": -(2**53) + 1,
    "1.5": 1.5,
    "1e-6": 1e-6,
    "1E5": 1e5,
    "-2.5e+3": -2500.0,
    "1e-999": 0.0,
    "+1": "+1",
    ".5": ".5",
    "1.": "1.",
    "010": "010",
    "0o7": "0o7",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "1,000": "1,000",
    "1:30": "1:30",
    "٣": "٣",
    "²": "²",
    "2024-01-01": "2024-01-01",
    "2024-01-01T00:00:00Z": "2024-01-01T00:00:00Z",
    "1.0.0": "1.0.0",
    "NaN": "NaN",
    "Infinity": "Infinity",
    "<5": "<5",
    "-": [None],
    "--": "--",
    "'12'": "12",
    '"true"': "true",
    '"\\x41\\u00e9\\U0001F600"': f"Aé{SMILE}",
    "'it''s'": "it's",
    "R & D!": "R & D!",
    "[]": [],
    "{}": {},
    "[1, a, ~]": [1, "a", None],
    "{x: 1, y: }": {"x": 1, "y": None},
}


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("spelt, meant", SCALARS.items())
def test_scalars_of_yaml(spelt: str, meant: Any, native: bool) -> None:
    text = f"a:\n  {spelt}\n"
    data, _ = read_yaml(text, Notes(Source(text)), native=native)
    assert repr(data) == repr({"a": meant})


@pytest.mark.parametrize(
    "spelt, meant",
    [
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-0", 0),
        ("1e-6", 1e-6),
        ("9007199254740991", 2**53 - 1),
        ('"12"', "12"),
        ('"\\ud83d\\ude00"', SMILE),
        ('"\\\\ud800"', "\\ud800"),
        ('"\\u0000"', "\x00"),
        ("[1, {}]", [1, {}]),
    ],
)
def test_scalars_of_json(spelt: str, meant: Any) -> None:
    document = read(f'{{"a": {spelt}}}', "synthreport.json")
    assert repr(document.data) == repr({"a": meant})
    assert not document.problems


# text · code · pointer · the text of the span · what the data is then · whether the value is spoilt
FOUND: list[tuple[str, str, str, str, Any, bool]] = [
    ("a: x\x00y\n", "DC54", "/a", "\x00", {"a": None}, True),
    ("a: [1, '\x1b[31m']\n", "DC54", "/a/1", "\x1b", {"a": [1, None]}, True),
    ("a: 1 # \x7f\n", "DC54", "", "\x7f", {"a": 1}, False),
    ("a: é\x85\n", "DC54", "/a", "\x85", {"a": None}, True),
    ("a: \uffff\n", "DC54", "/a", "\uffff", {"a": None}, True),
    ('{"a": "\x0b"}', "DC54", "/a", "\x0b", {"a": None}, True),
    ('a: "x\\ud800y"\n', "DC55", "", "\\ud800", None, False),
    ('a: "\\\\ \\uDFFF"\n', "DC55", "", "\\uDFFF", None, False),
    ('{"a": "x\\ud800y", "b": 1}', "DC55", "/a", "\\ud800", {"a": None, "b": 1}, True),
    ('{"a": "\\ud83d\\ude00\\udc00"}', "DC55", "/a", "\\udc00", {"a": None}, True),
    ('{"\\udc00": 1}', "DC55", "/\ufffd", "\\udc00", {"\ufffd": 1}, False),
    ("a: 1\n---\nb: 2\n", "DC57", "", "---", {"a": 1}, False),
    ("", "DC58", "", "", None, False),
    (" \n# nothing\n", "DC58", "", "", None, False),
    ("---\n", "DC58", "", "", None, False),
    ("- 1\n", "DC59", "", "", [1], False),
    ("text\n", "DC59", "", "", "text", False),
    ("null\n", "DC59", "", "", None, False),
    ("a: 1\nb: 2\na: {x: 3}\n", "DC60", "/a", "a", {"a": 1, "b": 2}, False),
    ('{"a": 1, "a": [{"b": 2}]}', "DC60", "/a", '"a"', {"a": 1}, False),
    ("1: x\n", "DC61", "/1", "1", {"1": "x"}, False),
    ("true: x\n", "DC61", "/true", "true", {"true": "x"}, False),
    ("~: x\n", "DC61", "/~0", "~", {"~": "x"}, False),
    ("?\n: x\n", "DC61", "/", "", {"": "x"}, False),
    ("? [a, b]\n: x\nc: 1\n", "DC61", "", "[", {"c": 1}, False),
    ("? {a: b}\n: x\n", "DC61", "", "{", {}, False),
    ("a: &x 1\n", "DC62", "/a", "&x", {"a": 1}, False),
    ("a: *x\n", "DC62", "/a", "*x", {"a": None}, True),
    ("*x : 1\n", "DC62", "", "*x", {}, False),
    ("<<: {a: 1}\nb: 2\n", "DC62", "", "<<", {"b": 2}, False),
    ("a: !!str 1\n", "DC63", "/a", "!!str", {"a": 1}, False),
    ("a: !x [1]\n", "DC63", "/a", "!x", {"a": [1]}, False),
    ("a: .nan\n", "DC64", "/a", ".nan", {"a": None}, True),
    ("a: [-.inf]\n", "DC64", "/a/0", "-.inf", {"a": [None]}, True),
    ("a: 1e999\n", "DC64", "/a", "1e999", {"a": None}, True),
    ('{"a": NaN}', "DC64", "/a", "NaN", {"a": None}, True),
    ('{"a": [-Infinity]}', "DC64", "/a/0", "-Infinity", {"a": [None]}, True),
    ("a: 9007199254740992\n", "DC65", "/a", "9007199254740992", {"a": None}, True),
    ("a: -99999999999999999999\n", "DC65", "/a", "-99999999999999999999", {"a": None}, True),
    ('{"a": 9007199254740992}', "DC65", "/a", "9007199254740992", {"a": None}, True),
    ("[" * 65, "DC66", "", "[", None, False),
    ('{"a":' * 65, "DC66", "", "{", None, False),
    ('{"a":' * 65 + "1" + "}" * 65, "DC66", "", "{", None, False),
]


@pytest.mark.parametrize("text, code, pointer, at, data, spoils", FOUND)
def test_problems(text: str, code: str, pointer: str, at: str, data: Any, spoils: bool) -> None:
    document = read(text)
    problem = only(document)
    assert (problem.code, problem.pointer, written(document, problem.span)) == (code, pointer, at)
    assert (document.data, problem.spoils) == (data, spoils)
    assert problem.message
    assert problem.fix
    assert (problem.message + problem.fix).isprintable()


@pytest.mark.parametrize("text", [case[0] for case in FOUND if not case[0].isspace()])
def test_both_parsers_of_yaml_find_the_same(text: str) -> None:
    results = []
    for native in (True, False):
        notes = Notes(Source(text))
        clean = "".join(char if char.isprintable() or char == "\n" else "." for char in text)
        try:
            data = read_yaml(clean, notes, native=native)[0]
        except Unreadable:
            data = "unreadable"
        results.append((data, notes.in_order()))
    assert results[0] == results[1]


def test_too_many_bytes() -> None:
    document = parse(b"a: 12345\n", limit=8)
    problem = only(document)
    assert (document.data, document.text, problem.code) == (None, "", "DC51")
    assert parse(b"a: 1234\n", limit=8).data == {"a": 1234}


@pytest.mark.parametrize(
    "source, span, words",
    [
        ("a: 1\nb: Müller\n".encode("latin-1"), Span(2, 5, 2, 6), ("0xFC", "number 10 ", "Latin-1", "ü")),
        ("a: é".encode()[:-1], Span(1, 4, 1, 5), ("0xC3", "inside a character")),
        (b"\xef\xbb\xbfa: \x80", Span(1, 4, 1, 5), ("0x80", "number 7 ")),
        ("a: 1".encode("utf-16"), Span(1, 1, 1, 1), ("UTF-16",)),
        ("a: 1".encode("utf-16-be"), Span(1, 1, 1, 1), ("UTF-16",)),
        ("a: 1".encode("utf-16-le"), Span(1, 1, 1, 1), ("UTF-16",)),
        ("a: 1".encode("utf-32-le"), Span(1, 1, 1, 1), ("UTF-32",)),
    ],
)
def test_not_utf8(source: bytes, span: Span, words: tuple[str, ...]) -> None:
    document = parse(source)
    problem = only(document)
    assert (document.data, problem.code, problem.span) == (None, "DC52", span)
    assert all(word in problem.message for word in words)


@pytest.mark.parametrize("text", ["a: 1\n", '{"a": 1}'])
def test_byte_order_mark_is_noted_and_read_past(text: str) -> None:
    document = parse(text.encode("utf-8-sig"))
    assert (document.data, document.text, codes(document)) == ({"a": 1}, text, ["DC53"])


# text · where the problem begins · words of its message · where else it points
SLIPS: list[tuple[str, tuple[int, int], str, list[tuple[int, int]]]] = [
    ("a:\n\tb: 1\n", (2, 1), "tab", []),
    ("a: 1\nb\nc: 2\n", (2, 1), "colon", []),
    ("a 1\nb: 2\n", (1, 1), "colon", [(2, 2)]),
    ("a: 1\nb:2\n", (2, 1), "space after the colon", []),
    ("- a\n-b\n- c: d\n", (2, 1), "space after the hyphen", []),
    ("a: b: c\n", (1, 4), "second colon", [(1, 5)]),
    ("a: b\n  c: d\n", (2, 1), "indented below a value", [(1, 1)]),
    ("a:\n  b: 1\n c: 2\n", (3, 2), "column 2", [(1, 1)]),
    ("- a\nb: 1\n", (2, 1), "an item that begins", [(1, 1)]),
    ("a: b\n- c\n", (2, 1), "a key with its value", [(1, 1)]),
    ("a: 'x\nb: 1\n", (1, 4), "a single quote", [(3, 1)]),
    ('a: "x\nb: 1\n', (1, 4), "a double quote", [(3, 1)]),
    ('a: "x\nb: "y"\n', (1, 4), "goes on to line 2", [(2, 4)]),
    ('a: "x" y\n', (1, 8), "after the closing quote", []),
    ("a: 'it's'\n", (1, 8), "after the closing quote", []),
    ("a: [1, 2\nb: 3\n", (1, 4), "still open on line 2", [(2, 2)]),
    ("a: {b: 1", (1, 9), 'expected a comma or "}"', [(1, 4)]),
    ("a: {b: c: d}\n", (1, 9), "second colon", [(1, 4)]),
    ("a: ]\n", (1, 4), '"]"', []),
    (": x\n", (1, 1), "no key", []),
    ("{: x}\n", (1, 2), "no key", []),
    ("a: [\n  - b\n  ]\n", (2, 3), "inside brackets", []),
    ("a: [|]\n", (1, 5), '"|"', []),
    ("a: @x\n", (1, 4), '"@"', []),
    ("a: `x`\n", (1, 4), '"`"', []),
    ("a: %x\n", (1, 4), '"%"', []),
    ("%x: 1\n", (1, 1), '"%"', []),
    ("a: *x*\n", (1, 4), "asterisk", []),
    ("a: & b\n", (1, 4), "ampersand", []),
    ("a: !x!y z\n", (1, 4), "exclamation mark", []),
    ('a: "C:\\data"\n', (1, 7), '"\\d"', []),
    ('a: "\\UFFFFFFFF"\n', (1, 5), "\\UFFFFFFFF", []),
    ("a: | x\n  y\n", (1, 6), '"|"', []),
    ("a: - b\n", (1, 4), "list", []),
    ("a: 1\n...\nb: 2\n", (3, 1), "after the end", []),
    ("%YAML 3.0\n---\na: 1\n", (1, 1), "incompatible", []),
]


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("text, at, words, also", SLIPS)
def test_slips_in_yaml(text: str, at: tuple[int, int], words: str, also: list[tuple[int, int]], native: bool) -> None:
    notes = Notes(Source(text))
    with pytest.raises(Unreadable):
        read_yaml(text, notes, native=native)
    (problem,) = notes.in_order()
    assert (problem.code, problem.span[:2]) == ("DC56", at)
    assert words in problem.message
    assert [span[:2] for span in problem.also] == also
    assert problem.fix


@pytest.mark.parametrize(
    "text, at, words",
    [
        ('{"a": 1,}', (1, 8), "comma before the closing bracket"),
        ('{"a": [1, 2,\n]}', (1, 12), "comma before the closing bracket"),
        ('{"a" 1}', (1, 6), "colon"),
        ('{"a": 1 "b": 2}', (1, 9), "comma"),
        ("{'a': 1}", (1, 2), "single quote"),
        ("{a: 1}", (1, 2), "double quotes"),
        ('{"a": True}', (1, 7), '"True"'),
        ('{"a": 01}', (1, 7), "begins with 0"),
        ('{"a": "x\n}', (1, 7), "closing quote"),
        ('{"a": "x', (1, 7), "closing quote"),
        ('{"a": "\\d"}', (1, 8), '"\\d"'),
        ('{"a": "\\u12"}', (1, 8), '"\\u"'),
        ('{"a": [1', (1, 9), '"]"'),
        ('{"a": 1} x', (1, 10), "after the end"),
        ('{"a": 1 // one\n}', (1, 9), "comment"),
        ("a: 1", (1, 1), '"a"'),
    ],
)
def test_slips_in_json(text: str, at: tuple[int, int], words: str) -> None:
    document = read(text, "synthreport.JSON")
    problem = only(document)
    assert (document.data, problem.code, problem.span[:2]) == (None, "DC56", at)
    assert words in problem.message


def test_empty_json() -> None:
    assert codes(read(" \n", "a.json")) == ["DC58"]


def test_deepest_nesting_is_read() -> None:
    for text in ('{"a":' * 64 + "1" + "}" * 64, "[" * 64 + "]" * 64):
        assert "DC66" not in codes(read(text))


@pytest.mark.parametrize("text", ["{a: 1, b: [x]}", '{"a": 1, "b": [x]} # flow', '{"a": 1, "b": ["x"],}'])
def test_flow_style_that_is_not_json_is_read_as_yaml(text: str) -> None:
    document = read(text)
    assert (document.data, document.problems) == ({"a": 1, "b": ["x"]}, ())


def test_key_given_twice_shows_both_places() -> None:
    for text, first, second in (
        ("a:\n  b: 1\n  c: 2\n  'b': 3\n", Span(2, 3, 2, 4), Span(4, 3, 4, 6)),
        ('{"a": {"b": 1, "b": 2}}', Span(1, 8, 1, 11), Span(1, 16, 1, 19)),
    ):
        problem = only(read(text))
        assert (problem.pointer, problem.span, problem.also) == ("/a/b", second, (first,))


def test_a_second_key_is_read_past_with_all_that_it_holds() -> None:
    document = read("a: 1\na: {b: [1, 2], c: {d: e}}\nf: 2\n")
    assert document.data == {"a": 1, "f": 2}
    assert document.span("/f") == Span(3, 4, 3, 5)


def test_where_nothing_can_be_read_problems_point_to_the_whole() -> None:
    document = read("a: *x\nb: [\n")
    assert document.data is None
    assert codes(document) == ["DC62", "DC56"]
    assert {(problem.pointer, problem.spoils) for problem in document.problems} == {("", False)}


def test_problems_stand_in_the_order_of_the_text() -> None:
    document = read("a: .nan\nb: \x07\nc: *x\nd: !x 1\nd: 2\n")
    assert codes(document) == ["DC64", "DC54", "DC62", "DC63", "DC60"]


def test_of_too_many_problems_the_first_are_kept_and_all_are_counted() -> None:
    text = "".join(f"k{number}: .nan\n" for number in range(250)).encode()
    document = parse(text, most=0)
    assert [problem.pointer for problem in document.problems] == [f"/k{number}" for number in range(100)]
    assert document.more == {"DC64": 150}
    assert set(document.data.values()) == {None}
    assert len(parse(text).problems) == 250


YAML = f"""\
# {SMILE} first
title: "é{SMILE}" # x
list:
  - name: a
    kind: b
  - {{x: 1, "y z": [2, {SMILE}, 3]}}
  -
empty:
deep:
  er:
    text: |
      one
      two
"""

PLACES = [
    ("", False, (1, 1, 1, 1)),
    ("", True, (1, 1, 1, 1)),
    ("/title", False, (2, 8, 2, 12)),
    ("/title", True, (2, 1, 2, 6)),
    ("/list", False, (3, 1, 3, 5)),
    ("/list/0", False, (4, 5, 4, 12)),
    ("/list/0/name", False, (4, 11, 4, 12)),
    ("/list/0/kind", True, (5, 5, 5, 9)),
    ("/list/1", False, (6, 5, 6, 29)),
    ("/list/1/x", False, (6, 9, 6, 10)),
    ("/list/1/y z", False, (6, 12, 6, 17)),
    ("/list/1/y z/1", False, (6, 23, 6, 24)),
    ("/list/1/y z/2", True, (6, 26, 6, 27)),
    ("/list/2", False, (7, 4, 7, 4)),
    ("/empty", False, (8, 1, 8, 6)),
    ("/deep/er/text", False, (11, 11, 13, 10)),
    ("/deep/er/text", True, (11, 5, 11, 9)),
    ("/deep/er/missing", False, (10, 3, 10, 5)),
    ("/deep/er/missing/below", True, (10, 3, 10, 5)),
    ("/list/0/missing", False, (4, 5, 4, 12)),
    ("/list/9", False, (3, 1, 3, 5)),
    ("/title/below", False, (2, 1, 2, 6)),
    ("/missing", True, (1, 1, 1, 1)),
    ("no pointer", False, (1, 1, 1, 1)),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("pointer, key, span", PLACES)
def test_places_in_yaml(pointer: str, key: bool, span: tuple[int, ...], end: str) -> None:
    document = read(YAML.replace("\n", end))
    assert not document.problems
    assert document.span(pointer, key=key) == span


@pytest.mark.parametrize("native", [True, False])
def test_both_parsers_of_yaml_find_the_same_places(native: bool) -> None:
    data, places = read_yaml(YAML, Notes(Source(YAML)), native=native)
    document = read(YAML)
    assert data == document.data
    assert (places.starts, places.ends) == (document.places.starts, document.places.ends)


@pytest.mark.parametrize(
    "pointer, key, span",
    [
        ("", False, (1, 1, 1, 1)),
        ("/a", False, (2, 8, 2, 11)),
        ("/a", True, (2, 3, 2, 6)),
        ("/b~1c", False, (3, 3, 3, 8)),
        ("/b~1c/0", False, (3, 11, 3, 13)),
        ("/b~1c/1", False, (3, 15, 3, 24)),
        ("/b~1c/1/é", False, (3, 21, 3, 23)),
        ("/b~1c/1/é", True, (3, 16, 3, 19)),
        ("/b~1c/1/x", False, (3, 15, 3, 24)),
        ("/b~1c/2", False, (4, 4, 4, 6)),
        ("/x", True, (1, 1, 1, 1)),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_in_json(pointer: str, key: bool, span: tuple[int, ...], end: str) -> None:
    text = f'{{\n  "a": "{SMILE}",\n  "b/c": [-1, {{"é": ""}},\n   {{}}]}}'.replace("\n", end)
    document = read(text)
    assert not document.problems
    assert document.span(pointer, key=key) == span


def test_lines() -> None:
    document = read("a: 1\r\nb: 2\rc: 3\n")
    assert [document.line(number) for number in range(6)] == ["", "a: 1", "b: 2", "c: 3", "", ""]


@pytest.mark.parametrize("parts, pointer", [([], ""), (["a", 0], "/a/0"), (["a/b", "c~d", ""], "/a~1b/c~0d/")])
def test_pointers(parts: list[str | int], pointer: str) -> None:
    assert pointer_of(parts) == pointer
    assert parts_of(pointer) == [str(part) for part in parts]


def test_messages_quote_nothing_that_a_terminal_would_act_on() -> None:
    text = 'a: 1\n"\\e[31m": 1\n"\\e[31m": 2\n"\\u202e": 1\n"\\u202e": 2\n'
    problems = read(text).problems
    assert [problem.code for problem in problems] == ["DC60", "DC60"]
    assert all(problem.message.isprintable() for problem in problems)


def test_json_needs_no_yaml() -> None:
    code = """
import sys
from synthreport.document import parse
parse(b'{"a": 1, "a": NaN}').span("/a")
assert not [name for name in sys.modules if name.split(".")[0] == "yaml"]
"""
    subprocess.run([sys.executable, "-c", code], check=True)
