"""A measurement: open the tables, run every family, and keep results and what was left out."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.measuring import declared_tasks, named_groups
from synthreport.evidence.measuring.coding_of_columns import framed
from synthreport.evidence.measuring.families import (
    attacks,
    copying,
    detection,
    effects,
    prediction,
    resemblance,
    subgroups,
    validity,
    visits,
)
from synthreport.evidence.measuring.manifest_facts import Facts
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measured_results import Found, Number, Omitted
from synthreport.evidence.measuring.setting import Setting
from synthreport.evidence.tables import MEMORY, Table, open_tables

FAMILIES: dict[str, Callable[[Setting], Iterator[Found]]] = {
    "validity": validity.numbers,
    "resemblance": resemblance.numbers,
    "detection": detection.numbers,
    "prediction": prediction.numbers,
    "effects": effects.numbers,
    "copying": copying.numbers,
    "attacks": attacks.numbers,
    "visits": visits.numbers,
    "subgroups": subgroups.numbers,
}
_WORDS = {"synthetic": "the synthetic table", "train": "the training table", "holdout": "the table of unseen rows"}


class Asked(NamedTuple):
    """The things to measure: files, the manifest's data, and what the command line adds to it.

    `paths` are those of `synthetic` and, if there are any, of `train` and `holdout`; `ids` their ids in the manifest.
    """

    paths: Mapping[str, Path]
    ids: Mapping[str, str]
    data: Mapping[str, Any]
    plan: Plan = Plan()
    table: str | None = None
    outcomes: tuple[str, ...] = ()
    event: str | None = None
    groups: tuple[str, ...] = ()
    visits: tuple[str, str] | None = None
    memory: int = MEMORY


class Measured(NamedTuple):
    """Results, what was not measured, how many rows each table has, and entries that the manifest lacks.

    `entries` are tasks and groups by the pointers under which results name them.
    """

    numbers: list[Number]
    omitted: list[Omitted]
    rows: dict[str, int]
    entries: dict[str, Any]


def measured(asked: Asked, begin: Callable[[str], None] = lambda family: None) -> Measured:
    """Everything that can be measured; `begin` is called with the name of each family. Raises Unusable."""
    with ExitStack() as stack:
        tables = _opened(asked, stack)
        facts = Facts(asked.data, asked.table)
        entries = named_groups.entries(tables, facts, asked.groups)
        entries |= declared_tasks.entries(facts, asked.outcomes, asked.event, asked.plan)
        setting = _setting(asked, tables, entries)
        found = [*setting.omitted, *_all(setting, begin)]
        _refuse_changed(tables)
        rows = {side: table.rows for side, table in tables.items()}
    numbers = [each for each in found if isinstance(each, Number)]
    return Measured(numbers, [each for each in found if isinstance(each, Omitted)], rows, entries)


def _opened(asked: Asked, stack: ExitStack) -> dict[str, Table]:
    """The tables, each of at least two rows. Raises Unusable, naming the table."""
    fields = Facts(asked.data, asked.table).fields
    found = {}
    for side, path in asked.paths.items():
        try:
            opened = open_tables({side: path}, declared=fields, memory=asked.memory)
            table = found[side] = stack.enter_context(opened)[side]
            problems = ", ".join(f"{each.what} (line {each.line})" for each in table.problems)
            if table.rows < 2:
                raise Unusable(
                    f"{table.rows or 'no'} row{'s' * (table.rows != 1)} can be read{problems and f': {problems}'}"
                )
        except Unusable as error:
            raise Unusable(f"{_WORDS[side]} {path.name}: {error}") from None
    return found


def _setting(asked: Asked, tables: dict[str, Table], entries: dict[str, Any]) -> Setting:
    """The setting, with the tasks and groups that the command line names as if the manifest declared them."""
    facts = Facts(named_groups.added(asked.data, entries), asked.table)
    frames, omitted = framed(tables, facts)
    for side, table in tables.items():
        for problem in table.problems:
            what = f"{problem.rows} row{'s' * (problem.rows > 1)} of {_WORDS[side]}"
            omitted.append(Omitted(what, f"{problem.what}, first in line {problem.line}; they were left out"))
    tasks = declared_tasks.tasks(facts, omitted)
    sides = {side: frames.get(side) for side in ("train", "holdout")}
    return Setting(
        facts, asked.plan, tables, dict(asked.ids), frames["synthetic"], **sides, omitted=omitted, tasks=tasks,
        visits=asked.visits,
    )  # fmt: skip


def _all(setting: Setting, begin: Callable[[str], None]) -> Iterator[Found]:
    for name, numbers in FAMILIES.items():
        if name in setting.plan.left_out:
            yield Omitted(name, f"left out by the plan: {setting.plan.left_out[name]}")
            continue
        begin(name)
        with warnings.catch_warnings(action="ignore"):  # of models that hardly converge: their numbers show it
            yield from list(numbers(setting))


def _refuse_changed(tables: Mapping[str, Table]) -> None:
    for side, table in tables.items():
        if not table.is_unchanged:
            raise Unusable(f"{_WORDS[side]} {table.path.name}: it changed while it was measured; run the command again")
