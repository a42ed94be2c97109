"""Whatever the bytes are, reading them ends soon, raises nothing, and points only to places in the text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from draws import examples
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from waiting import work

from synthreport.document import Document, Span, parse, pointer_of
from synthreport.document.pointers import get
from synthreport.document.positions import Source
from synthreport.document.problems import Notes, Unreadable
from synthreport.document.yaml_text import read_yaml

MANIFEST = """\
synthreport: "1.0"
manifest: {id: demo-1, language: en, created: 2026-01-31}
dataset:
  title: "Synthetic visits: a \\u00e9 demonstration"
  kind: fully_synthetic  # no real rows
  modalities: [tabular, time_to_event]
  files:
    - path: data/visits.csv
      bytes: 128653
      sha256: 9e10cb9d417004a43b2d947424a3576d411cbae060c069a2013c4efb39c58cbd
    - {path: data/labs.csv, bytes: 0, rows: ~}
source:
  licence: {value: null, status: unknown, reason: 'the provider''s terms say nothing'}
  shares: {female: 0.1788, other: 1e-6}
  minors: true
  note: |
    Two lines of text,
      the second indented.
  folded: >-
    one
    two
privacy:
  attacks:
    - name: membership inference
      auc: {value: 0.51, interval: [0.48, -1.5e-3]}
  assumptions:
"""
SPICES = [
    b"\t", b"\r", b"\n", b"\x00", b"\x85", b"\xc2\x85", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf0\x9f\x98\x80", b"\xff",
    b": ", b":", b"- ", b"? ", b"#", b" ", b"  ", b"'", b'"', b"\\", b"\\ud800", b"\\UFFFFFFFF", b"[", b"]", b"{", b"}",
    b",", b"&a ", b"*a", b"!!x ", b"! ", b"<<: ", b"---\n", b"...\n", b"%YAML 1.2\n", b"|", b">", b"@", b"`", b"~",
    b".nan", b"99999999999999999999", b"1e999", b"NaN", b"null", b"/*", b"\xe2\x80\xa8", b"dataset:\n", b'"a": 1,',
]  # fmt: skip

quick = settings(max_examples=examples(270), suppress_health_check=list(HealthCheck))


def check(document: Document) -> None:
    """Everything that must hold of any document that has been read."""
    for problem in document.problems:
        for span in (problem.span, *problem.also):
            check_span(document, span)
        assert document.span(problem.pointer)
        assert (problem.message + problem.fix).isprintable(), problem
        if problem.spoils:
            assert get(document.data, problem.pointer) is None
    assert document.problems or isinstance(document.data, dict)
    for pointer in pointers(document.data):
        for key in (True, False):
            check_span(document, document.span(pointer, key=key))


def check_span(document: Document, span: Span) -> None:
    assert span[:2] <= span[2:]
    for line, column in (span[:2], span[2:]):
        assert 1 <= line <= document.text.count("\n") + document.text.count("\r") + 1
        assert 1 <= column <= len(document.line(line)) + 1


def pointers(data: Any) -> list[str]:
    found: list[str] = []
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    while waiting:
        parts, inside = waiting.pop()
        found.append(pointer_of(parts))
        if isinstance(inside, (dict, list)):
            children = inside.items() if isinstance(inside, dict) else enumerate(inside)
            waiting.extend(((*parts, name), child) for name, child in children)
    return found


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    source = (MANIFEST if draw(st.booleans()) else json.dumps(parse(MANIFEST.encode()).data, indent=1)).encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(source)))
        end = min(len(source), start + draw(st.sampled_from([0, 0, 1, 1, 2, 7, 40])))
        piece = draw(st.one_of(st.sampled_from(SPICES), st.just(source[start : start + 30]), st.just(b"")))
        source = source[:start] + piece + source[end:]
    return source


NAMES = st.sampled_from(["synthreport.yaml", "synthreport.json"])


def test_the_manifest_is_sound() -> None:
    document = parse(MANIFEST.encode())
    assert not document.problems
    check(document)


@quick
@given(mutated(), NAMES)
def test_mutated_manifests(source: bytes, name: str) -> None:
    check(parse(source, name=name))


@quick
@given(st.binary(max_size=80), NAMES)
def test_random_bytes(source: bytes, name: str) -> None:
    check(parse(source, name=name))


@quick
@given(st.lists(st.sampled_from(SPICES), max_size=14), NAMES)
@example([b"? ", b"? "], "synthreport.yaml")
def test_random_signs(pieces: list[bytes], name: str) -> None:
    check(parse(b"".join(pieces), name=name))


@quick
@given(mutated())
def test_the_slower_parser_raises_nothing_either(source: bytes) -> None:
    text = source.decode(errors="replace")
    notes = Notes(Source(text))
    try:
        read_yaml(text, notes, native=False)
    except Unreadable:
        assert notes.problems


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff"), max_size=8)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)
data = st.dictionaries(
    texts,
    st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)),
    max_size=5,
)


@settings(quick, max_examples=examples(50))
@given(data, st.booleans(), st.sampled_from([None, 2]))
def test_json_twins(value: dict[str, Any], ascii_only: bool, indent: int | None) -> None:
    """JSON is read alike as JSON and, but for escaped surrogate pairs, as YAML."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    document = parse(text.encode())
    assert repr(document.data) == repr(value)
    assert not document.problems
    check(document)
    if "\\ud" not in text:
        twin = parse(f"{text}  # twin".encode())
        assert repr(twin.data) == repr(value)
        for pointer in pointers(value):
            assert twin.span(pointer) == document.span(pointer)


