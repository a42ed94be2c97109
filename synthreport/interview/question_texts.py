"""The text of a question: its place, what to state, how to answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from synthreport.document.pointers import escape
from synthreport.files.serialise import as_yaml
from synthreport.finding import Finding
from synthreport.interview.answers import choices
from synthreport.interview.open_questions import Question
from synthreport.schema.forms import Form
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.words.wording import Wording

_WIDTH = 88
_LONGEST_EXAMPLE = 120
_MOST_LINES = 40
_SHOWN = ("text", "number", "list", "pairs", "any")
"""Kinds of answers for which an example is shown."""
COMMANDS = (
    "Enter accepts the default in brackets · - skip · ! gap · ? what is meant, and why · < back · /pointer go there · "
    '"…" an answer that looks like a command · Ctrl-C stop'
)
_HOW = {
    "word": "{words}",
    "number": "a number",
    "boolean": "yes or no",
    "list": "{entries}",
    "map": "an id (a short name such as trial_1) for each entry, separated by commas",
    "entries": "how many entries are there?",
    "pairs": "key: value, separated by commas",
    "object": "are there any? yes, or",
    "any": "as YAML",
}


def head(question: Question, form: Form, words: Wording) -> str:
    """The first line of a question: its pointer, code, level, and the label of its item."""
    label = words.label(question.code) or str(form.schema.get("title", ""))
    title = "" if question.kind == "finding" else label
    level = f"  {question.code} {question.level}" if question.code else ""
    return f"[{question.pointer}]{level}{' · ' + title if title else ''}"


def asked(question: Question, words: Wording) -> Iterable[str]:
    """What the item asks, in plain words."""
    return _wrapped(words.question(question.code))


def body(form: Form, known: list[str], now: Any = None, how: str = "") -> Iterator[str]:
    """What to state, how, an example, and the present value if there is one.

    With `how`, which says how to answer, the question itself says what to state.
    """
    said = "" if how else str(form.schema.get("description") or form.schema.get("title") or "")
    if not any(meaning in said for meaning in form.meanings.values()):  # of a form of an object, it is all meanings
        yield from _wrapped(said)
    for word, meaning in form.meanings.items():
        yield from wrap(f"{word}: {meaning}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
    how = how or how_to_answer(form, known)
    for part in choices(form) if form.kind == "object" else ():
        yield from _wrapped(f"{part}: {form.schema['properties'][part].get('description', '')}")
    yield from _wrapped(f"({how})" if how else "")
    example = form.schema.get("examples", [None])[0]
    said = _as_typed(example, form) if example is not None else ""
    if form.kind in _SHOWN and 0 < len(said) <= _LONGEST_EXAMPLE:
        yield f"  e.g. {said}"
    if now is not None:
        yield from _wrapped(f"now: {_plain(now)}")


def _as_typed(example: Any, form: Form) -> str:
    """An example in the form in which it is typed."""
    if isinstance(example, list) and example and all(isinstance(each, str) for each in example):
        return (", " if form.words or form.refs else "; ").join(example)
    if form.kind == "pairs" and isinstance(example, dict):
        return ", ".join(f"{key}: {_plain(each)}" for key, each in example.items())
    return _plain(example)


def _plain(answer: Any) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


def how_to_answer(form: Form, known: list[str]) -> str:
    """How to type an answer of this form."""
    words = "one of these" if form.meanings else f"one of: {', '.join(form.words)}"
    entries = "texts, separated by semicolons"
    if form.words or form.refs:
        entries = f"separated by commas{': ' + ', '.join(form.words) if form.words and not form.meanings else ''}"
    if form.kind == "object" and (named := choices(form)):
        return f"those of these that apply, separated by commas: {', '.join(named)}{', or none' if form.none else ''}"
    how = _HOW.get(form.kind, "").format(words=words, entries=entries)
    if form.kind == "text" and form.refs:
        places = ", ".join(place[1:].replace("/", ".") for place in form.refs[:4])
        how = f"an id in {places}; a new one is described next"
    ids = f"ids: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}" if known else ""
    said = "; ".join(each for each in (how, ids) if each)
    return f"{said}{' ' if said.endswith('or') else ', or ' if said else 'or '}none" if form.none else said


def why(question: Question, catalogue: Catalogue) -> Iterator[str]:
    """The reason for a question, and what the standard says about it."""
    if question.code in catalogue:
        entry = catalogue.entry(question.code)
        yield from _wrapped(f"It is a part of {question.code}: {entry['title']}.")
        yield from _wrapped(f"Why: {entry['why']}")
        yield f"  More, with sources: synthreport explain {question.code}"


def nowhere(question: Question, form: Form) -> Iterator[str]:
    """Ask which collection an undefined id belongs to."""
    yield f'[{question.pointer}]  "{question.entry}" is not defined yet. What is it?'
    yield f"  ({how_to_answer(form, [])})"


def unconfirmed(question: Question, data: Any, pointers: set[str]) -> Iterator[str]:
    """Ask whether some answers of a section are right."""
    yield f"[{question.pointer}]  Not confirmed yet. Is this right?"
    yield from _excerpt(part(data, pointers))
    yield "  (yes; no: leave it unconfirmed; or the /pointer of an answer to change)"


def found(finding: Finding) -> Iterator[str]:
    """The lines of a finding."""
    yield from _wrapped(f"{finding.code} {finding.level}: {finding.problem}.")
    yield from _wrapped(finding.message)
    yield from _wrapped(f"fix: {finding.fix}")


def part(data: Any, pointers: set[str], pointer: str = "") -> Any:
    """The part of some data with only the answers at some pointers."""
    if not isinstance(data, dict) or pointer in pointers:
        return data
    ways = {key: f"{pointer}/{escape(str(key))}" for key in data}
    leading = {above for each in pointers for above in _above(each)}
    return {key: part(data[key], pointers, way) for key, way in ways.items() if way in leading}


def _above(pointer: str) -> list[str]:
    parts = pointer.split("/")
    return ["/".join(parts[:count]) for count in range(2, len(parts) + 1)]


def _excerpt(data: Any) -> list[str]:
    """Some answers as YAML, cut to one screen."""
    lines = as_yaml(data).splitlines()
    left = len(lines) - _MOST_LINES
    return [f"  {line}" for line in lines[:_MOST_LINES]] + ([f"  … and {left} more lines, in the file"] * (left > 0))


def _wrapped(text: str) -> Iterable[str]:
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
