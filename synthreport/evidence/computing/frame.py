"""Frames: tables as numbers and codes, so that equal values of several tables have equal codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
"""One column of numbers: shape (rows,), NaN where a value is missing."""

Codes = NDArray[np.int64]
"""One column of categories: shape (rows,), -1 where a value is missing."""

MISSING = -1


@dataclass(frozen=True)
class Frame:
    """The rows of one table, column by column, in the coding that it shares with the tables it is compared with."""

    numbers: dict[str, Numbers]
    codes: dict[str, Codes]
    levels: dict[str, tuple[object, ...]]
    rows: int

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, numbers first."""
        return (*self.numbers, *self.codes)

    def take(self, rows: NDArray[Any]) -> Frame:
        """The frame of some rows, by index or by mask."""
        numbers = {name: column[rows] for name, column in self.numbers.items()}
        codes = {name: column[rows] for name, column in self.codes.items()}
        return replace(self, numbers=numbers, codes=codes, rows=len(np.arange(self.rows)[rows]))

    def only(self, names: Iterable[str]) -> Frame:
        """The frame of some columns."""
        wanted = set(names)
        numbers = {name: column for name, column in self.numbers.items() if name in wanted}
        codes = {name: column for name, column in self.codes.items() if name in wanted}
        return replace(self, numbers=numbers, codes=codes)

    @cached_property
    def medians(self) -> dict[str, float]:
        """The median of each column of numbers, 0 if all values are missing."""
        present = {name: column[~np.isnan(column)] for name, column in self.numbers.items()}
        return {name: float(np.median(column)) if len(column) else 0.0 for name, column in present.items()}

    @cached_property
    def distinct(self) -> Frame:
        """The frame without rows that repeat an earlier one, in the same order."""
        _, first = np.unique(self.keys, axis=0, return_index=True)
        return self if len(first) == self.rows else self.take(np.sort(first))

    @cached_property
    def keys(self) -> NDArray[Any]:
        """All columns as one matrix of numbers, in which equal values are equal and missing is a value of its own."""
        columns = [*(np.nan_to_num(each, nan=np.inf) for each in self.numbers.values()), *self.codes.values()]
        return np.column_stack([*columns, np.zeros(self.rows)]).astype(np.float64)


def stacked(first: Frame, second: Frame) -> Frame:
    """The rows of two frames, one below the other."""
    numbers = {name: np.concatenate([column, second.numbers[name]]) for name, column in first.numbers.items()}
    codes = {name: np.concatenate([column, second.codes[name]]) for name, column in first.codes.items()}
    return replace(first, numbers=numbers, codes=codes, rows=first.rows + second.rows)


def frames(tables: Sequence[Mapping[str, NDArray[Any]]], numeric: Iterable[str], coded: Iterable[str]) -> list[Frame]:
    """Frames of several tables with the same columns, coded alike.

    `tables` hold one array per column: floats with NaN, or objects with None, for missing values.
    """
    numbers = [{name: np.asarray(table[name], dtype=np.float64) for name in numeric} for table in tables]
    codes: list[dict[str, Codes]] = [{} for _ in tables]
    levels: dict[str, tuple[object, ...]] = {}
    for name in coded:
        found, levels[name] = coded_alike([table[name] for table in tables])
        for own, column in zip(codes, found, strict=True):
            own[name] = column
    counts = [len(next(iter(table.values()))) if table else 0 for table in tables]
    return [Frame(own, coded, levels, rows) for own, coded, rows in zip(numbers, codes, counts, strict=True)]


def coded_alike(columns: Sequence[NDArray[Any]]) -> tuple[list[Codes], tuple[object, ...]]:
    """Columns as codes of their common levels, which are in order; -1 is missing."""
    values = np.concatenate(columns)
    missing = np.array([each is None for each in values]) if values.dtype == object else np.isnan(values)
    codes = np.full(len(values), MISSING, dtype=np.int64)
    levels, codes[~missing] = np.unique(values[~missing].astype(values.dtype), return_inverse=True)
    return np.split(codes, np.cumsum([len(each) for each in columns])[:-1]), tuple(levels.tolist())


def matrix(frame: Frame, medians: Mapping[str, float] | None = None) -> NDArray[np.float64]:
    """A design for models: numbers with missing values at the median and marked, categories as indicators.

    Shape (rows, features). `medians` are those of the rows that a model is trained on; by default the frame's own.
    """
    own = medians if medians is not None else frame.medians
    parts: list[NDArray[np.float64]] = []
    for name, column in frame.numbers.items():
        missing = np.isnan(column)
        parts += [np.where(missing, own[name], column), missing.astype(np.float64)]
    for name, codes in frame.codes.items():
        parts += [(codes == level).astype(np.float64) for level in range(len(frame.levels[name]))]
    return np.column_stack(parts) if parts else np.zeros((frame.rows, 0))
