"""Which files each result is about: a released table, the rows that the generator saw, and unseen rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import get
from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.given_rows import Given, of_side
from synthreport.evidence.measuring.manifest_facts import Entry, Facts, tables_of
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.evidence.verifying.notes import shortened
from synthreport.files.opener import opened

_REAL = ("against", "control", "tested_on", "trained_on")
_TABLES = ("text/csv", "text/tab-separated-values", "application/vnd.apache.parquet", "application/x-ndjson")
_ENDINGS = (".csv", ".tsv", ".parquet", ".jsonl", ".ndjson", ".csv.gz", ".tsv.gz", ".zip")


class Triple(NamedTuple):
    """The ids of a released file and of the splits beside it; None for a split that no result of it needs."""

    file: str
    train: str | None
    holdout: str | None


class Known(NamedTuple):
    """What a manifest describes and a custodian gave: the folder, the released tables, and the files of the splits."""

    facts: Facts
    folder: Path
    tables: Mapping[str, Path]
    given: tuple[Given, ...]

    def table_of(self, file: str) -> str | None:
        """The id of the one table in a file. Raises Unusable if there are several."""
        held = tables_of(self.facts.data, file)
        if len(held) > 1:
            raise Unusable("its file holds several tables")
        return held[0] if held else None

    def beside(self, file: str, side: str) -> dict[str, Given]:
        """The real rows of one side that belong to the table in a file, by the ids of their splits."""
        held = tables_of(self.facts.data, file)
        return {each.split: each for each in of_side(self.given, side) if each.table is None or each.table in held}

    def paths(self, triple: Triple) -> dict[str, Path]:
        """The files of a triple by their sides."""
        found = {"synthetic": self.tables[triple.file]}
        for side, split in (("train", triple.train), ("holdout", triple.holdout)):
            if split is not None:
                found[side] = self.beside(triple.file, side)[split].path
        return found


def known(data: Any, folder: Path, given: list[Given]) -> Known:
    """What there is to compute results from."""
    facts = Facts(data)
    return Known(facts, folder, dict(_tables(facts, folder)), tuple(given))


def _tables(facts: Facts, folder: Path) -> Iterator[tuple[str, Path]]:
    """The released tables that are in the folder."""
    for id, entry in facts.entries("files"):
        path = entry.get("path")
        if entry.get("role") != "data" or not isinstance(path, str) or leads_out(path):
            continue
        if str(entry.get("media_type")) in _TABLES or path.lower().endswith(_ENDINGS):
            try:
                opened(folder / path, folder).close()
            except OSError:
                continue
            yield id, folder / path


def triple_of(result: Entry, known: Known) -> Triple:
    """The files that a result is about. Raises Unusable if one of them is not here."""
    file = _file(result, known)
    needed = list(dict.fromkeys(_splits(result, known)))
    sides = {side: list(known.beside(file, side)) for side in ("train", "holdout")}
    if lacking := [id for id in needed if not any(id in ids for ids in sides.values())]:
        raise Unusable(f"the rows of {shortened(lacking[0])} were not given")
    chosen = {side: next((id for id in needed if id in ids), ids[0] if ids else None) for side, ids in sides.items()}
    return Triple(file, chosen["train"], chosen["holdout"])


def _file(result: Entry, known: Known) -> str:
    """The released table that was measured, or on which a model was trained."""
    named = [get(result, "/subject/ref", None), result.get("trained_on")]
    found = [each for each in named if isinstance(each, str) and each in known.tables]
    if get(result, "/subject/what", None) in ("sample", "generator", "environment"):
        raise Unusable("it is not about the released files")
    if found:
        return found[0]
    if any(isinstance(each, str) and get(known.facts.data, f"/files/{each}", None) for each in named):
        raise Unusable("the file that it is about is no table, or is not in the folder")
    if len(known.tables) != 1:
        raise Unusable(
            f"{'no table is' if not known.tables else 'several tables are'} in the folder, and it names none"
        )
    return next(iter(known.tables))


def _splits(result: Entry, known: Known) -> Iterator[str]:
    """The ids of all real rows that a result names: splits, inputs, and whatever else is no released file."""
    files = dict(known.facts.entries("files"))
    beside = result.get("comparators")
    rows = [each.get("rows") for each in beside.values() if isinstance(each, dict)] if isinstance(beside, dict) else []
    for name in [*(result.get(key) for key in _REAL), *rows]:
        if isinstance(name, str) and name != "none" and name not in files:
            yield name
