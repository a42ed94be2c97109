"""Related tables: whether keys of one lead to rows of another, and how many rows lead to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.fidelity import relations
from synthreport.evidence.computing.frame import coded_alike
from synthreport.evidence.measuring.manifest_facts import Facts, stated, texts
from synthreport.evidence.measuring.measured_results import Found, Omitted, joined, number
from synthreport.evidence.tables import open_tables

Codes = NDArray[np.int64]
_WORDS = {"train": "training_rows", "holdout": "unseen_rows"}


class Relation(NamedTuple):
    """A foreign key: the table and the column that refer, and those that they refer to."""

    child: str
    column: str
    parent: str
    key: str
    field: str


def numbers(
    data: Any, tables: Mapping[str, Mapping[str, Path]], ids: Mapping[str, str], file: Mapping[str, str]
) -> Iterator[Found]:
    """Results on every declared foreign key between tables that are measured; `file` has their files' ids."""
    for each in declared(data):
        if each.child not in tables or each.parent not in tables:
            yield Omitted(f"foreign key {each.column} of {each.child}", "both tables are to be named")
            continue
        try:
            sides = {side: _keys(each, tables, side) for side in ("synthetic", *ids) if side in tables[each.child]}
        except (Unusable, KeyError) as error:
            why = f"there is no column {error}" if isinstance(error, KeyError) else str(error)
            yield Omitted(f"foreign key {each.column} of {each.child}", why)
            continue
        yield from _results(each, sides, ids, file[each.child])


def declared(data: Any) -> Iterator[Relation]:
    """The foreign keys of the manifest whose parent has a key of one column."""
    entries = dict(Facts(data).entries("content", "tables"))
    for child, entry in entries.items():
        foreign = stated(entry, "foreign_keys")
        for each in foreign if isinstance(foreign, list) else []:
            parent = each.get("table") if isinstance(each, dict) else None
            key = texts(entries.get(str(parent), {}).get("key"))
            if len(key) == 1:
                own, others = Facts(data, child), Facts(data, str(parent))
                yield Relation(
                    child, own.column(each.get("field")), str(parent), others.column(key[0]), str(each.get("field"))
                )


def _keys(each: Relation, tables: Mapping[str, Mapping[str, Path]], side: str) -> tuple[Codes, Codes]:
    """The keys of the child rows and of the parent rows of one side, coded alike."""
    paths = {name: tables[name][side] for name in {each.child, each.parent} if side in tables[name]}
    if len(paths) < len({each.child, each.parent}):
        raise Unusable(f"the table {each.parent} has no {side} rows")
    with open_tables(paths) as found:
        children, parents = found[each.child].array(each.column), found[each.parent].array(each.key)
    if children.dtype != parents.dtype:
        children, parents = (
            np.array([None if value is None or value != value else str(value) for value in column], dtype=object)
            for column in (children, parents)
        )
    (first, second), _ = coded_alike([children, parents])
    return first, second


def _results(
    each: Relation, sides: dict[str, tuple[Codes, Codes]], ids: Mapping[str, str], file: str
) -> Iterator[Found]:
    shared = {"subject": {"what": "released_files", "ref": file}, "fields": [each.field]}
    whole = {side: relations.referential_integrity(*keys) for side, keys in sides.items()}
    beside = {
        _WORDS[side]: {"of": "real_rows" if side == "train" else "control", "rows": ids[side], "value": whole[side]}
        for side in ids
        if side in whole
    }
    yield number(
        joined([each.child, each.column, "found"]), "rel.referential_integrity@1", whole["synthetic"], "schema",
        kind="measurement", n=len(sides["synthetic"][0]), comparators=beside, **shared,
    )  # fmt: skip
    yield _cardinality(each, sides, ids, shared)


def _cardinality(
    each: Relation, sides: dict[str, tuple[Codes, Codes]], ids: Mapping[str, str], shared: dict[str, Any]
) -> Found:
    """How many child rows a parent row has, compared with the training rows."""
    if "train" not in sides:
        return Omitted("rel.cardinality_similarity@1", "no training rows were given (--train)")
    counts = {side: relations.children_per_parent(*keys) for side, keys in sides.items()}
    values = {side: relations.cardinality_similarity(counts["train"], own) for side, own in counts.items()}
    real = {"of": "real_vs_real", "rows": ids.get("holdout"), "value": values.get("holdout")}
    return number(
        joined([each.child, each.column, "per", each.parent]), "rel.cardinality_similarity@1", values["synthetic"],
        "joint", kind="comparison", against=ids["train"], n=len(sides["synthetic"][1]),
        comparators={"real_rows": real} if "holdout" in values else {}, **shared,
    )  # fmt: skip
