"""Whether the real rows that were given are those of the splits that the manifest describes."""

from __future__ import annotations

from itertools import product

from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.privacy.copies import exact_copies, repeated_rows
from synthreport.evidence.custody.given_rows import Given, of_side
from synthreport.evidence.custody.triples import Known
from synthreport.evidence.measuring.coding_of_columns import framed
from synthreport.evidence.measuring.manifest_facts import stated
from synthreport.evidence.tables import open_table, open_tables
from synthreport.evidence.verifying.notes import Notes, shortened
from synthreport.grades import Grade

RULE = "VE91"
_MOST_IN_COMMON = 0.5
"""If more unseen rows than this are rows of the source, beyond those that repeat within it, they were seen."""


def judge_splits(known: Known, memory: int, notes: Notes) -> list[int]:
    """Note whether each split has the stated digest and records, and none was seen that should not have been.

    Returns the records of each file that was given. Raises Unusable if one is no table.
    """
    records = []
    for each in known.given:
        _digest(each, notes)
        _seen(each, notes)
        records.append(_records(known, each, memory, notes))
    for source, unseen in product(of_side(known.given, "train"), of_side(known.given, "holdout")):
        if source.table == unseen.table:
            message = _common(known, source, unseen, memory)
            notes.judge(RULE, unseen.pointer, message, source.pointer, claim=unseen.pointer)
    return records


def _digest(given: Given, notes: Notes) -> None:
    (said, own), at = given.commitment, f"{given.pointer}/digest"
    if not said or given.table:  # the digest is that of the whole split, whose tables are in several files
        return
    if own is None:
        notes.skip(RULE, "its digest is salted: name the file of the salt with --salt", claim=at)
    elif notes.judge(RULE, at, "" if own == said else "the file has another digest", claim=at):
        notes.grade(at, Grade.MATCHED)


def _seen(given: Given, notes: Notes) -> None:
    seen = given.entry.get("seen_by_generator")
    at = f"{given.pointer}/seen_by_generator"
    if given.side == "holdout" and isinstance(seen, list):
        notes.judge(RULE, at, "given as rows that the generator never saw, but it saw them")
    elif given.side == "train" and seen == "none":
        notes.judge(RULE, at, "given as rows that the generator saw, but it never saw them")


def _records(known: Known, given: Given, memory: int, notes: Notes) -> int:
    try:
        with open_table(given.path, declared=known.facts.fields, memory=memory) as table:
            rows = table.rows
        if rows < 2:
            raise Unusable("fewer than two rows can be read")
    except Unusable as error:
        raise Unusable(f"{shortened(given.path.name)}: {error}") from None
    said, at = stated(given.entry, "records"), f"{given.pointer}/records"
    if said.__class__ is int and rows >= known.facts.small and not given.table:
        message = "" if said == rows else f"{rows:,} records are in the file, stated are {said:,}"
        if notes.judge(RULE, at, message, claim=at):
            notes.grade(at, Grade.MATCHED)
    return rows


def _common(known: Known, source: Given, unseen: Given, memory: int) -> str:
    """What is wrong if the unseen rows are those of the source; empty if they are not."""
    if source.sha256 == unseen.sha256:
        return f"the same file was given for `{shortened(source.split)}`, which the generator saw"
    file = next((id for id in known.tables if source.split in known.beside(id, "train")), None)
    if file is not None and _is_mostly_common(known, file, source, unseen, memory):
        return f"most of these rows are rows of `{shortened(source.split)}`, too, which the generator saw"
    return ""


def _is_mostly_common(known: Known, file: str, source: Given, unseen: Given, memory: int) -> bool:
    """Whether more of the unseen rows are rows of the source than repeat within it; the file has their columns."""
    paths = {"synthetic": known.tables[file], "train": source.path, "holdout": unseen.path}
    try:
        with open_tables(paths, declared=known.facts.fields, memory=memory) as tables:
            frames, _ = framed(tables, known.facts)
    except Unusable:
        return False  # the released file is no table, which is reported elsewhere
    train, holdout = frames["train"], frames["holdout"]
    share = exact_copies(holdout, train) / max(holdout.rows, 1) if holdout.names else 0.0
    return share - repeated_rows(train) > _MOST_IN_COMMON
