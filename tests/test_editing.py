"""Editing in place: the data are as expected, and no other line is touched."""

from __future__ import annotations

import json
import os
import re
from copy import deepcopy
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from draws import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yaml.emitter import Emitter

from synthreport.document import Document, parse, parts_of, pointer_of
from synthreport.document.pointers import get
from synthreport.edit import REMOVED, CannotEdit, Change, Compact, Renamed, edited
from synthreport.edit.provenance import answered
from synthreport.edit.saving import difference, save
from synthreport.files.quick_yaml import QuickWriting
from synthreport.files.serialise import as_yaml

ROOT = Path(__file__).parents[1]
MANIFESTS = sorted([*ROOT.glob("schema/1.0/cases/bases/*.yaml"), *ROOT.glob("examples/*/synthreport.yaml")])


def document(text: str, name: str = "synthreport.yaml") -> Document:
    return parse(text.encode(), name=name)


def after(text: str, pointer: str, answer: Any = REMOVED, *, name: str = "synthreport.yaml") -> str:
    return edited(document(text, name), [Change(pointer, answer)])


# Anything, anywhere

ODD = ["", "yes", "1.10", "null", "2024-02-17", "a: b", "# c", "- x", "it's", '"q"', " lead", "trail ", "two\nlines"]
ODD += ["\nfirst\n\n", "tab\there", "{a}", "~", "1e3", "0o7", "ключ", "*a", "&a", "!t", "|", "long " * 40, "x,y", "[1]"]
ODD += ["%d", "@a", "`b", "12:30:45", "=", "<<", "a #b", "\u2028", "\x85", "\x7f", "---", "...", "a\r\nb", "? a", ": b"]
TEXTS = st.one_of(st.sampled_from(ODD), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12))
SCALARS = st.one_of(
    TEXTS, st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.floats(allow_nan=False, allow_infinity=False)
)
KEYS = st.one_of(
    st.sampled_from(["a/b", "m~n", "two words", "'q'", "-", "rest", "title", "kind", "synthreport"]), TEXTS
)
ANSWERS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str]:
    """Small manifests in every hand: name and text."""
    inner = st.recursive(
        st.sampled_from(["x", "none", "1.10", "yes", "it's", 3, 0.5, True, "a: b"]),
        lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
        max_leaves=8,
    )
    data = draw(st.dictionaries(KEYS, inner, min_size=1, max_size=4))
    if draw(st.integers(0, 3)) == 0:
        how: dict[str, Any] = {"indent": draw(st.sampled_from([None, 1, 2, "\t"])), "ensure_ascii": draw(st.booleans())}
        return "manifest.json", json.dumps(data, **how) + draw(st.sampled_from(["", "\n"]))
    flow, step, dent = draw(st.sampled_from([False, None, True])), draw(st.sampled_from([2, 4])), draw(st.booleans())
    text = as_yaml(data, flow=flow, step=step, dent=dent, width=1000)
    if flow is not True and not re.search(r"^\s*$|['\"][^'\"]*\n", text.rstrip("\n"), re.MULTILINE):
        text = "".join(draw(commented(line)) for line in text.splitlines(keepends=True))
    text = draw(st.sampled_from(["", "# head\n", "---\n", "# head\n\n"])) + text
    text = text.rstrip("\n") + draw(st.sampled_from(["", "\n", "\n\n", "\n# end\n"]))
    return "synthreport.yaml", text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def commented(draw: st.DrawFn, line: str) -> str:
    """A line with a blank line or a comment above it, or a comment behind it, each as it may be."""
    margin = line[: len(line) - len(line.lstrip())]
    above = draw(st.sampled_from(["", "", "", "\n", f"{margin}# above {NUMBERS.__next__()}\n"]))
    behind = draw(st.sampled_from(["", "", f"  # behind {NUMBERS.__next__()}"]))
    return f"{above}{line.rstrip(chr(10))}{behind}\n"


