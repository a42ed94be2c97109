"""Tidy a manifest: what people write on top, in the order of the checklist; what tools write at the end, compact.

Only the order of sections and the layout of entries change. Comments stay where they are: a section moves with the
comments above it, and an entry that has a comment inside keeps its layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document import Document, parse
from synthreport.document.pointers import get, pointer_of, same
from synthreport.edit.change import CannotEdit
from synthreport.edit.verified_change import refuse_unread
from synthreport.files.serialise import as_json, as_yaml
from synthreport.standard.catalogue import Catalogue, load

COMPACT = (("tools",), ("files",), ("content", "fields"), ("results",))
"""The collections that tools write, in their order at the end."""

_FIRST = ("synthreport", "manifest", "parties")
_WIDTH = 88
"""Columns at which a line is broken; a long answer may run beyond."""
_COMMENT = re.compile(r"(?:^|\s)#")
_QUESTION = re.compile(r"# Line \d+, ")


class _Section(NamedTuple):
    """A section with the comments directly above it; `start` is the number of its first line, from 0."""

    key: str
    start: int
    lines: list[str]


def tidied(document: Document, *, block: bool = False, questions: bool = False) -> str:
    """The tidy text of a document; with `block`, entries of tools take a line for each answer again.

    With `questions`, a comment above each section has the questions of the checklist that it answers. Raises
    CannotEdit if the document cannot be read whole, or the new text would not hold the same answers.
    """
    refuse_unread(document)
    catalogue = load()
    if document.text.lstrip().startswith(("{", "[")):
        text = as_json(dict(sorted(document.data.items(), key=lambda item: rank(catalogue, item[0]))))
    else:
        text = _tidied(document, catalogue, block, questions)
    after = parse(text.encode("utf-8", "surrogatepass"), name=document.name)
    if not same(after.data, document.data) or len(after.problems) > len(document.problems):
        raise CannotEdit(f"{document.name} cannot be tidied without changing an answer; please report this")
    return text


def _tidied(document: Document, catalogue: Catalogue, block: bool, questions: bool) -> str:
    head, sections = _sections(document)
    made = []
    for section in sorted(sections, key=lambda each: rank(catalogue, each.key)):
        lines = _laid_out(section, document, block)
        asked = list(_questions(catalogue, section.key)) if questions else []
        made.append([*asked, *(line for line in lines if not (questions and _QUESTION.match(line)))])
    return "".join(f"{line}\n" for part in (head, *made) for line in part)


def _sections(document: Document) -> tuple[list[str], list[_Section]]:
    """The lines before the first section, and the sections as they are written."""
    lines = document.text.splitlines()
    starts = [(document.span(pointer_of((key,)), key=True).line - 1, key) for key in document.data or ()]
    begins = [_with_comments(lines, start) for start, _ in starts]
    ends = [*begins, len(lines)][1:]
    sections = [
        _Section(key, begin, lines[begin:end]) for (_, key), begin, end in zip(starts, begins, ends, strict=True)
    ]
    return lines[: begins[0]] if begins else lines, sections


def _with_comments(lines: list[str], start: int) -> int:
    """The first line of the comments directly above a line."""
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def rank(catalogue: Catalogue, key: str) -> tuple[int, int, str]:
    """The place of a section: form first, then by the line of the checklist that it answers first, tools' work last."""
    if key in _FIRST:
        return 0, _FIRST.index(key), key
    tools = [path[0] for path in COMPACT]
    if key in tools:
        return 2, tools.index(key), key
    return 1, min((number for number, _ in _answered(catalogue, key)), default=99), key


def _answered(catalogue: Catalogue, key: str) -> Iterator[tuple[int, str]]:
    """The lines of the checklist with an item whose home is in a section, each with its question."""
    homes = {field["item"] for field in catalogue.fields if field["path"].split("/")[1] == key and field.get("home")}
    for line in catalogue.lines:
        if homes & set(line.codes):
            yield line.number, line.question


def _questions(catalogue: Catalogue, key: str) -> Iterator[str]:
    return (f"# Line {number}, {question}" for number, question in _answered(catalogue, key))


def _laid_out(section: _Section, document: Document, block: bool) -> list[str]:
    """The lines of a section, with the entries of tools compact or in block style."""
    path = next((path for path in COMPACT if path[0] == section.key), None)
    entries = get(document.data, pointer_of(path), None) if path else None
    if path is None or not isinstance(entries, dict):
        return section.lines
    lines, made, at = section.lines, [], 0
    for name, start, end in _entries(path, entries, section, document):
        shown = lines[start:end]
        made += lines[at:start]
        made += shown if _is_kept(shown) else _entry(shown[0], name, entries[name], block)
        at = end
    return [*made, *lines[at:]]


def _entries(
    path: tuple[str, ...], entries: dict[str, Any], section: _Section, document: Document
) -> Iterator[tuple[str, int, int]]:
    """Every entry that begins a line of its own: its name, its first line in the section, the line after its last."""
    for name, answer in entries.items():
        pointer = pointer_of((*path, name))
        start = document.span(pointer, key=True).line - 1 - section.start
        line = section.lines[start] if 0 <= start < len(section.lines) else ""
        if isinstance(answer, dict) and answer and line.lstrip().startswith((name, f'"{name}"', f"'{name}'")):
            yield name, start, _end(section.lines, start)


def _end(lines: list[str], start: int) -> int:
    """The line after the last one of an entry: the lines below it that are indented further."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    for at in range(start + 1, len(lines)):
        line = lines[at].strip()
        if line and not line.startswith("#") and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            break
        if line and not line.startswith("#"):
            end = at + 1
    return end


def _is_kept(lines: list[str]) -> bool:
    """Whether an entry keeps its layout, because a comment or an anchor may be in it."""
    return any(_COMMENT.search(line) for line in lines) or any(re.search(r"[&*]\w", line) for line in lines)


def _entry(first: str, name: str, answer: Any, block: bool) -> list[str]:
    """An entry in its new layout, indented as it was."""
    indent = first[: len(first) - len(first.lstrip())]
    text = as_yaml({name: answer}, flow=False) if block else _flow(name, answer, len(indent))
    return [indent + line for line in text.rstrip("\n").split("\n")]


def _flow(name: str, answer: Any, indent: int) -> str:
    """An entry in brackets after its name, broken between answers where it is long."""
    key = as_yaml({name: 0}, flow=False).rsplit(":", 1)[0]
    value = as_yaml(answer, flow=True, width=_WIDTH - indent - 4).rstrip("\n").replace("\n", "\n  ")
    return f"{key}: {value}" if len(f"{key}: {value}".split("\n")[0]) <= _WIDTH - indent else f"{key}:\n  {value}"
