"""EDF and BDF headers, by a reader of our own: they are fixed columns of text, and nothing light reads them."""

from __future__ import annotations

from math import isfinite
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.scan.observations import Seen
from synthreport.scan.readers.streams import opened

_FIXED = 256
_LABEL, _UNIT, _SAMPLES = (0, 16), (96, 8), (216, 8)
"""Where, for the first of several signals, a column of the header starts, in bytes per signal, and its width."""
_MOST_SIGNALS = 1000
_MARKS = (b"0       ", b"\xffBIOSEMI")


def read(path: Path, seen: Seen) -> None:
    """Add what a header says; who was recorded, where and when is not read. Raises Unusable."""
    with opened(path) as stream:
        fixed = stream.read(_FIXED)
        if not fixed.startswith(_MARKS) or len(fixed) < _FIXED:
            raise Unusable("no EDF header: it begins otherwise, or ends too early")
        count = _number(fixed[252:256])
        if not 0 < count <= _MOST_SIGNALS:
            raise Unusable("its header gives no sensible number of signals")
        signals = stream.read(int(count) * _FIXED)
    if len(signals) < count * _FIXED:
        raise Unusable("its header ends too early")
    seen.count(1)
    _tell(fixed, signals, int(count), seen)


def _tell(fixed: bytes, signals: bytes, count: int, seen: Seen) -> None:
    records, seconds = _number(fixed[236:244]), _number(fixed[244:252])
    if records > 0 and seconds > 0:
        seen.fact("/signal/duration", records * seconds)
    for index in range(count):
        label = _text(_cell(signals, _LABEL, index, count))
        if "Annotations" in label:
            continue
        seen.channel(label, _text(_cell(signals, _UNIT, index, count)))
        samples = _number(_cell(signals, _SAMPLES, index, count))
        if samples > 0 and seconds > 0:
            seen.fact("/signal/rate", samples / seconds)


def _cell(signals: bytes, column: tuple[int, int], index: int, count: int) -> bytes:
    start = column[0] * count + column[1] * index
    return signals[start : start + column[1]]


def _text(raw: bytes) -> str:
    return "".join(char for char in raw.decode("latin-1").strip() if char.isprintable())


def _number(raw: bytes) -> float:
    try:
        number = float(raw)
    except ValueError:
        return -1
    return number if isfinite(number) else -1