NUMBERS = count()
COMMENT = re.compile(r"# (?:head|above \d+|behind \d+|end)")


def pointers(data: Any, parts: tuple[str | int, ...] = ()) -> list[str]:
    found = [pointer_of(parts)] if parts else []
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, each in entries:
        found += pointers(each, (*parts, key))
    return found


def expected(data: Any, pointer: str, answer: Any) -> tuple[Any, str]:
    """What a change does to data, said in the plainest way; and the pointer of what is written or taken out."""
    data = deepcopy(data)
    parts = parts_of(pointer)
    holders = [data]
    for part in parts[:-1]:
        holders.append(holders[-1][int(part) if isinstance(holders[-1], list) else part])
    for depth in range(len(parts) - 1, -1, -1):
        holder, part = holders[depth], parts[depth]
        key: Any = int(part) if isinstance(holder, list) and part != "-" else part
        if answer is not REMOVED and part == "-" and isinstance(holder, list):
            holder.append(answer)
        elif answer is not REMOVED:
            holder[key] = answer
        else:
            del holder[key]
        if answer is not REMOVED or holder:
            break
    return data, pointer_of(parts[: depth + 1])


def expected_at(data: Any, place: str) -> str:
    """The pointer at which an entry stands that has been appended."""
    holder = get(data, place.rpartition("/")[0])
    return (
        place.removesuffix("-") + str(len(holder) - 1) if isinstance(holder, list) and place.endswith("/-") else place
    )


