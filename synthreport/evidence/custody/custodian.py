"""The custodian's look: whether the real rows are the declared ones, what the results are, and copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.edit.well_formed import formed
from synthreport.evidence.custody.copies_of_rows import Copies, judge_copies
from synthreport.evidence.custody.declared_settings import settings_of
from synthreport.evidence.custody.given_rows import Given
from synthreport.evidence.custody.recomputation import Recomputation
from synthreport.evidence.custody.splits_of_rows import judge_splits
from synthreport.evidence.custody.triples import known
from synthreport.evidence.tables import MEMORY
from synthreport.evidence.verifying.notes import Notes
from synthreport.result import Observed
from synthreport.standard.versions import NoWayBack, UnknownVersion, effective_version, stated_version


class Look(NamedTuple):
    """What a custodian saw: what is observed of the manifest, the records of each given file, copies of source rows."""

    observed: Observed
    records: list[int]
    copies: list[Copies]


def look(
    data: Any, folder: Path, given: list[Given], memory: int = MEMORY,
    begin: Callable[[str], None] = lambda family: None,
) -> Look:  # fmt: skip
    """Compare a manifest with real rows; `begin` is called with the name of each family of results."""
    answers = well_formed(data)
    notes, there = Notes(), known(answers, folder, given)
    records = judge_splits(there, memory, notes)
    copies = judge_copies(there, memory, notes)
    Recomputation(there, settings_of(answers, folder), memory, begin).judge(notes)
    return Look(notes.observed(), records, copies)


def well_formed(data: Any) -> Any:
    """The answers of a manifest that have the type that the standard expects. Raises Unusable."""
    try:
        return formed(data or {}, effective_version(stated_version(data)))
    except (UnknownVersion, NoWayBack) as error:
        raise Unusable(str(error)) from None
