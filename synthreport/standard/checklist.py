"""The checklist of the standard as the catalogue holds it: numbered lines, and the items that answer each."""

from typing import Any, NamedTuple


class Line(NamedTuple):
    """One line: its question in plain words, its label, and the items that answer it.

    `gaps` are the kinds of gap that answer it, too; every other gap leaves it open. `where` says in words when the line
    is asked at all; it is empty where it always is.
    """

    number: int
    label: str
    question: str
    codes: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    where: str = ""


def lines_of(entries: dict[str, Any]) -> tuple[Line, ...]:
    """The lines of a published catalogue, in their order."""
    return tuple(
        Line(each["number"], each["label"], each["question"], tuple(each["codes"]), tuple(each["gaps"]), each["where"])
        for each in entries["checklist"]
    )
