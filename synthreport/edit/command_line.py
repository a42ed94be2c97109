"""What an author types on a command line: a pointer, and an answer in YAML."""

from __future__ import annotations

from typing import Any

from synthreport.document import parse, pointer_of
from synthreport.document.positions import shown
from synthreport.document.scalars import WORDS, Refused, number
from synthreport.edit.change import CannotEdit

_OPENERS = ("[", "{", "'", '"')


def pointer(typed: str) -> str:
    """A JSON Pointer as it was typed: `/dataset/title`, or `dataset.title` where no key holds a dot or a slash."""
    if typed.startswith("/"):
        return typed
    if not typed or "/" in typed or "" in typed.split("."):
        raise CannotEdit(f"found {shown(typed)}, expected a pointer such as /dataset/title, or dataset.title")
    return pointer_of(typed.split("."))


def answer(typed: str) -> Any:
    """What a value means: YAML where it begins with a bracket or a quote, and else a number, a word such as `true`, or
    the text itself, colons and hashes included. Raises CannotEdit.
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
        raise CannotEdit(f"{shown(typed)} holds more than one value")
    return document.data["answer"]
