"""Compute results again: each with the files, the settings and the seed that it states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import pointer_of
from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.computed import COMPUTED
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.custody.declared_settings import Settings
from synthreport.evidence.custody.others_results import Rows, computed, has_missing
from synthreport.evidence.custody.tolerances import Class, difference, is_number, value_difference
from synthreport.evidence.custody.triples import Known, Triple, triple_of
from synthreport.evidence.measuring import related_tables
from synthreport.evidence.measuring.coding_of_columns import framed
from synthreport.evidence.measuring.manifest_facts import Entry, Facts, tables_of, texts
from synthreport.evidence.measuring.measured_results import Number, Omitted, joined
from synthreport.evidence.measuring.measurement import Asked, measured
from synthreport.evidence.tables import open_tables
from synthreport.evidence.verifying.notes import Notes, shortened
from synthreport.grades import Grade

_COUNTED = ("valid.schema_conformance@1", "valid.rule_violation_rate@1")
_SETTING = (
    "kind", "metric", "against", "control", "task", "learner", "trained_on", "tested_on", "estimand", "secret", "known",
    "fields", "group", "parameters",
)  # fmt: skip
_MOST_SEEDS = 4
_RULE = "VE82"
_EXACT = Class("exact", same_versions=True)


class Job(NamedTuple):
    """One measurement: its files, and the seed from which it starts."""

    triple: Triple
    seed: int


class Recomputation:
    """The results of one manifest, computed again; each measurement is made once."""

    def __init__(self, known: Known, settings: Settings, memory: int, begin: Callable[[str], None]) -> None:
        self.known, self.settings, self.memory, self.begin = known, settings, memory, begin
        self._made: dict[Job, Mapping[str, Entry] | Unusable] = {}
        self._frames: dict[Triple, tuple[dict[str, Frame], list[Omitted]]] = {}

    def judge(self, notes: Notes) -> None:
        """Note for every result whether it is what the data give, or why that cannot be said."""
        for id, result in self.known.facts.entries("results"):
            at = pointer_of(["results", id])
            try:
                message = self._compared(id, result)
            except Unusable as error:
                notes.skip(_RULE, str(error), claim=at)
            else:
                if notes.judge(_RULE, at, message, claim=at):
                    notes.grade(at, Grade.RECOMPUTED)

    def _compared(self, id: str, result: Entry) -> str:
        """What differs; empty if nothing does. Raises Unusable with the reason if it cannot be computed here."""
        is_ours, small = id in self.settings.ids, self.known.facts.small
        if not is_number(result.get("value")):
            raise Unusable("it has no value")
        if not is_ours:
            _refuse_unknown(result.get("metric"))
        again = self._related() if _is_of_relations(result) else self._again(self._job(result))
        found = again.get(id.removesuffix("_measured"), again.get(id)) if is_ours else None
        if found and found["metric"] == _metric(result, found):
            return difference(result, found, self._class(found), small)
        if is_ours:
            raise Unusable("it cannot be measured with these rows and settings: other ones, or too few rows")
        return self._of_others(id, result, again)

    def _of_others(self, id: str, result: Entry, again: Mapping[str, Entry]) -> str:
        """What differs in a result that another tool computed."""
        small = self.known.facts.small
        if alike := self._alike(id, result, again):
            return value_difference(result, alike, self._class(alike)._replace(same_versions=False), small)
        rows = self._rows_of(self._job(result).triple, result.get("against"))
        message = difference(result, computed(result, rows, self.known.facts), _EXACT, small)
        if message and has_missing(result, rows, self.known.facts):
            raise Unusable("values are missing in its fields, which tools count in different ways")
        return message

    def _alike(self, id: str, result: Entry, again: Mapping[str, Entry]) -> Entry | None:
        """What was measured in the same setting. Raises Unusable if that are several numbers, and none is known as it.

        The rate of a broken rule is of the rule that names the result.
        """
        alike = {
            name: each for name, each in again.items() if all(each.get(key) == result.get(key) for key in _SETTING)
        }
        if len({each.get("value") for each in alike.values()}) < 2:
            return next(iter(alike.values()), None)
        rules = [rule for rule, each in self.known.facts.entries("constraints") if id in texts(each.get("violations"))]
        named = [alike[name] for name in (f"{rule}_broken" for rule in rules) if name in alike]
        if len(named) != 1:
            raise Unusable("its settings do not say which of several numbers it is")
        return named[0]

    def _rows_of(self, triple: Triple, against: Any) -> Rows:
        """The released and the real rows that a result of another tool compares. Raises Unusable."""
        side = "holdout" if against == triple.holdout else "train"
        if against is None or against not in (triple.train, triple.holdout):
            raise Unusable("it names no real rows")
        if triple not in self._frames:
            with open_tables(self.known.paths(triple), declared=self.known.facts.fields, memory=self.memory) as tables:
                self._frames[triple] = framed(tables, self.known.facts)
        frames, omitted = self._frames[triple]
        return Rows(frames["synthetic"], frames[side], not omitted)

    def _related(self) -> Mapping[str, Entry]:
        """Results on foreign keys between the tables that were given. Raises Unusable."""
        held = {name: file for file in self.known.tables for name in tables_of(self.known.facts.data, file)}
        files: dict[str, dict[str, Path]] = {}
        splits: dict[str, str] = {}
        for name, file in held.items():
            files[name] = {"synthetic": self.known.tables[file]}
            for side in ("train", "holdout"):
                for split, given in list(self.known.beside(file, side).items())[:1]:
                    files[name][side], splits[side] = given.path, split
        found = related_tables.numbers(self.known.facts.data, files, splits, held)
        return {each.id: each.answers for each in found if isinstance(each, Number)}

    def _class(self, found: Entry) -> Class:
        known = COMPUTED.get(str(found["metric"]))
        kind = known.reproducible if known else "seeded" if found.get("learner") else "exact"
        # with the same program, a stochastic metric is drawn from the same seeds
        return Class("seeded" if kind == "stochastic" else kind, self.settings.same_versions)

    def _job(self, result: Entry) -> Job:
        seed = result.get("seed")
        own = isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed < 1 << 31
        return Job(triple_of(result, self.known), seed if isinstance(seed, int) and own else self.settings.plan.seed)

    def _again(self, job: Job) -> Mapping[str, Entry]:
        if job not in self._made:
            if len({each.seed for each in (*self._made, job)}) > _MOST_SEEDS:
                raise Unusable(f"results with more than {_MOST_SEEDS} seeds are not computed again")
            try:
                self._made[job] = dict(self._measured(job))
            except Unusable as error:
                self._made[job] = error
        found = self._made[job]
        if isinstance(found, Unusable):
            raise found
        return found

    def _measured(self, job: Job) -> Iterator[tuple[str, Entry]]:
        facts, (file, *splits) = self.known.facts, job.triple
        sides = dict(zip(("synthetic", "train", "holdout"), (file, *splits), strict=True))
        ids = {side: id for side, id in sides.items() if id is not None}
        plan, table = self.settings.plan._replace(seed=job.seed), self.known.table_of(file)
        has_visits = table is None or set(self.settings.visits or ()) <= set(Facts(facts.data, table).ids)
        visits = self.settings.visits if has_visits else None
        asked = Asked(self.known.paths(job.triple), ids, facts.data, plan, table, visits=visits, memory=self.memory)
        for each in measured(asked, self.begin).numbers:
            yield each.id, each.answers
            if table is not None:
                yield joined([each.id, table]), each.answers  # as it is called if several tables were measured


def _is_of_relations(result: Entry) -> bool:
    return str(result.get("metric")).startswith("rel.")


def _refuse_unknown(metric: Any) -> None:
    """Raise Unusable for a metric that is not computed here."""
    if not isinstance(metric, str):
        raise Unusable("its metric is defined by its authors")
    if metric not in (*COMPUTED, *_COUNTED):
        raise Unusable(f"the metric {shortened(metric)} is not computed here")


def _metric(result: Entry, found: Entry) -> Any:
    """The metric that a result states, as it is measured: the file with its definition may have another id."""
    stated = result.get("metric")
    return found["metric"] if isinstance(stated, dict) and isinstance(found["metric"], dict) else stated
