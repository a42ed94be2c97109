"""The setting of a measurement: the tables as frames in one coding, the manifest's facts, the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.measuring.manifest_facts import Facts
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measured_results import Omitted
from synthreport.evidence.tables import Table
from synthreport.evidence.tables.safe_expressions import plain

Metric = Callable[[Frame, Frame], float]
"""A metric of real rows and of others that are compared with them."""


@dataclass
class Setting:
    """Everything that a family of results needs.

    `tables` are those that were opened, by `synthetic`, `train` and `holdout`; `ids` are the ids in the manifest of the
    released file and of the two splits.
    """

    facts: Facts
    plan: Plan
    tables: dict[str, Table]
    ids: dict[str, str]
    synthetic: Frame
    train: Frame | None = None
    holdout: Frame | None = None
    omitted: list[Omitted] = field(default_factory=list)
    tasks: dict[str, Any] = field(default_factory=dict)
    visits: tuple[str, str] | None = None

    @property
    def subject(self) -> dict[str, str]:
        """What was measured: the released file."""
        return {"what": "released_files", "ref": self.ids["synthetic"]}

    def random(self, *salt: int) -> np.random.Generator:
        """A stream of random numbers of its own for each use."""
        return np.random.default_rng([self.plan.seed, *salt])

    def seeds(self, least: int = 1) -> range:
        """The seeds of repetitions, at least so many."""
        return range(self.plan.seed, self.plan.seed + max(self.plan.repeats, least))

    @cached_property
    def halves(self) -> tuple[Frame, Frame]:
        """Two sets of real rows that are compared: training and unseen rows, or two halves of the training rows."""
        assert self.train is not None
        if self.holdout is not None:
            return self.train, self.holdout
        order = self.random(1).permutation(self.train.rows)
        return self.train.take(order[::2]), self.train.take(order[1::2])

    def yardstick(self, metric: Metric, *, draws: int | None = None) -> dict[str, Any]:
        """The same number between two sets of real rows, and for as many synthetic rows as the smaller has.

        A difference between two tables grows as rows become few, so only the two together show what is not chance.
        """
        real, other = self.halves
        rows = self.ids["train" if self.holdout is None else "holdout"]
        comparators = {"real_rows": {"of": "real_vs_real", "rows": rows, "value": metric(real, other)}}
        if other.rows >= self.synthetic.rows:
            return {"comparators": comparators}
        samples = (self._sample(other.rows, seed) for seed in range(draws or self.plan.repeats))
        same = float(np.nanmean([metric(real, each) for each in samples]))
        return {"comparators": comparators, "parts": {"equal numbers of rows": same}}

    def unseen(self, value: float) -> dict[str, Any]:
        """The same number for unseen rows instead of the synthetic ones, as a baseline."""
        return {"real_rows": {"of": "real_vs_real", "rows": self.ids["holdout"], "value": value}}

    def model_of_real_rows(self, value: float) -> dict[str, Any]:
        """The same number for a model that was trained on the real rows, as a baseline."""
        return {"real": {"of": "real_training", "rows": self.ids["train"], "value": value}}

    def rates(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The same rate among training and unseen rows, as baselines."""
        of = {"train": ("training_rows", "real_rows"), "holdout": ("unseen_rows", "control")}
        return {
            of[side][0]: {"of": of[side][1], "rows": self.ids[side], "value": value}
            for side, value in values.items()
            if side in of
        }

    def _sample(self, rows: int, seed: int) -> Frame:
        return self.synthetic.take(self.random(2, seed).permutation(self.synthetic.rows)[:rows])

    def fields(self, columns: Any) -> dict[str, Any]:
        """Columns as `fields`, if the manifest describes them all; else the table, or names in the parameters."""
        found = self.facts.named(columns)
        if self.facts.table and (found is None or set(columns) >= set(self.synthetic.names)):
            return {"fields": [self.facts.table]}
        return {} if found is None else {"fields": found}

    def each(self, values: dict[str, float]) -> dict[str, Any]:
        """A value for each column as a `breakdown`; else the columns as `fields`."""
        found = self.breakdown(values)
        return {"breakdown": found} if found else self.fields(values)

    def breakdown(self, values: dict[str, float], most: int = 40) -> dict[str, float] | None:
        """Values by field, if the manifest describes them; of very many, those that are farthest from the best."""
        names = self.facts.named(values)
        if names is None:
            return None
        kept = sorted(zip(values.values(), names, strict=True))[:most]
        order = {name: index for index, name in enumerate(names)}
        return {name: value for value, name in sorted(kept, key=lambda each: order[each[1]])}

    def groups(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each group with a mask for each table: `{"synthetic": …, "train": …}`."""
        for group in self.facts.groups:
            yield group.id, {side: mask_of(table, group.condition) for side, table in self.tables.items()}


def mask_of(table: Table, condition: str) -> Any:
    """Which rows of a table fulfil an SQL condition. Raises Unusable if it cannot be run."""
    plain(condition, table.sql)
    rows = table.sql(f"SELECT coalesce(({condition}), false) FROM {table.relation}")
    return np.array([bool(each[0]) for each in rows])
