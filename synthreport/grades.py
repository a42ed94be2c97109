"""Grades of claims: what is known of a claim beyond its author's word."""

from enum import StrEnum
from typing import NamedTuple


class Grade(StrEnum):
    """What a claim is worth; in reports, the worst is first."""

    REFUTED = "refuted"
    """The files say otherwise."""
    ATTESTED = "attested"
    """Somebody whom the reader trusts has signed that it was computed again."""
    RECOMPUTED = "recomputed"
    """It was computed again from the files, here."""
    MATCHED = "matched"
    """It is about a file whose digest is the stated one, or a file says the same."""
    CITED = "cited"
    """The manifest names evidence that is among its entries."""
    ASSERTED = "asserted"
    """Its author says so."""
    NOT_CHECKABLE = "not checkable here"
    """What would show it is not at hand."""


WORTH = (Grade.ATTESTED, Grade.RECOMPUTED, Grade.MATCHED, Grade.CITED, Grade.ASSERTED)
"""The grades that a profile may demand, the highest first; a claim satisfies those from its own on."""


class Graded(NamedTuple):
    """A claim or a quantitative answer, by its pointer and kind, with its grade, and why it has that one."""

    pointer: str
    kind: str
    grade: Grade
    why: str = ""


class FilesCompared(NamedTuple):
    """How many files a manifest lists, and how many of them have the SHA-256 that it states."""

    listed: int
    as_stated: int


def suffices(grade: Grade, demanded: Grade) -> bool:
    """Whether a claim of a grade has the demanded one, or a higher one."""
    return grade in WORTH[: WORTH.index(demanded) + 1]
