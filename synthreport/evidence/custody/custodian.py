"""The custodian's look: whether the real rows are the declared ones, what the results are, and copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.evidence.custody.copies_of_rows import Copies, judge_copies
from synthreport.evidence.custody.declared_settings import settings_of
from synthreport.evidence.custody.given_rows import Given
from synthreport.evidence.custody.recomputation import Recomputation
from synthreport.evidence.custody.splits_of_rows import judge_splits
from synthreport.evidence.custody.triples import known
from synthreport.evidence.tables import MEMORY
from synthreport.evidence.verifying.notes import Notes
from synthreport.finding import Observed


class Look(NamedTuple):
    """What a custodian saw: what is observed of the manifest, the records of each given file, copies of source rows."""

    observed: Observed
    records: list[int]
    copies: list[Copies]


def look(
    data: Any, folder: Path, given: list[Given], memory: int = MEMORY,
    told: Callable[[str], None] = lambda family: None,
) -> Look:  # fmt: skip
    """Compare a manifest with real rows; `told` is called with the name of each family of results."""
    notes, there = Notes(), known(data, folder, given)
    records = judge_splits(there, memory, notes)
    copies = judge_copies(there, memory, notes)
    Recomputation(there, settings_of(data, folder), memory, told).judge(notes)
    return Look(notes.observed(), records, copies)