def same(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def surroundings(read: Document, pointer: str) -> tuple[str, str]:
    """The text before the end of what precedes a value and its key, and that from the start of what follows them."""
    number, key, there = read.places.find(pointer)
    first, past = number if key is None else key, read.places.containers.get(number, (None, number + 1))[1]
    if not there:
        return "", ""
    closed = [
        end for start, end in zip(read.places.starts, read.places.ends, strict=True) if end <= read.places.starts[first]
    ]
    before = read.text[: max(closed, default=0)].rstrip()
    behind = read.text[read.places.starts[past] :] if past < len(read.places.starts) else ""
    return before, behind


def tried(read: Document, data: st.DataObject) -> None:
    pointer = data.draw(st.sampled_from(pointers(read.data)))
    kind = data.draw(st.sampled_from(["set", "remove", "add"]))
    answer = REMOVED if kind == "remove" else data.draw(ANSWERS)
    if kind == "add":
        holder = pointer.rpartition("/")[0]
        inside = get(read.data, holder)
        pointer = f"{holder}/-" if isinstance(inside, list) else holder + pointer_of([data.draw(KEYS)])
    wanted, place = expected(read.data, pointer, answer)
    new = edited(read, [Change(pointer, answer)])
    assert same(parse(new.encode(), name=read.name).data, wanted)
    if kind != "remove" and read.name.endswith(".yaml"):
        assert same(get(yaml.safe_load(new), expected_at(wanted, place)), answer), "YAML 1.1 reads it otherwise"
    before, behind = surroundings(read, place)
    assert new.startswith(before)
    assert new.endswith(behind)
    if "\r\n" in read.text:
        assert "\n" not in new.replace("\r\n", "")
    if kind != "remove" and place not in pointers(read.data):
        kept = [line for line in read.text.splitlines() if not re.search(r"[\[{\]},]", line)]
        assert [line for line in kept if line not in [each.rstrip(",") for each in new.splitlines()]] == []
        assert COMMENT.findall(new)[: len(COMMENT.findall(read.text))] == COMMENT.findall(read.text)


EVERY = settings(suppress_health_check=list(HealthCheck))


@settings(EVERY, max_examples=examples(10))
@given(st.data())
def test_any_edit_of_a_manifest_changes_what_it_should_and_no_other_line(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(MANIFESTS))
    tried(document(path.read_text(encoding="utf-8")), data)


@settings(EVERY, max_examples=examples(50))
@given(documents(), st.data())
def test_any_edit_in_any_hand_changes_what_it_should_and_no_other_line(
    named: tuple[str, str], data: st.DataObject
) -> None:
    read = document(named[1], named[0])
    if not read.problems:
        tried(read, data)


# Each by itself

TEXT = """\
# head
synthreport: "1.0"

# about
manifest:
    basis: creator   # why
    date: "2024-01-01"

# next section
dataset: {title: x}
parties:
    a: {kind: 'p'}   # of a
    # within
    list:
        - 1
        - b: 2   # of b
          c: 3
# end
"""


@pytest.mark.parametrize(
    "pointer, answer, gone, new",
    [
        ("/manifest/basis", "other", ["    basis: creator   # why"], ["    basis: other   # why"]),
        ("/manifest/basis", {"gap": "unknown"}, ["    basis: creator   # why"], ["    basis: {gap: unknown}   # why"]),
        ("/manifest/date", "2025-01-01", ['    date: "2024-01-01"'], ['    date: "2025-01-01"']),
        ("/manifest/date", 3, ['    date: "2024-01-01"'], ["    date: 3"]),
        ("/manifest/date", "it's", ['    date: "2024-01-01"'], ['    date: "it\'s"']),
        ("/manifest/basis", "1.10", ["    basis: creator   # why"], ['    basis: "1.10"   # why']),
        ("/parties/a/kind", "it's", ["    a: {kind: 'p'}   # of a"], ["    a: {kind: 'it''s'}   # of a"]),
        ("/manifest/language", "en", [], ["    language: en"]),
        ("/dataset/version", "2.0.0", ["dataset: {title: x}"], ["dataset: {title: x, version: 2.0.0}"]),
        ("/dataset", "none", ["dataset: {title: x}"], ["dataset: none"]),
        (
            "/dataset/composition/kind",
            "x",
            ["dataset: {title: x}"],
            ["dataset: {title: x, composition: {kind: x}}"],
        ),
        ("/tools/sdv", {"name": "sdv", "version": "1.2"}, [], ["tools:", '    sdv: {name: sdv, version: "1.2"}']),
        ("/parties/list/-", "x", [], ["        - x"]),
        ("/parties/list/-", {"a": [{"b": 1}]}, [], ["        - a:", "              - {b: 1}"]),
        ("/parties/list/0", REMOVED, ["        - 1"], []),
        ("/parties/list/1/b", REMOVED, ["        - b: 2   # of b", "          c: 3"], ["        - c: 3"]),
        ("/parties/a", REMOVED, ["    a: {kind: 'p'}   # of a"], []),
        ("/parties/a/kind", REMOVED, ["    a: {kind: 'p'}   # of a"], []),
        ("/dataset/title", REMOVED, ["dataset: {title: x}"], []),
        ("/parties/list/1/b", [1, 2], ["        - b: 2   # of b"], ["        - b: [1, 2]   # of b"]),
        ("/manifest", Renamed("about"), ["manifest:"], ["about:"]),
        (
            "/manifest/basis",
            "two\nlines",
            ["    basis: creator   # why"],
            ["    basis: |-   # why", "        two", "        lines"],
        ),
        ("/manifest/date", "two\nlines\n", ['    date: "2024-01-01"'], ["    date: |", "        two", "        lines"]),
    ],
    ids=lambda each: json.dumps(each, default=str)[:40],
)
def test_only_the_lines_concerned_are_others(pointer: str, answer: Any, gone: list[str], new: list[str]) -> None:
    lines = difference(document(TEXT), after(TEXT, pointer, answer))
    assert [line[1:] for line in lines[3:] if line[0] == "-"] == gone
    assert [line[1:] for line in lines[3:] if line[0] == "+" and line != "+"] == new


def test_a_new_key_stands_where_the_standard_has_it() -> None:
    lines = after(TEXT, "/purpose/uses/teaching", "intended").splitlines()
    assert lines[-1] == "# end"
    assert lines[-3:-1] == ["purpose:", "    uses: {teaching: intended}"]
    lines = after(TEXT, "/manifest/id", "x").splitlines()
    assert lines[4:7] == ["manifest:", "    basis: creator   # why", "    id: x"]
    lines = after(TEXT.replace("dataset: {title: x}\n", ""), "/dataset/title", "x").splitlines()
    assert lines[6:11] == ['    date: "2024-01-01"', "", "dataset: {title: x}", "", "# next section"]


def test_what_stands_in_no_order_comes_last() -> None:
    assert after(TEXT, "/x-own", 1).splitlines()[-2:] == ["x-own: 1", "# end"]
    assert after("b: 1\na: 2", "/c", 3) == "b: 1\na: 2\nc: 3"


@pytest.mark.parametrize(
    "text, pointer, answer, new",
    [
        ("", "/a", 1, "a: 1\n"),
        ("# only\n", "/a", 1, "# only\na: 1\n"),
        ("---\n# only", "/a/b", 1, "---\n# only\na:\n  b: 1\n"),
        ("---\na: 1\n", "/b", 2, "---\na: 1\nb: 2\n"),
        ("a: 1\n...\n", "/b", 2, "a: 1\nb: 2\n...\n"),
        ("a:\nb: 2\n", "/a/c", 1, "a:\n  c: 1\nb: 2\n"),
        ("a: {}   # c\n", "/a/b", 1, "a:   # c\n  b: 1\n"),
        ("a: []\n", "/a/-", 1, "a:\n- 1\n"),
        ("a: 1", "/a", REMOVED, "{}"),
        ("{}\n", "/a", 1, '{\n  "a": 1\n}\n'),
        ('{"a": 1}', "/b", [1], '{"a": 1, "b": [1]}'),
        ('{\n\t"a": {\n\t\t"b": 1\n\t}\n}', "/a/", [2], '{\n\t"a": {\n\t\t"b": 1,\n\t\t"": [\n\t\t\t2\n\t\t]\n\t}\n}'),
        ('{\n  "a": 1,\n  "b": 2\n}', "/b", REMOVED, '{\n  "a": 1\n}'),
        ("a: {b: 1,\n    c: 2, # of c\n    }\n", "/a/d", 3, "a: {b: 1,\n    c: 2, # of c\n    d: 3,\n    }\n"),
        ("a: [1, 2,]\n", "/a/-", 3, "a: [1, 2, 3,]\n"),
        ("a: [1, 2]\n", "/a/0", REMOVED, "a: [2]\n"),
        ("'a/b~': {'c d': 1}\n", "/a~1b~0/c d", 2, "'a/b~': {'c d': 2}\n"),
        ('"ключ":\n  - a: 1\n', "/ключ/0/b", 2, '"ключ":\n  - a: 1\n    b: 2\n'),
        ("a: 1\r\nb: 2", "/c", [1, 2], "a: 1\r\nb: 2\r\nc:\r\n- 1\r\n- 2"),
        ("a: |  # c\n  text\n\nb: 1\n", "/a", "other\ntext\n", "a: |  # c\n  other\n  text\n\nb: 1\n"),
        ("a: >-\n  some\n  text\nb: 1\n", "/a", "other", "a: >-\n  other\nb: 1\n"),
        ("b: 1\na: |+\n  text\n\n", "/c", 2, "b: 1\na: |+\n  text\n\nc: 2\n"),
        ("a: long\n  text # c\nb: 1\n", "/a", 2, "a: 2 # c\nb: 1\n"),
        ("a: 1\rb: 2\r", "/c", [1], "a: 1\rb: 2\rc:\r- 1\r"),
        ("a: {\tb: 1 }\n", "/a/c", 2, "a: {\tb: 1, c: 2 }\n"),
        ("a: 1\n", "/a", ["\u2028", -1e16, "1e16", 1.5e-7], 'a: ["\\u2028", -1.0e+16, "1e16", 1.5e-07]\n'),
        ("- 1\n", "/a", 2, None),
        ("a: {b: 1\n", "/a", 2, None),
        ("a: 1\na: 2\n", "/b", 2, None),
        ("a: 1\n---\nb: 2\n", "/b", 2, None),
        ("a: &x 1\nb: *x\n", "/b", 2, None),
        ("a: 9007199254740993\n", "/a", "9007199254740993", "a: '9007199254740993'\n"),
    ],
)  # fmt: skip
def test_in_every_kind_of_document(text: str, pointer: str, answer: Any, new: str | None) -> None:
    if new is None:
        with pytest.raises(CannotEdit, match=r"synthreport.yaml:\d: .*\. .*"):
            after(text, pointer, answer)
    else:
        assert after(text, pointer, answer) == new


@pytest.mark.parametrize(
    "pointer, answer, why",
    [
        ("", 1, "expected the pointer of one answer"),
        ("title", 1, "expected the pointer of one answer"),
        ("/dataset/title/x", 1, "/dataset/title is neither a mapping nor a list"),
        ("/parties/list/2", 1, "2 entries"),
        ("/parties/list/01", 1, "does not exist"),
        ("/parties/list/x", 1, "does not exist"),
        ("/parties/list/-", REMOVED, "does not exist"),
        ("/nowhere/at/all", REMOVED, "/nowhere/at/all does not exist"),
        ("/manifest", Renamed("dataset"), "cannot be renamed to dataset"),
        ("/parties/list/0", Renamed("x"), "cannot be renamed to"),
        ("/a", float("nan"), "not plain data"),
        ("/a", {1, 2}, "not plain data"),
        ("/a", "\ud800", "cannot be changed|surrogate"),
    ],
)
def test_what_cannot_be_done_is_said(pointer: str, answer: Any, why: str) -> None:
    with pytest.raises(CannotEdit, match=why):
        after(TEXT, pointer, answer)


def test_depth_is_bounded_as_it_is_in_reading() -> None:
    deep = "/a" * 60
    assert parse(after("", deep, 1).encode()).problems == ()
    with pytest.raises(CannotEdit):
        after("", "/a" * 5000, 1)


def test_an_empty_json_file_is_begun() -> None:
    assert after("", "/a/b", 1, name="m.json") == '{\n  "a": {\n    "b": 1\n  }\n}\n'


def test_changes_follow_each_other() -> None:
    changes = [Change("/a/-", 1), Change("/a/-", 2), Change("/a/0"), Change("/b/c", 1), Change("/b/c")]
    assert edited(document(""), changes) == "a:\n- 2\n"


def test_no_change_changes_nothing() -> None:
    assert edited(document(TEXT), []) == TEXT
    assert after(TEXT, "/manifest/date", "2024-01-01") == TEXT
    assert after("a: 1\n", "/a", 1.0) != "a: 1\n"


@pytest.mark.parametrize(
    ("listed", "pointer", "left"),
    [
        ("[/a/b, /a, /ab, 3]", "/a", "[/ab]"),
        ("[/a/b, /ab]", "/a/b", "[/ab]"),
        ("[/a, /gone]", "/a/b", "[/a/c, /gone]"),
        ("[/ab]", "/a/b", "[/ab]"),
    ],
)
def test_what_a_person_said_is_unconfirmed_no_more(listed: str, pointer: str, left: str) -> None:
    text = f"manifest:\n  unconfirmed: {listed}\na: {{b: 1, c: 1}}\nab: 1\n"
    said = parse(answered(document(text), [Change(pointer, 2)]).encode()).data
    assert said["manifest"]["unconfirmed"] == left[1:-1].split(", ")


def test_what_a_person_says_of_the_list_itself_stands() -> None:
    text = "manifest:\n  unconfirmed: [/a]\n  basis: creator\na: 1\n"
    assert answered(document(text), [Change("/manifest/unconfirmed")]) == "manifest:\n  basis: creator\na: 1\n"


def test_what_is_confirmed_is_looked_up_after_the_changes() -> None:
    text = "manifest:\n  unconfirmed: [/x, /a, /b]\n"
    assert answered(document(text), [Change("/manifest/unconfirmed/0"), Change("/a", 1)]) == (
        "manifest:\n  unconfirmed: [/b]\na: 1\n"
    )


# Saving


def read(path: Path) -> Document:
    return parse(path.read_bytes(), name=str(path))


def test_a_file_keeps_its_permissions_its_links_and_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes("\ufeffa: 1\r\n".encode())
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    save(read(link), "a: 2\r\n")
    assert link.is_symlink()
    assert path.read_bytes() == "\ufeffa: 2\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640 or os.name == "nt"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.yaml", "m.yaml"]


