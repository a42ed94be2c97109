"""How a recording ends: the manifest is written, or, after an error, the record is written beside it."""

from __future__ import annotations

import logging
import os
from copy import deepcopy
from pathlib import Path
from threading import Lock

from synthreport.builder import Manifest
from synthreport.document.pointers import without
from synthreport.document.source import read
from synthreport.draft.draft import Answers, Draft
from synthreport.edit.concurrent_changes import merged
from synthreport.edit.new_text import new_text
from synthreport.files.opener import real
from synthreport.files.writing import locked, refuse_read_only
from synthreport.record.keep_record import keep
from synthreport.record.merge_record import joined
from synthreport.record.record import Record
from synthreport.record.repeat_test import compare
from synthreport.record.run_facts import collect
from synthreport.record.seeds import without_secrets

_PATIENCE = 600.0
"""How many seconds the end of a recording waits for others: hours of work may depend on it."""

_NOT_WRITTEN = "%s was not written: %s; what was recorded is in %s, for `synthreport merge` when that is fixed"
_CONFLICT = "%s was answered by somebody since the recording began: %s has that answer, %s the recording's"

_LOG = logging.getLogger("synthreport")
_UNDER_WAY: set[Path] = set()
_LOCK = Lock()


def claim(path: Path) -> None:
    """Begin to record a manifest. Raises RuntimeError if it is being recorded already."""
    with _LOCK:
        if real(path) in _UNDER_WAY:
            raise RuntimeError(f"{path} is being recorded already: end that recording first, or name another file")
        _UNDER_WAY.add(real(path))


def release(path: Path) -> None:
    """Let others record a manifest."""
    with _LOCK:
        _UNDER_WAY.discard(real(path))


def refuse_unwritable(path: Path) -> None:
    """Raise OSError if a file could not be written at the end: better now than after hours of work."""
    folder = next(each for each in real(path).parents if each.exists())
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder: {path} cannot be written")
    if not os.access(folder, os.W_OK):
        raise PermissionError(f"nothing can be written in {folder}; name the manifest's file in another folder")
    refuse_read_only(path)


def end(run: Record, error: BaseException | None) -> bool:
    """Write the manifest; after an error, write the record beside it. Gives whether the manifest was written.

    If others have made it impossible meanwhile, such as by an answer of their own, the record is a part beside the
    manifest, and a warning tells where.
    """
    if error is not None:
        _put_aside(run, error)
        return False
    try:
        return _save(run)
    except BaseException as failure:
        _put_aside(run, failure)
        raise


def _save(run: Record) -> bool:
    """Write the manifest, or a part if that is impossible.

    What takes its time is done before the file is locked, and again if the file has changed.
    """
    recorded = deepcopy(run.draft)
    _complete(run)
    whole = new_text(_joined(run), run.path.name)
    try:
        conflicts = _write(run, recorded)
    except (OSError, ValueError) as failure:
        run.part = keep(run.path, whole, "part")
        if run.part is None:
            raise
        _LOG.warning(_NOT_WRITTEN, run.path, failure, run.part)
        return False
    if conflicts:
        _keep_ours(run, whole, conflicts)
    return True


def _keep_ours(run: Record, whole: str, conflicts: list[str]) -> None:
    """Write a part with answers that others have given differently."""
    run.part = keep(run.path, whole, "part")
    for pointer in conflicts if run.part else ():
        _LOG.warning(_CONFLICT, pointer, *(_line(file, pointer) for file in (run.path, run.part) if file))


def _line(path: Path, pointer: str) -> str:
    return f"{path}:{read(str(path)).span(pointer).line}"


def _write(run: Record, recorded: Draft) -> list[str]:
    """Merge with what others have written, and write. Gives the pointers of answers on which the others differ.

    Raises OSError, and ValueError if the file cannot be read or changed.
    """
    with locked(run.path, _PATIENCE):
        conflicts = _catch_up(run)
        if conflicts:
            run.draft.answers = without(run.draft.answers, conflicts)
        elif conflicts is not None:
            run.draft = recorded
            _complete(run)
        run.manifest._answers = _joined(run)
        run.manifest.save(run.path)
    return conflicts or []


def _complete(run: Record) -> None:
    collect(run)
    compare(run, run.before)


def _catch_up(run: Record) -> list[str] | None:
    """Merge what others, such as another recording, have written meanwhile; None if there is nothing.

    Gives the pointers of answers that they gave differently; theirs are kept. Raises ValueError for an unreadable file.
    """
    if not run.path.exists() or run.manifest._standing(run.path):
        return None
    now, conflicts = Manifest.load(run.path), list[str]()
    now._answers = merged(run.before, run.manifest.data, now.data, conflicts)
    run.manifest._become(now)
    return conflicts


def _joined(run: Record) -> Answers:
    """The manifest with the record; contradictions are reported."""
    without_secrets(run.draft, run.secret_steps)
    answers, run.left = joined(run.manifest._synthreport_data(), run.draft)
    for each in run.left:
        _LOG.info("%s: %s", each.place, each.why)
    return answers


def _put_aside(run: Record, error: BaseException) -> None:
    """Write what was recorded beside the manifest, or where temporary files go; the error names the place."""
    if place := keep(run.path, new_text(_joined(run), run.path.name), "unfinished"):
        error.add_note(f"{run.path} is unchanged; what was recorded until then is in {place}")
