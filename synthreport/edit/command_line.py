"""Arguments of the command line: a pointer, and a value in YAML."""

from __future__ import annotations

from typing import Any

from synthreport.document import parse, pointer_of
from synthreport.document.positions import shown
from synthreport.document.scalars import WORDS, Refused, number
from synthreport.edit.change import CannotEdit

_OPENERS = ("[", "{", "'", '"')


def pointer(typed: str) -> str:
    """A JSON Pointer from `/dataset/title`, or from `dataset.title` if no key contains a dot or a slash."""
    if typed.startswith("/"):
        return typed
    if not typed or "/" in typed or "" in typed.split("."):
        raise CannotEdit(f"found {shown(typed)}, expected a pointer such as /dataset/title, or dataset.title")
    return pointer_of(typed.split("."))


def answer(typed: str) -> Any:
    """The value of a text: YAML if it begins with a bracket or a quote; else a number, a word such as `true`, or the
    text itself, including colons and hashes. Raises CannotEdit.
    """
    if not typed.strip().startswith(_OPENERS):
        try:
            return WORDS[typed] if typed in WORDS else number(typed)
        except Refused as refused:
            raise CannotEdit(f"found {shown(typed)}, expected {refused.expected}; {refused.fix}") from None
    document = parse(f"answer: {typed}\n".encode("utf-8", "surrogatepass"))
    for problem in document.problems:
        raise CannotEdit(f"{shown(typed)} cannot be read: {problem.message}; {problem.fix}")
    if list(document.data) != ["answer"]:
        raise CannotEdit(f"{shown(typed)} is more than one value: put it in quotes")
    return document.data["answer"]
