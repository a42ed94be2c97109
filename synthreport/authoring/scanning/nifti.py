"""NIfTI-1 headers, by a reader of our own: 348 bytes, of which a dozen are asked for."""

from __future__ import annotations

import struct
from pathlib import Path

from synthreport.authoring.scanning.seen import Seen
from synthreport.authoring.scanning.streams import opened
from synthreport.authoring.sources import Unusable

_SIZE = 348
_UNITS = {1: "m", 2: "mm", 3: "um"}


def read(path: Path, seen: Seen) -> None:
    """Add what a header says. Raises Unusable where it is no NIfTI-1."""
    with opened(path) as stream:
        header = stream.read(_SIZE)
    order = next((each for each in "<>" if header[:4] == struct.pack(f"{each}i", _SIZE)), "")
    if not order or len(header) < _SIZE or header[344:347] not in (b"n+1", b"ni1"):
        raise Unusable("no NIfTI-1 header")
    dims = struct.unpack_from(f"{order}8h", header, 40)
    spacing = struct.unpack_from(f"{order}8f", header, 76)
    rank = min(max(dims[0], 0), 3)
    size = " x ".join(str(each) for each in dims[1 : rank + 1])
    steps = " x ".join(f"{each:g}" for each in spacing[1 : rank + 1])
    seen.count(1)
    seen.fact("/imaging/acquisition/geometry", f"{size}, {steps} {_UNITS.get(header[123] & 7, '')}".strip())
    bits = struct.unpack_from(f"{order}h", header, 72)[0]
    seen.fact("/imaging/acquisition/bit_depth", bits if 1 <= bits <= 64 else None)
    seen.fact("/imaging/acquisition/format", "NIfTI-1")
