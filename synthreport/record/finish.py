"""How a recording ends: the manifest is written, or, after an error, the record is written beside it."""

from __future__ import annotations

import logging
import os
import tempfile
from copy import deepcopy
from itertools import chain, count
from pathlib import Path
from threading import Lock

from synthreport.builder import Manifest
from synthreport.draft.draft import Answers
from synthreport.edit.concurrent_changes import Conflict, merged
from synthreport.edit.new_text import new_text
from synthreport.files.writing import locked, refuse_read_only, write
from synthreport.record.merge_record import joined
from synthreport.record.record import Record
from synthreport.record.repeat_test import compare
from synthreport.record.run_facts import collect
from synthreport.record.seeds import without_secrets

_PATIENCE = 600.0
"""How many seconds the end of a recording waits for others: hours of work may depend on it."""

_LOG = logging.getLogger("synthreport")
_UNDER_WAY: set[Path] = set()
_LOCK = Lock()


def claim(path: Path) -> None:
    """Begin to record a manifest. Raises RuntimeError if it is being recorded already."""
    with _LOCK:
        if path.resolve() in _UNDER_WAY:
            raise RuntimeError(f"{path} is being recorded already: end that recording first, or name another file")
        _UNDER_WAY.add(path.resolve())


def release(path: Path) -> None:
    """Let others record a manifest."""
    with _LOCK:
        _UNDER_WAY.discard(path.resolve())


def refuse_unwritable(path: Path) -> None:
    """Raise OSError if a file could not be written at the end: better now than after hours of work."""
    folder = next(each for each in path.resolve().parents if each.exists())
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder: {path} cannot be written")
    if not os.access(folder, os.W_OK):
        raise PermissionError(f"nothing can be written in {folder}; name the manifest's file in another folder")
    refuse_read_only(path)


def end(run: Record, error: BaseException | None) -> None:
    """Write the manifest; after an error, or if that fails, the record beside it."""
    try:
        if error is None:
            _save(run)
    except BaseException as failure:
        _put_aside(run, failure)
        raise
    if error is not None:
        _put_aside(run, error)


def _save(run: Record) -> None:
    """Write the manifest. What takes its time is done before the file is locked, and again if the file has changed."""
    recorded = deepcopy(run.draft)
    _complete(run)
    with locked(run.path, _PATIENCE):
        if _catch_up(run):
            run.draft = recorded
            _complete(run)
        run.manifest._answers = _joined(run)
        run.manifest.save(run.path)


def _complete(run: Record) -> None:
    collect(run)
    compare(run, run.before)


def _catch_up(run: Record) -> bool:
    """Merge what others, such as another recording, have written meanwhile; whether there is any.

    Raises FileExistsError if they answer differently from this script, and ValueError if the file cannot be read.
    """
    if not run.path.exists() or run.manifest._standing(run.path):
        return False
    now = Manifest.load(run.path)
    try:
        now._answers = merged(run.before, run.manifest.data, now.data)
    except Conflict as conflict:
        raise FileExistsError(f"{run.path}: somebody else has changed {conflict} since the recording began") from None
    run.manifest._become(now)
    return True


def _joined(run: Record) -> Answers:
    """The manifest with the record; contradictions are reported."""
    without_secrets(run.draft, run.secret_steps)
    answers, run.left = joined(run.manifest._synthreport_data(), run.draft)
    for each in run.left:
        _LOG.info("%s: %s", each.place, each.why)
    return answers


def _put_aside(run: Record, error: BaseException) -> None:
    """Write what was recorded beside the manifest, or where temporary files go; the error names the place."""
    text = new_text(_joined(run), run.path.name)
    for put in (_put_beside, _put_elsewhere):
        try:
            place = put(run.path, text)
        except OSError:
            continue
        error.add_note(f"{run.path} is unchanged; what was recorded until then is in {place}")
        return


def _put_beside(path: Path, text: str) -> Path:
    """Write under a name that no earlier record has."""
    names = chain(["unfinished"], (f"unfinished-{number}" for number in count(2)))
    places = (path.with_name(f"{path.stem}.{name}{path.suffix}") for name in names)
    with locked(path):
        place = next(each for each in places if not os.path.lexists(each))
        write(place, text)
    return place


def _put_elsewhere(path: Path, text: str) -> Path:
    place = Path(tempfile.mkdtemp(prefix="synthreport-"), f"{path.stem}.unfinished{path.suffix}")
    write(place, text)
    return place
