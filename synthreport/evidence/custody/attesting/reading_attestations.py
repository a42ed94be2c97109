"""Read attestations: whether each is about this manifest and its files, who signed it, and which grades count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import escape, get
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.ed25519_keys import PublicKey
from synthreport.evidence.custody.attesting.envelope import LARGEST, unpacked_envelope
from synthreport.evidence.custody.attesting.fitting import About, refuse_unfit
from synthreport.evidence.custody.attesting.statement import Statement, statement_in
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.evidence.verifying.notes import Notes
from synthreport.files.opener import contents
from synthreport.files.printable import printable
from synthreport.grades import Grade
from synthreport.standard.gaps import is_gap

FITS, SIGNED = "VE93", "VE94"
_SLOTS = "/manifest/attestations"


class Read(NamedTuple):
    """An attestation that fits: its statement, and the trusted key that signed it, if any did."""

    statement: Statement
    signer: PublicKey | None
    is_signed: bool


def bytes_in(path: Path, inside: Path | None = None) -> bytes:
    """The bytes of an attestation. Raises Unusable, and FileNotFoundError."""
    try:
        return contents(path, LARGEST, inside)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unusable(f"it cannot be read: {error.strerror or error}") from None


def understood(data: bytes, about: About, trusted: tuple[PublicKey, ...]) -> Read:
    """An attestation from its bytes. Raises Unusable if it is none, was changed, or is about something else."""
    envelope = unpacked_envelope(data)
    signer = envelope.signer(trusted)
    statement = statement_in(envelope.payload)
    refuse_unfit(statement, about)
    return Read(statement, signer, bool(envelope.signatures))


def count(read: Read, at: str, notes: Notes) -> None:
    """Note the grades that an attestation gives: those that a trusted key signed count, others are its author's word.

    `at` is the pointer of the attestation in the manifest, or of the list of them.
    """
    who = f"{printable(read.statement.by)} on {read.statement.date}"
    if read.signer is None:
        why = (
            "nobody signed it" if not read.is_signed else "no key that is trusted here signed it: name one with --trust"
        )
        notes.judge(SIGNED, at, f"the attestation by {who} does not count: {why}")
        return
    notes.judge(SIGNED, at)
    for pointer, (grade, why) in read.statement.grades.items():
        if grade is Grade.REFUTED:
            notes.grade(pointer, Grade.REFUTED, f"{printable(why)}, says {who}")
        elif grade in (Grade.RECOMPUTED, Grade.MATCHED):
            notes.grade(pointer, Grade.ATTESTED, f"{grade} by {who}, key {read.signer.id[:16]}")


def count_listed(about: About, trusted: tuple[PublicKey, ...], notes: Notes) -> None:
    """Read the attestations that the manifest itself lists, as far as they are in its folder."""
    for at, entry in _listed(about.data):
        file = entry.get("file")
        if about.folder is None or not isinstance(file, str) or "://" in file:
            notes.skip(FITS, "an attestation is not in the folder")
            continue
        try:
            read = _read_listed(file, entry, about, about.folder, trusted)
        except FileNotFoundError:
            notes.skip(FITS, "an attestation is not in the folder")
        except Unusable as error:
            notes.judge(FITS, at, f"the attestation does not count: {error}")
        else:
            notes.judge(FITS, at)
            count(read, at, notes)


def listed_that_fit(about: About, trusted: tuple[PublicKey, ...]) -> Iterator[tuple[bytes, Read]]:
    """The attestations that the manifest lists, are in its folder, and fit: the bytes of each, and what it says."""
    for _, entry in _listed(about.data):
        file = entry.get("file")
        if about.folder is None or not isinstance(file, str) or "://" in file:
            continue
        with suppress(FileNotFoundError, Unusable):  # `count_listed` reports them
            read = _read_listed(file, entry, about, about.folder, trusted)
            yield bytes_in(about.folder / file, about.folder), read


def _listed(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    slots = get(data, _SLOTS, None)
    for id, entry in slots.items() if isinstance(slots, dict) and not is_gap(slots) else ():
        if isinstance(entry, dict) and not is_gap(entry):
            yield f"{_SLOTS}/{escape(id)}", entry


def _read_listed(file: str, entry: dict[str, Any], about: About, folder: Path, trusted: tuple[PublicKey, ...]) -> Read:
    """An attestation that the manifest lists. Raises Unusable, and FileNotFoundError if it is not there."""
    if why := leads_out(file):
        raise Unusable(why)
    data = bytes_in(folder / file, folder)
    if isinstance(entry.get("sha256"), str) and entry["sha256"].lower() != hashlib.sha256(data).hexdigest():
        raise Unusable("the manifest states another SHA-256 of it")
    read = understood(data, about, trusted)
    for key, said in (("by", read.statement.by), ("date", read.statement.date)):
        if isinstance(entry.get(key), str) and entry[key] != said:
            raise Unusable(f"the manifest states another `{key}` than it does")
    return read
