"""Attestations that a check read: which files, by whom, and whether a trusted key signed them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from synthreport.evidence.custody.attesting.ed25519_keys import PublicKey
from synthreport.evidence.custody.attesting.fitting import About
from synthreport.evidence.custody.attesting.reading_attestations import Read, bytes_in, listed_that_fit, understood
from synthreport.files.opener import real


class Used(NamedTuple):
    """An attestation: the digest of its file, who attests, when, and the id of the trusted key, if any signed it."""

    sha256: str
    by: str
    date: str
    key: str = ""

    def entry(self) -> dict[str, str]:
        """The attestation as plain data; without a trusted key, its grades did not count."""
        return {key: each for key, each in self._asdict().items() if each}


def attestations_used(about: About, files: Iterable[Path], trusted: tuple[PublicKey, ...]) -> list[Used]:
    """Those of the command line and those that the manifest lists, each once, in a fixed order. Raises Unusable."""
    found = {_used(*each) for each in _all(about, files, trusted)}
    return sorted(found)


def _all(about: About, files: Iterable[Path], trusted: tuple[PublicKey, ...]) -> Iterator[tuple[bytes, Read]]:
    for path in files:
        data = bytes_in(real(path))
        yield data, understood(data, about, trusted)
    yield from listed_that_fit(about, trusted)


def _used(data: bytes, read: Read) -> Used:
    key = read.signer.id if read.signer else ""
    return Used(hashlib.sha256(data).hexdigest(), read.statement.by, read.statement.date, key)
