"""Records in files: as plain JSON, or as a signed in-toto Statement in a DSSE envelope."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from synthreport.desk.check_record.check_record import Record
from synthreport.desk.check_record.short_code import code_of
from synthreport.document.pointers import pointer_of
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey, PublicKey
from synthreport.evidence.custody.attesting.envelope import LARGEST, packed, strict_json, unpacked_envelope
from synthreport.evidence.custody.attesting.statement import CONTENT, STATEMENT
from synthreport.files.opener import contents
from synthreport.files.printable import printable
from synthreport.files.serialise import as_json
from synthreport.schema.evaluator import Evaluator
from synthreport.standard.versions import read

PREDICATE = "https://w3id.org/synthreport/record/v1"
_SCHEMA = "../record-1.0.schema.json"


class Sealed(NamedTuple):
    """A record from a file, whether anybody signed it, and the trusted key that did."""

    record: Record
    is_signed: bool = False
    signer: PublicKey | None = None


def sealed(record: Record, key: PrivateKey | None) -> bytes:
    """The bytes of a file: with a key an envelope, without one plain JSON."""
    if key is None:
        return as_json(record).encode()
    statement = {
        "_type": STATEMENT, "subject": [{"name": "manifest", "digest": _digests(record)}],
        "predicateType": PREDICATE, "predicate": record,
    }  # fmt: skip
    return packed(as_json(statement).encode(), key)


def unsealed(data: bytes, trusted: tuple[PublicKey, ...] = ()) -> Sealed:
    """A record from the bytes of its file. Raises Unusable if it is none, or was changed."""
    found = strict_json(data, "it")
    if not isinstance(found, dict) or "payloadType" not in found:
        return Sealed(_valid(found))
    envelope = unpacked_envelope(data)
    signer = envelope.signer(trusted)
    return Sealed(_stated(strict_json(envelope.payload, "its payload")), bool(envelope.signatures), signer)


def record_bytes(path: Path) -> bytes:
    """The bytes of a record's file. Raises Unusable."""
    try:
        return contents(path, LARGEST)
    except FileNotFoundError:
        raise Unusable("no such file") from None
    except OSError as error:
        raise Unusable(f"it cannot be read: {error.strerror or error}") from None


def _digests(record: Record) -> dict[str, str]:
    manifest = record["manifest"]
    return {"sha256": manifest["sha256"]} | (
        {CONTENT: manifest["content_sha256"]} if "content_sha256" in manifest else {}
    )


def _stated(statement: Any) -> Record:
    """The record in a statement, which must be about the manifest of the record."""
    if not isinstance(statement, dict) or statement.get("predicateType") != PREDICATE:
        raise Unusable("its payload is no record that `synthreport check --record` writes")
    record = _valid(statement.get("predicate"))
    subjects = statement.get("subject")
    if not isinstance(subjects, list) or [_digest_of(each) for each in subjects] != [_digests(record)]:
        raise Unusable("its statement is about another manifest than its record")
    return record


def _digest_of(subject: Any) -> Any:
    return subject.get("digest") if isinstance(subject, dict) else None


def _valid(found: Any) -> Record:
    """A record that follows its schema, and whose code is its own."""
    errors = Evaluator(read(_SCHEMA)).errors(found)
    if first := next(iter(errors), None):
        place = pointer_of(first[0])
        where = f" at {printable(place)}" if place else ""
        raise Unusable(f"it is no record of a check{where}: compare it with `synthreport schema --of record`")
    record: Record = found
    if record["code"] != code_of(record):
        raise Unusable("its short code is that of another record: somebody changed it")
    return record
