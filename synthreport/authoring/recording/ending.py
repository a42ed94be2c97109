"""How a recording ends: the manifest is written, or, after an error, the record is written beside it."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from threading import Lock

from synthreport.authoring.draft import Answers
from synthreport.authoring.recording.contents import record_contents
from synthreport.authoring.recording.derived import derive
from synthreport.authoring.recording.facts import collect
from synthreport.authoring.recording.keeping import joined
from synthreport.authoring.recording.record import Record
from synthreport.authoring.recording.repeating import compare
from synthreport.authoring.recording.secrets import without_secrets
from synthreport.authoring.recording.unwritten import leave_unwritten
from synthreport.authoring.text import new_text
from synthreport.writing import write

_LOG = logging.getLogger("synthreport")
_UNDER_WAY: set[Path] = set()
_LOCK = Lock()


def claim(path: Path) -> None:
    """Begin to record a manifest. Raises RuntimeError where it is being recorded already."""
    with _LOCK:
        if path.resolve() in _UNDER_WAY:
            raise RuntimeError(f"{path} is being recorded already: end that recording first, or name another file")
        _UNDER_WAY.add(path.resolve())


def release(path: Path) -> None:
    """Let others record a manifest."""
    with _LOCK:
        _UNDER_WAY.discard(path.resolve())


def refuse_unwritable(path: Path) -> None:
    """Raise OSError where a file could not be written in the end: better now than after hours of work."""
    folder = next(each for each in path.resolve().parents if each.exists())
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder: {path} cannot be written")
    if not os.access(folder, os.W_OK):
        raise PermissionError(f"nothing can be written in {folder}; name the manifest's file in another folder")


def end(run: Record, error: BaseException | None) -> None:
    """Write the manifest; after an error, or where that fails, the record beside it."""
    try:
        if error is None:
            leave_unwritten(run)
            collect(run)
            record_contents(run)
            derive(run)
            compare(run, run.before)
            run.manifest._answers = _joined(run)
            run.manifest.save(run.path)
    except BaseException as failure:
        _put_aside(run, failure)
        raise
    if error is not None:
        _put_aside(run, error)


def _joined(run: Record) -> Answers:
    """The manifest and the record; what of the record contradicts it is told."""
    without_secrets(run.draft, run.secret_steps)
    answers, run.left = joined(run.manifest._synthreport_data(), run.draft)
    for each in run.left:
        _LOG.info("%s: %s", each.place, each.why)
    return answers


def _put_aside(run: Record, error: BaseException) -> None:
    """Write what was recorded beside the manifest, or where temporary files go; the error tells where."""
    name = f"{run.path.stem}.unfinished{run.path.suffix}"
    for folder in (run.folder, Path(tempfile.gettempdir())):
        try:
            write(folder / name, new_text(_joined(run), name))
        except OSError:
            continue
        error.add_note(f"{run.path} is as it was; what was recorded until then is in {folder / name}")
        return
