"""Read attestations: whether each is about this manifest and its files, who signed it, and which grades count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import escape, get, has, reach
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.content_digest import content_digest
from synthreport.evidence.custody.attesting.ed25519_keys import PublicKey
from synthreport.evidence.custody.attesting.envelope import LARGEST, unpacked_envelope
from synthreport.evidence.custody.attesting.statement import CONTENT, Statement, Subject, statement_in
from synthreport.evidence.verifying.bytes_read import bytes_of
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.evidence.verifying.notes import Notes, shortened
from synthreport.files.opener import contents, opened
from synthreport.files.printable import printable
from synthreport.grades import Grade
from synthreport.standard.gaps import is_gap

FITS, SIGNED = "VE93", "VE94"
_SLOTS = "/manifest/attestations"


class About(NamedTuple):
    """What attestations must be about: the data of a manifest, and the folder of its files, if there is one."""

    data: Any
    folder: Path | None


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
    _refuse_unfit(statement, about)
    return Read(statement, signer, bool(envelope.signatures))


def _refuse_unfit(statement: Statement, about: About) -> None:
    """Raise Unusable if a statement is about another manifest, or other files."""
    manifests = [each for each in statement.subjects if CONTENT in each.digest]
    if len(manifests) != 1:
        raise Unusable("it does not name the one manifest that it is about")
    if manifests[0].digest[CONTENT] != content_digest(about.data):
        raise Unusable("it is about another manifest, or this one was changed after it was made")
    for subject in statement.subjects:
        if subject is not manifests[0] and (why := _unlike(subject, about)):
            raise Unusable(f"{shortened(subject.name)}: {why}")


def _unlike(subject: Subject, about: About) -> str:
    """Why a released file is not the one that was attested; empty if it is, or is not here to be compared."""
    attested = subject.digest.get("sha256")
    if attested is None or leads_out(subject.name):
        return "its SHA-256 or its path cannot be compared"
    stated = [each.get("sha256") for _, each in reach(about.data, "/files/*") if _is_of(each, subject.name)]
    if any(isinstance(each, str) and each.lower() != attested for each in stated):
        return "the manifest states another SHA-256 than the attestation"
    if about.folder is None:
        return ""
    try:
        opened(about.folder / subject.name, about.folder).close()
        found = bytes_of(about.folder / subject.name, about.folder, lambda read: None).sha256
    except FileNotFoundError:
        return ""
    except (OSError, Unusable) as error:
        return str(getattr(error, "strerror", None) or error)
    return "" if found == attested else "it is not the file that the attestation is about"


def _is_of(entry: Any, path: str) -> bool:
    return isinstance(entry, dict) and entry.get("path") == path


def count(read: Read, at: str, notes: Notes) -> None:
    """Note the grades that an attestation gives: those that a trusted key signed count, others are its author's word.

    `at` is the pointer of the attestation in the manifest, or of the list of them.
    """
    who = f"{printable(read.statement.by)} on {read.statement.date}"
    if read.signer is None:
        why = "nobody signed it" if not read.is_signed else "no key that is trusted here signed it: name one with --trust"
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


def _listed(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    slots = get(data, _SLOTS, None)
    for id, entry in slots.items() if isinstance(slots, dict) and not is_gap(slots) else ():
        if isinstance(entry, dict) and not is_gap(entry) and has(data, at := f"{_SLOTS}/{escape(id)}"):
            yield at, entry


def _read_listed(
    file: str, entry: dict[str, Any], about: About, folder: Path, trusted: tuple[PublicKey, ...]
) -> Read:
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
