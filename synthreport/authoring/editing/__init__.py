"""Changes to a manifest in its place: only the lines concerned change, comments, order and quoting stay."""

from __future__ import annotations

from typing import Any, NamedTuple

from synthreport.document import Document

REMOVED = object()
"""Stands for the answer of a change that takes the key away."""


class Change(NamedTuple):
    """What is to stand at a JSON Pointer (RFC 6901); `/-` at its end appends to a list."""

    pointer: str
    answer: Any = REMOVED


class CannotEdit(ValueError):
    """A change that cannot be made; the message says why."""


def edited(document: Document, changes: list[Change]) -> str:
    """The text of a document after some changes, in YAML or JSON, as it was written. Raises CannotEdit."""
    raise NotImplementedError