def test_a_file_that_has_changed_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    before = read(path)
    path.write_text("a: 1 # mine\n", encoding="utf-8")
    with pytest.raises(CannotEdit, match="has changed since it was read"):
        save(before, "a: 2\n")
    assert path.read_text(encoding="utf-8") == "a: 1 # mine\n"
    path.unlink()
    with pytest.raises(OSError, match=r"m\.yaml"):
        save(before, "a: 2\n")


@pytest.mark.parametrize("name", ["synthreport.yaml", "synthreport.json"])
def test_compact_mappings_are_written_in_brackets(name: str) -> None:
    """With odd content: a key that YAML would read otherwise, quotes, colons, one entry that is long, none."""
    odd = {
        "yes": "no",
        "a: b": "'",
        "text": "x, y: z # w",
        "number": 1e-7,
        "list": [1, "2"],
        "none": {},
        "deep": {"one": {"two": "three " * 40}},
    }
    wide = Compact({f"key_{number}": {"value": number / 7} for number in range(30)})
    text = (
        '{"results": {"old": {"kind": "attack"}}}\n'
        if name.endswith("json")
        else "results:\n  old:\n    kind: attack\n"
    )
    document = parse(text.encode(), name=name)
    changes = [
        Change("/results/wide", wide),
        Change("/results/odd", Compact(odd)),
        Change("/tools", {"one": Compact({"a": 1})}),
    ]
    found = edited(document, changes)
    assert parse(found.encode(), name=name).data == {
        "results": {"old": {"kind": "attack"}, "wide": dict(wide), "odd": odd},
        "tools": {"one": {"a": 1}},
    }
    if name.endswith("yaml"):
        assert "  wide: {key_0: {value: 0.0}, key_1: " in found
        assert "  one: {a: 1}\n" in found


