"""Whether a statement is about this manifest and these files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import reach
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.content_digest import content_digest
from synthreport.evidence.custody.attesting.statement import CONTENT, Statement, Subject
from synthreport.evidence.verifying.bytes_read import bytes_of
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.evidence.verifying.notes import shortened
from synthreport.files.opener import opened


class About(NamedTuple):
    """What attestations must be about: the data of a manifest, and the folder of its files, if there is one."""

    data: Any
    folder: Path | None


def refuse_unfit(statement: Statement, about: About) -> None:
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
    return "" if about.folder is None else _unlike_on_disk(about.folder, subject.name, attested)


def _unlike_on_disk(folder: Path, name: str, attested: str) -> str:
    try:
        opened(folder / name, folder).close()
        found = bytes_of(folder / name, folder, lambda read: None).sha256
    except FileNotFoundError:
        return ""
    except (OSError, Unusable) as error:
        return str(getattr(error, "strerror", None) or error)
    return "" if found == attested else "it is not the file that the attestation is about"


def _is_of(entry: Any, path: str) -> bool:
    return isinstance(entry, dict) and entry.get("path") == path
