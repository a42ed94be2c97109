"""Make an attestation of what a custodian saw."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from synthreport import __version__
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.content_digest import content_digest
from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey
from synthreport.evidence.custody.attesting.envelope import packed
from synthreport.evidence.custody.attesting.statement import CONTENT, Statement, Subject, payload_of
from synthreport.evidence.custody.copies_of_rows import as_entries
from synthreport.evidence.custody.custodian import Look
from synthreport.evidence.custody.given_rows import Given
from synthreport.evidence.measuring.manifest_facts import Facts
from synthreport.evidence.verifying.bytes_read import bytes_of
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.evidence.verifying.notes import shortened
from synthreport.files.opener import named
from synthreport.result import Observed


def attestation(
    data: Any, source: Path, folder: Path, given: list[Given], seen: tuple[Look, Observed], by: str,
    key: PrivateKey | None,
) -> bytes:  # fmt: skip
    """The bytes of an envelope about the manifest in the file `source`. Raises Unusable."""
    look, observed = seen
    subjects = _manifest(data, source), *_released(data, folder)
    read = tuple(_read(given, look, Facts(data).small))
    date, tool = datetime.now(UTC).date().isoformat(), f"synthreport {__version__}"
    made = Statement(by, date, tool, subjects, observed.grades, read, tuple(as_entries(look.copies)))
    return packed(payload_of(made), key)


def _manifest(data: Any, source: Path) -> Subject:
    try:
        with named(source) as file:
            whole = hashlib.sha256(file.read()).hexdigest()
    except OSError as error:
        raise Unusable(f"{shortened(source.name)}: cannot be read: {error.strerror or error}") from None
    return Subject(source.name, {"sha256": whole, CONTENT: content_digest(data)})


def _released(data: Any, folder: Path) -> Iterator[Subject]:
    """The released files that are in the folder; a pattern stands for files that are not listed one by one."""
    for _, entry in Facts(data).entries("files"):
        path = entry.get("path")
        if not isinstance(path, str) or leads_out(path) or "*" in path:
            continue
        try:
            yield Subject(path, {"sha256": bytes_of(folder / path, folder, lambda read: None).sha256})
        except Unusable:
            continue


def _read(given: list[Given], look: Look, small: int) -> Iterator[dict[str, Any]]:
    """The splits that were read, each with a digest of its file: salted, if there is a salt."""
    for each, rows in zip(given, look.records, strict=True):
        digest = (
            {"sha256": each.sha256, "salt": "none"}
            if each.salted is None
            else {"sha256": each.salted, "salt": "held_by_custodian"}
        )
        table = {"table": each.table} if each.table else {}
        yield {"split": each.split, **table, "digest": digest} | ({"records": rows} if rows >= small else {})
