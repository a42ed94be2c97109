"""Keep a record that cannot go into its manifest: beside it, or where temporary files go."""

from __future__ import annotations

import os
import tempfile
from itertools import chain, count
from pathlib import Path

from synthreport.files.writing import locked, write


def keep(path: Path, text: str, what: str) -> Path | None:
    """Write a record under a name such as `synthreport.part.yaml`, and give the place; None if nothing can be written.

    No earlier record is overwritten.
    """
    for put in (_put_beside, _put_elsewhere):
        try:
            return put(path, text, what)
        except OSError:
            continue
    return None


def _put_beside(path: Path, text: str, what: str) -> Path:
    names = chain([what], (f"{what}-{number}" for number in count(2)))
    places = (path.with_name(f"{path.stem}.{name}{path.suffix}") for name in names)
    with locked(path.with_name(f"{path.stem}.{what}{path.suffix}")):
        place = next(each for each in places if not os.path.lexists(each))
        write(place, text)
    return place


def _put_elsewhere(path: Path, text: str, what: str) -> Path:
    place = Path(tempfile.mkdtemp(prefix="synthreport-"), f"{path.stem}.{what}{path.suffix}")
    write(place, text)
    return place
