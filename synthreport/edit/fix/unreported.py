"""Mistakes that the checker does not report: units not in UCUM form, and outdated sizes and digests of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from synthreport.document import Document, pointer_of
from synthreport.edit.change import Change
from synthreport.files.opener import real
from synthreport.scan.listing.content_pointers import measured

_UNITS = {
    "mmHg": "mm[Hg]", "mm Hg": "mm[Hg]", "cmH2O": "cm[H2O]", "years": "a", "year": "a", "yrs": "a", "months": "mo",
    "month": "mo", "weeks": "wk", "week": "wk", "days": "d", "day": "d", "hours": "h", "hour": "h", "minutes": "min",
    "seconds": "s", "sec": "s", "percent": "%", "bpm": "/min", "beats/min": "/min", "breaths/min": "/min",
    "°C": "Cel", "degC": "Cel", "celsius": "Cel", "Celsius": "Cel", "°F": "[degF]", "kg/m^2": "kg/m2", "kg/m²": "kg/m2",
    "cells/mm3": "{cells}/mm3", "cells/mm^3": "{cells}/mm3", "cells/mm³": "{cells}/mm3", "cells/uL": "{cells}/uL",
    "cells/µL": "{cells}/uL", "µg": "ug", "mcg": "ug", "µL": "uL", "µmol/L": "umol/L", "µg/L": "ug/L", "IU/L": "[IU]/L",
    "IU": "[IU]", "mEq/L": "meq/L", "inches": "[in_i]", "lbs": "[lb_av]",
}  # fmt: skip
"""Common spellings of units with their UCUM form; no ambiguous ones."""

_HOMES = (("MO02", "content", "fields"), ("SI02", "simulation", "parameters"))
_FILES = "ID04"
_OTHER = {"bytes": "a different size", "sha256": "a different digest"}

Mistake = tuple[str, Change, str]


def silent(document: Document, unsafe: bool) -> Iterator[Mistake]:
    """Every mistake: the code of its item, the change that fixes it, and the reason."""
    for code, section, collection in _HOMES:
        for name, entry in _entries(document.data, section, collection):
            unit = entry.get("unit")
            if isinstance(unit, str) and unit in _UNITS:
                pointer = pointer_of((section, collection, name, "unit"))
                yield code, Change(pointer, _UNITS[unit]), f'the UCUM form of "{unit}" is "{_UNITS[unit]}"'
    if unsafe:
        yield from _changed_files(document)


def _changed_files(document: Document) -> Iterator[Mistake]:
    folder = real(Path(document.name)).parent
    for name, entry in _entries(document.data, "files"):
        said = {key: entry[key] for key in ("bytes", "sha256") if isinstance(entry.get(key), int | str)}
        for key, found in _measured(folder, entry.get("path")).items():
            if key in said and said[key] != found:
                yield (
                    _FILES,
                    Change(pointer_of(("files", name, key)), found),
                    f"{entry['path']} on disk has {_OTHER[key]}",
                )


def _measured(folder: Path, told: Any) -> dict[str, Any]:
    """The size and digest of the file at a path, if it is inside the manifest's folder."""
    if not isinstance(told, str) or PurePosixPath(told).is_absolute():
        return {}
    try:
        found = measured(folder / told, inside=folder)
    except OSError:
        return {}
    return dict(zip(("bytes", "sha256"), found, strict=True)) if found else {}


def _entries(data: Any, *keys: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    for name, entry in data.items() if isinstance(data, dict) else ():
        if isinstance(entry, dict):
            yield name, entry
