"""Digests that the manifest states beside `files`: of code, of a lock file, of the manifest of a parent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import pointer_of
from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.bytes_read import Progress, bytes_of
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.evidence.verifying.notes import Notes
from synthreport.grades import Grade

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
_DIGEST = re.compile(r"[0-9A-Fa-f]{64}")
_NAMING = ("path", "uri", "file")


class Stated(NamedTuple):
    """A digest of a file: where the manifest states it, and the path of the file."""

    pointer: str
    path: str
    sha256: str


def judge_other_digests(data: Any, folder: Path, known: Mapping[str, str], notes: Notes, progress: Progress) -> None:
    """Note whether files that are named with a digest have it; `known` are the digests of paths that were read."""
    for stated in _stated(data, ()):
        if why := _why_not(stated.path, folder):
            notes.grade(stated.pointer, Grade.NOT_CHECKABLE, why)
            continue
        try:
            found = known.get(stated.path) or bytes_of(folder / stated.path, folder, progress).sha256
        except Unusable as error:
            notes.grade(stated.pointer, Grade.NOT_CHECKABLE, f"its file {error}")
            continue
        message = "" if found == stated.sha256.lower() else "the file has another SHA-256"
        if notes.judge("VE54", f"{stated.pointer}/sha256", message, claim=stated.pointer):
            notes.grade(stated.pointer, Grade.MATCHED, "its SHA-256 is the stated one")


def _stated(value: Any, path: tuple[str, ...]) -> Iterator[Stated]:
    """Every mapping outside `files` with a digest and the path of a file."""
    if path == ("files",):
        return
    if isinstance(value, dict):
        sha256, name = value.get("sha256"), next((value[key] for key in _NAMING if key in value), None)
        if isinstance(sha256, str) and _DIGEST.fullmatch(sha256) and isinstance(name, str):
            yield Stated(pointer_of(path), name, sha256)
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _stated(each, (*path, str(key)))


def _why_not(path: str, folder: Path) -> str:
    """Why a file is not compared here; empty if it is."""
    if _ADDRESS.match(path):
        return "it is at an address"
    if leads_out(path):
        return "its path leads out of the folder"
    return "" if (folder / path).is_file() else "it is not in the folder"
