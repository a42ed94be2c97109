"""Measure what a recording has made, when it ends: the synthetic table beside real rows."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from synthreport.document.source import read
from synthreport.draft.source_files import Unusable
from synthreport.edit import CannotEdit
from synthreport.edit.saving import save
from synthreport.files.writing import locked, write


class Wanted(NamedTuple):
    """The files to measure: a synthetic table, the rows that the generator saw, and rows that it never saw."""

    synthetic: Path
    train: Path
    holdout: Path
    outcomes: tuple[str, ...]


def measure(path: Path, wanted: Wanted) -> None:
    """Write the results into a manifest, and all numbers into the file of evidence beside it.

    Raises ValueError if that is not possible, FileExistsError if the file of evidence is somebody else's, and
    ImportError without the extra `measure`.
    """
    from synthreport import __version__
    from synthreport.evidence.measuring.results_in_manifest.into_manifest import written
    from synthreport.evidence.measuring.tables_of_request import Request

    tables = {"": {"synthetic": wanted.synthetic, "train": wanted.train, "holdout": wanted.holdout}}
    with locked(path):
        document = read(str(path))
        try:
            found = written(document, path.parent, Request(tables, outcomes=wanted.outcomes), __version__)
            _refuse_foreign(path.parent / found.name)
            write(path.parent / found.name, found.evidence)
            save(document, found.text)
        except (Unusable, CannotEdit) as error:
            raise ValueError(f"not measured: {error}") from None


def _refuse_foreign(evidence: Path) -> None:
    """Raise FileExistsError if a file that is to hold the evidence was not written by a measurement."""
    from synthreport.evidence.measuring.results_in_manifest.evidence_file import is_foreign

    if is_foreign(evidence):
        raise FileExistsError(f"{evidence} was not written by synthreport measure: move it away")
