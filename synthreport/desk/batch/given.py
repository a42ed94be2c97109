"""Manifests as they are given to a batch: bytes with a name, or the reason why there are none."""

from __future__ import annotations

from typing import NamedTuple


class Given(NamedTuple):
    """One manifest: its name, its bytes, and the journal that a list names for it.

    `why` says why it could not be read. `identity` is the same for two names of one file, and empty if the name is it.
    """

    source: str
    content: bytes = b""
    why: str = ""
    journal: str = ""
    identity: str = ""


class Asked(NamedTuple):
    """How every manifest of a batch is checked.

    `checker` and `profile_sha256` are those of the program that started the batch: a worker with others refuses.
    """

    profile: str
    profile_sha256: str
    standard: str | None
    limit: int
    most: int
    checker: str


class OtherChecker(Exception):
    """A worker has another version of the checker, or of the profile; the message says which."""


class Piece(NamedTuple):
    """The manifests of one partition, under a number of its own: what a worker gets at once."""

    number: int
    manifests: tuple[tuple[str, bytes], ...]