def test_the_json_twin_of_a_manifest_gives_the_same_data() -> None:
    value = parse(MANIFEST.encode()).data
    assert parse(json.dumps(value).encode(), name="synthreport.json").data == value


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HEAVY = {
    "open lists": "[" * 200_000,
    "open mappings": '{"a":' * 40_000,
    "closed lists": "[" * 100_000 + "]" * 100_000,
    "closed mappings": '{"a":' * 30_000 + "1" + "}" * 30_000,
    "block lists": "- " * 100_000,
    "block mappings": "".join(" " * depth + "a:\n" for depth in range(600)),
    "explicit keys": "? " * 100_000,
    "bomb": BOMB,
    "merge bomb": BOMB.replace("[", "{<<: [").replace("]", "]}"),
    "the same key": "a: 1\n" * 40_000,
    "the same key in JSON": "{" + '"a": [1], ' * 20_000 + '"a": 1}',
    "many keys": "".join(f"k{number}: {number}\n" for number in range(30_000)),
    "many aliases": "a: [" + "*a, " * 40_000 + "]",
    "many controls": "a: '" + "\x01" * 200_000 + "'",
    "many controls apart": "".join(f"k{number}: '\x01'\n" for number in range(20_000)),
    "a long number": "a: " + "9" * 1_000_000,
    "a long number in JSON": '{"a": ' + "9" * 1_000_000 + "}",
    "a long key": "a" * 300_000 + ": 1",
    "a long line": "a: " + "b: " * 100_000,
    "many quotes": '"' * 200_001,
    "many escapes": 'a: "' + "\\\\" * 200_000 + '\\ud800"',
    "many escapes in JSON": '{"a": "' + "\\\\" * 200_000 + '\\ud800"}',
    "many halves in JSON": '{"a": [' + '"\\ud800", ' * 20_000 + "1]}",
    "comments": "# x\n" * 100_000,
    "documents": "---\n" * 50_000,
    "tags": "a: " + "!" * 100_000,
    "carriage returns": "\r" * 200_000 + "\t",
}


@pytest.mark.parametrize("name", ["synthreport.yaml", "synthreport.json"])
@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_heavy_texts_are_read_in_bounded_time(text: str, name: str) -> None:
    documents = list[Document]()

    def read() -> None:
        documents.append(parse(text.encode(), name=name))
        for problem in documents[0].problems:
            documents[0].span(problem.pointer)

    assert work(read) < 6000  # linear: 1,200; quadratic: far more
    for problem in documents[0].problems[:200]:
        check_span(documents[0], problem.span)
