"""Statistics of a column from one pass: kinds of values, missing ones, decimals, and a few distinct values at most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from synthreport.scan.columns.column_words import identifies
from synthreport.scan.disclosure_limits import Limits

MOST_SUBJECTS = 1_000_000
"""The most distinct identifiers that are counted; only their hashes are kept."""

UNROUNDED = 10
"""This many decimals result from arithmetic; nobody chose them."""

_PROSE = 20
"""A value with more spaces than this is prose."""

MISSING = frozenset({"", "NA", "N/A", "#N/A", "n/a", "NaN", "nan", "NULL", "null", "<NA>", ".", "?", "-", "--"})
"""Texts that mean a missing value."""
_FORMS = {
    "integer": r"[+-]?(?:0|[1-9]\d*)",
    "number": r"[+-]?(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?\d+[eE][+-]?\d+|[+-]?[iI]nf|[+-]?\d+,\d+",
    "boolean": r"[tT]rue|[fF]alse|TRUE|FALSE",
    "date": r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}",
    "datetime": r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?",
    "time": r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?",
}
_KIND = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items()))
_ALIKE = {kind: re.compile(rf"(?:(?:{form})\n)*+") for kind, form in _FORMS.items()}
"""Many values of one kind, each with a line break: one look at all is much faster than one at each."""

_NAMES_SUBJECT = re.compile(r"(patient|subject|person|participant|usubj|proband)s?_?(id|no|nr|num|number|key)?|pid")
_NAMES_KEY = re.compile(r"(.*_)?(id|key|uuid|uid|mrn|ssn|identifier)|.*[a-z](Id|ID)|usubjid|pid")
_TIMES = {"date", "datetime", "time"}
"""Kinds that the text alone shows, in any file format."""

_BOTH = {
    frozenset({"integer", "number"}): "number",
    frozenset({"date", "datetime"}): "datetime",
}
"""Kinds that occur together, with the type that covers both."""


class Column:
    """A column, as far as it was read. It keeps no values except those that may turn out to be categories."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.kinds: set[str] = set()
        self.missing: Counter[str] = Counter()
        self.values: Counter[str] | None = Counter()
        self.present = 0
        self.unwritten = 0
        self.decimals = 0
        self.fractions = False
        self._is_prose = False
        self.tells_apart = self.is_key or self.is_subject
        self._distinct: set[int] = set()

    @property
    def is_subject(self) -> bool:
        """Whether the name says that the values distinguish persons."""
        return _NAMES_SUBJECT.fullmatch(self.name.lower().replace(" ", "_")) is not None

    @property
    def is_key(self) -> bool:
        """Whether the name says that the values are identifiers."""
        return _NAMES_KEY.fullmatch(self.name) is not None or _NAMES_KEY.fullmatch(self.name.lower()) is not None

    @property
    def seen(self) -> int:
        """How many records have the column, with a value or marked as missing."""
        return self.present + self.missing.total() + self.unwritten

    @property
    def distinct(self) -> int | None:
        """How many distinct values there are; None where that was not counted, or they are too many."""
        return len(self._distinct) if self.tells_apart and len(self._distinct) <= MOST_SUBJECTS else None

    @property
    def is_prose(self) -> bool:
        """Whether most of the first distinct values are texts of some length, such as notes."""
        return self._is_prose if self.values is None else _are_prose(self.values)

    @property
    def signature(self) -> tuple[int | None, int]:
        """A key that is equal for columns with the same distinct values, and hardly ever for others."""
        return self.distinct, sum(self._distinct)

    @property
    def identifies(self) -> bool:
        """Whether the name says that the values may identify a person."""
        return self.is_key or self.is_subject or identifies(self.name)

    @property
    def type(self) -> str | None:
        """The type that covers all values; None where every value is missing."""
        if len(self.kinds) <= 1:
            return next(iter(self.kinds), None)
        return _BOTH.get(frozenset(self.kinds), "string")

    def see(self, values: Sequence[str]) -> None:
        """Look at some more values, as they are written in a text."""
        words = MISSING.intersection(values)
        if words:
            self.missing.update(value for value in values if value in words)
            values = [value for value in values if value not in words]
        if "string" not in self.kinds and not self._are_as_before(values):
            for value in set(values):
                self._look(value, _kind(value))
        self._count(values)

    def see_kind(self, kind: str, counts: Counter[str]) -> None:
        """Look at some more values whose kind the file format gives: `text`, `missing`, or that of a field."""
        if kind == "missing":
            self.missing += counts
            return
        for value, count in counts.items():
            if kind == "text" and value in MISSING:
                self.missing[value] += count
            else:
                self._look(value, kind if kind != "text" else _kind(value) if _kind(value) in _TIMES else "string")
        self._count(counts if kind != "text" else Counter({v: n for v, n in counts.items() if v not in MISSING}))

    def tell_apart(self, values: Iterable[str]) -> None:
        """Look only at which values differ, where that is asked of the column."""
        if self.tells_apart and len(self._distinct) <= MOST_SUBJECTS:
            self._distinct.update(map(hash, values))

    def _are_as_before(self, values: Sequence[str]) -> bool:
        """Whether all values are of the one kind that was seen so far, and no decimals are more than before."""
        if len(self.kinds) != 1 or self.values is not None:
            return False
        kind, joined = next(iter(self.kinds)), "\n".join((*values, ""))
        if kind not in _ALIKE or joined.count("\n") > len(values) or not _ALIKE[kind].fullmatch(joined):
            return False
        return kind != "number" or (self.fractions and not re.search(rf"\.\d{{{self.decimals + 1}}}|[eE]", joined))

    def _look(self, value: str, kind: str) -> None:
        self.kinds.add(kind)
        if kind == "number":
            digits = value.partition(".")[2]
            self.decimals = max(self.decimals, len(digits) if "e" not in value.lower() else UNROUNDED)
            self.fractions = self.fractions or bool(digits.strip("0"))

    def _count(self, values: Sequence[str] | Counter[str]) -> None:
        self.present += values.total() if isinstance(values, Counter) else len(values)
        self.tell_apart(values)
        if self.values is not None:
            self.values.update(values)
            if len(self.values) > self.limits.categories:
                self._is_prose, self.values = _are_prose(self.values), None


def _are_prose(values: Iterable[str]) -> bool:
    long = [value.count(" ") > _PROSE for value in values]
    return 2 * sum(long) > len(long)


def _kind(value: str) -> str:
    match = _KIND.fullmatch(value.strip())
    return match.lastgroup or "string" if match else "string"
