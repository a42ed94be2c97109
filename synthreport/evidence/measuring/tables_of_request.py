"""The tables of a request: each is measured by itself, then what relates them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.measuring import related_tables
from synthreport.evidence.measuring.manifest_facts import Facts, tables_of
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measured_results import Number, Omitted, joined
from synthreport.evidence.measuring.measurement import Asked, Measured, measured
from synthreport.evidence.measuring.results_in_manifest import manifest_entries
from synthreport.evidence.measuring.results_in_manifest.manifest_entries import Entries

ALONE = ""
"""The name of a table that is measured alone, without being named."""


class Request(NamedTuple):
    """What a person asks for: the files of each table by its name, options, and a plan.

    A table has a file `synthetic` and, if there are any, `train` and `holdout`.
    """

    tables: dict[str, dict[str, Path]]
    plan: Plan = Plan()
    outcomes: tuple[str, ...] = ()
    event: str | None = None
    groups: tuple[str, ...] = ()
    visits: tuple[str, str] | None = None


class Together(NamedTuple):
    """What was measured in all tables, and the entries of the manifest that it names."""

    measured: Measured
    lacking: dict[str, Any]
    ids: dict[str, str]
    released: dict[str, str]
    doubts: list[str]


def together(data: Any, home: Path, request: Request, told: Callable[[str], None]) -> Together:
    """The measurement of all tables. `released` has the digest of each released file by its id. Raises Unusable."""
    several = len(request.tables) > 1
    found = Together(Measured([], [], {}, {}), {}, {}, {}, [])
    files = {}
    for name, paths in request.tables.items():
        named = manifest_entries.entries(data, home, paths, name, is_part=several)
        one = measured(_asked(data, name, paths, named, request), told)
        _add(found, one, named, name if several else ALONE)
        files[name] = named.ids["synthetic"]
        found.released[files[name]] = manifest_entries.digest(paths["synthetic"])
    if several:
        splits = {side: id for side, id in found.ids.items() if side != "synthetic"}
        for each in related_tables.numbers(data, request.tables, splits, files):
            (found.measured.numbers if isinstance(each, Number) else found.measured.omitted).append(each)  # type: ignore[arg-type]
    return found


def _add(found: Together, one: Measured, named: Entries, name: str) -> None:
    """Add what was measured in one table; with a name, its results are called after it."""
    rows = {"synthetic": f"/files/{named.ids['synthetic']}"}
    rows |= {side: f"/splits/{named.ids[side]}" for side in ("train", "holdout") if side in named.ids}
    for side, pointer in rows.items():
        if pointer in named.lacking and (side == "synthetic" or not name):
            named.lacking[pointer] |= {"records": one.rows[side]}
    found.measured.numbers.extend(each._replace(id=joined([each.id, name])) if name else each for each in one.numbers)
    found.measured.omitted.extend(Omitted(f"{name}: {each.what}", each.why) if name else each for each in one.omitted)
    found.measured.rows.update({f"{name} {side}".strip(): count for side, count in one.rows.items()})
    found.measured.entries.update(one.entries)
    found.lacking.update(named.lacking)
    found.ids.update(named.ids)
    found.doubts.extend(named.doubts)


def _asked(data: Any, name: str, paths: dict[str, Path], named: Entries, request: Request) -> Asked:
    """What is asked of one table: of several, the options that name its columns."""
    table = name or _only_table(data, named.ids["synthetic"], paths["synthetic"])
    columns = set(Facts(data, table).ids)
    is_alone = len(request.tables) == 1
    outcomes, groups = (
        tuple(each for each in given if is_alone or each in columns) for given in (request.outcomes, request.groups)
    )
    visits = request.visits if is_alone or columns.issuperset(request.visits or ()) else None
    event = request.event if outcomes else None
    return Asked(paths, named.ids, data, request.plan, table, outcomes, event, groups, visits)


def _only_table(data: Any, file: str, path: Path) -> str | None:
    held = tables_of(data, file)
    if len(held) > 1:
        raise Unusable(f"the manifest has several tables in {path.name}: name one, such as {held[0]}={path.name}")
    return held[0] if held else None
