"""NIfTI-1 headers, by a reader of our own: 348 bytes, of which a dozen are used."""

from __future__ import annotations

import struct
from math import isfinite
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.scan.observations import Seen
from synthreport.scan.readers.streams import opened

_SIZE = 348
_UNITS = {1: "m", 2: "mm", 3: "um"}


def read(path: Path, seen: Seen) -> None:
    """Add what a header says. Raises Unusable if it is not NIfTI-1."""
    with opened(path) as stream:
        header = stream.read(_SIZE)
    order = next((each for each in "<>" if header[:4] == struct.pack(f"{each}i", _SIZE)), "")
    if not order or len(header) < _SIZE or header[344:347] not in (b"n+1", b"ni1"):
        raise Unusable("no NIfTI-1 header")
    seen.count(1)
    seen.fact("/imaging/acquisition/format", "NIfTI-1")
    seen.fact("/imaging/acquisition/geometry", _geometry(header, order))
    bits = struct.unpack_from(f"{order}h", header, 72)[0]
    seen.fact("/imaging/acquisition/bit_depth", bits if 1 <= bits <= 64 else None)


def _geometry(header: bytes, order: str) -> str:
    rank, *dims = struct.unpack_from(f"{order}8h", header, 40)
    rank = min(max(rank, 0), 3)
    size, steps = dims[:rank], struct.unpack_from(f"{order}7f", header, 80)[:rank]
    if not rank or not all(each > 0 and isfinite(each) for each in (*size, *steps)):
        return ""
    unit = _UNITS.get(header[123] & 7, "")
    return f"{' x '.join(map(str, size))}, {' x '.join(f'{each:g}' for each in steps)} {unit}".strip()
