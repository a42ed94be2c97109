"""WFDB headers, by a reader of our own: the library brings eight others, and a header is a few lines of text."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.scan.observations import Seen
from synthreport.scan.readers.streams import lines

_RECORD = re.compile(r"\S+\s+(\d{1,6})(?:\s+(\d{1,9}(?:\.\d{0,9})?)(?:/\S+)?(?:\s+(\d{1,15}))?)?(?:\s.*)?")
_SIGNAL = re.compile(r"\S+\s+\S+\s+[-+\d.eE]+(?:\([-+\d]+\))?(?:/(\S+))?((?:\s+[-+\d]+)*)\s*(.*)")
_DEFAULT_RATE = 250.0
_DEFAULT_UNIT = "mV"
_MOST_SIGNALS = 1000


def read(path: Path, seen: Seen) -> None:
    """Add what the header beside a file says, except comments, which may describe a person. Raises Unusable."""
    said = _lines(path.with_suffix(".hea"))
    record = _RECORD.fullmatch(said[0]) if said else None
    if not record:
        raise Unusable("no WFDB header: expected a record's name and its number of signals in the first line")
    rate = float(record[2] or _DEFAULT_RATE)
    seen.modality = "signal"
    seen.count(1)
    seen.fact("/signal/rate", rate or None)
    seen.fact("/signal/duration", round(int(record[3]) / rate, 6) if record[3] and rate else None)
    signals = [signal for line in said[1 : int(record[1]) + 1] if (signal := _SIGNAL.fullmatch(line))]
    for signal in signals:
        seen.channel(signal[3], signal[1] or _DEFAULT_UNIT)
    if len(signals) != int(record[1]):
        seen.leave(path.name, f"its header announces {record[1]} signals and describes {len(signals)}")


def _lines(header: Path) -> list[str]:
    if not header.exists():
        raise Unusable("this form is not read; if it is WFDB, its header (.hea) is missing beside it")
    with lines(header) as found:
        said = [line.strip() for line in islice(found, _MOST_SIGNALS)]
    return [line for line in said if line and not line.startswith("#")]
