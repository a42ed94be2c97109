"""How a question looks: where it belongs, what is asked, how it is answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from synthreport.authoring.interview.forms import Form
from synthreport.authoring.interview.questions import Question
from synthreport.notation import as_yaml
from synthreport.standard.catalogue import Catalogue

_WIDTH = 88
_LONGEST_EXAMPLE = 120
_MOST_LINES = 40
COMMANDS = "Enter takes what stands in brackets · - skip · ! gap · ? why · < back · /pointer go there · Ctrl-C stop"
_HOW = {
    "word": "one of: {words}",
    "number": "a number",
    "boolean": "yes or no",
    "list": "{entries}",
    "map": "an id for each entry, parted by commas",
    "entries": "how many entries are there?",
    "pairs": "key: value, parted by commas",
    "object": "are there any? yes, or",
    "any": "as YAML",
}


def head(question: Question, title: str) -> str:
    """The line that says what the question is about."""
    level = f"{question.code} {question.level}".strip()
    return f"[{question.pointer}]  {level}{' · ' + title if title else ''}"


def body(form: Form, catalogue: Catalogue, known: list[str]) -> Iterator[str]:
    """What is to be stated, how, and an example."""
    text = str(form.schema.get("description") or form.schema.get("title") or "")
    yield from _wrapped(text)
    how = how_to_answer(form, known)
    if how:
        yield from _wrapped(f"({how})")
    example = form.schema.get("examples", [None])[0]
    said = json.dumps(example, ensure_ascii=False) if example is not None else ""
    if form.kind in ("text", "number", "list", "pairs", "any") and 0 < len(said) <= _LONGEST_EXAMPLE:
        yield f"  e.g. {said if not isinstance(example, str) else example}"


def how_to_answer(form: Form, known: list[str]) -> str:
    """How an answer of this form is typed."""
    entries = "texts, parted by semicolons"
    if form.words or form.refs:
        entries = f"parted by commas{': ' + ', '.join(form.words) if form.words else ''}"
    how = _HOW.get(form.kind, "").format(words=", ".join(form.words), entries=entries)
    ids = f"ids: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}" if known else ""
    said = "; ".join(each for each in (how, ids) if each)
    return f"{said}{' ' if said.endswith('or') else ', or ' if said else 'or '}none" if form.none else said


def why(question: Question, catalogue: Catalogue) -> Iterator[str]:
    """Why this is asked, and what the standard says of it."""
    if question.code in catalogue:
        entry = catalogue.entry(question.code)
        yield from _wrapped(f"{question.code}: {entry['title']}.")
        yield from _wrapped(str(entry.get("text", "")))
        yield from _wrapped(f"Why: {entry['why']}")
        if entry["sources"]:
            yield f"  Sources: {', '.join(entry['sources'])}; more: synthreport explain {question.code}"


def excerpt(part: Any) -> list[str]:
    """Some answers as YAML, and not more of them than fit a screen."""
    lines = as_yaml(part).splitlines()
    left = len(lines) - _MOST_LINES
    return [f"  {line}" for line in lines[:_MOST_LINES]] + ([f"  … and {left} more lines, in the file"] * (left > 0))


def _wrapped(text: str) -> Iterable[str]:
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