def test_a_compact_mapping_fits_into_brackets() -> None:
    document = parse(b"tools: {old: {kind: software}}\n", name="a.yaml")
    found = edited(document, [Change("/tools/new", Compact({"kind": "software", "name": "x"}))])
    assert found == "tools: {old: {kind: software}, new: {kind: software, name: x}}\n"


SIGNS = [*"aab  '':#-?,[]{}&*!|>%@`\".\n\té\u2028\ufeff😀", "---", "...", "some words ", " #", ": "]
SLOW = {name: getattr(Emitter, name) for name in ("analyze_scalar", "write_plain", "write_single_quoted")}
HOW: list[dict[str, Any]] = [{}, {"flow": True}, {"width": 20}, {"style": "'", "width": 15}, {"double": True}]


def test_texts_are_written_as_pyyaml_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(7)
    texts = ["".join(random.choices(SIGNS, k=length)) for length in (1, 2, 3, 9, 40) for _ in range(60)]
    cases = [(made, HOW[number % len(HOW)]) for number, text in enumerate(texts) for made in ([text], {text: text})]
    quick = [as_yaml(made, **how) for made, how in cases]
    for name, method in SLOW.items():
        monkeypatch.setattr(QuickWriting, name, method)
    assert quick == [as_yaml(made, **how) for made, how in cases]
