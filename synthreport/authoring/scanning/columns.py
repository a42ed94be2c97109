"""What is seen of a column in one pass: kinds of values, missing ones, decimals, and few distinct values at most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from synthreport.authoring.scanning.limits import Limits

MOST_SUBJECTS = 2_000_000
"""Up to so many distinct identifiers are counted; only their hashes are held."""

UNROUNDED = 10
"""So many decimals are what arithmetic leaves, and no choice of anybody."""

_MISSING = {"", "NA", "N/A", "NaN", "nan", "NULL", "null", "<NA>", "."}
_KIND = re.compile(
    r"(?P<integer>[+-]?(?:0|[1-9]\d{0,17}))"
    r"|(?P<number>[+-]?(?:\d+\.\d*|\.\d+)|[+-]?\d+(?:\.\d*)?[eE][+-]?\d+|[+-]?[iI]nf)"
    r"|(?P<boolean>[tT]rue|[fF]alse|TRUE|FALSE)"
    r"|(?P<date>\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"|(?P<datetime>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)"
    r"|(?P<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)"
)
_NAMES_SUBJECT = re.compile(r"(patient|subject|person|participant|usubj|proband)s?_?(id|no|nr|num|number|key)?|pid")
_NAMES_KEY = re.compile(r"(.*_)?(id|key|uuid|uid|mrn|ssn|identifier)|.*[a-z](Id|ID)|usubjid|pid")
_IDENTIFIES = {"name", "firstname", "lastname", "surname", "email", "phone", "address", "street", "zip", "postcode"}

_TIMES = {"date", "datetime", "time"}
"""Kinds that a text alone can tell, whatever the form that holds it."""

_BOTH = {
    frozenset({"integer", "number"}): "number",
    frozenset({"date", "datetime"}): "datetime",
}
"""Kinds that occur together, with the type that holds both."""


class Column:
    """A column, as far as it was seen. No value of it is held beyond those that may turn out to be categories."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.kinds: set[str] = set()
        self.missing: Counter[str] = Counter()
        self.values: Counter[str] | None = Counter()
        self.present = 0
        self.decimals = 0
        self.fractions = False
        self.distinct: set[int] | None = set() if self.is_key or self.is_subject else None

    @property
    def is_subject(self) -> bool:
        """Whether the name says that the values tell persons apart."""
        return _NAMES_SUBJECT.fullmatch(self.name.lower().replace(" ", "_")) is not None

    @property
    def is_key(self) -> bool:
        """Whether the name says that the values are identifiers."""
        return _NAMES_KEY.fullmatch(self.name) is not None or _NAMES_KEY.fullmatch(self.name.lower()) is not None

    @property
    def identifies(self) -> bool:
        """Whether the name says that the values may identify a person."""
        return self.is_key or self.is_subject or bool(set(re.split(r"[^a-z]+", self.name.lower())) & _IDENTIFIES)

    @property
    def type(self) -> str | None:
        """The type that holds all values; None where every value is missing."""
        if len(self.kinds) <= 1:
            return next(iter(self.kinds), None)
        return _BOTH.get(frozenset(self.kinds), "string")

    def see(self, values: Iterable[str]) -> None:
        """Look at some more values, as they are written in a text."""
        counts = Counter(values)
        self._take_missing(counts)
        if "string" not in self.kinds:
            for value in counts:
                self._look(value, _kind(value))
        self._count(counts)

    def see_kind(self, kind: str, counts: Counter[str]) -> None:
        """Look at some more values whose kind their form tells: `text`, `missing`, or that of a field."""
        if kind == "missing":
            self.missing += counts
            return
        if kind == "text":
            self._take_missing(counts)
        for value in counts:
            self._look(value, kind if kind != "text" else _kind(value) if _kind(value) in _TIMES else "string")
        self._count(counts)

    def _take_missing(self, counts: Counter[str]) -> None:
        for word in _MISSING & counts.keys():
            self.missing[word] += counts.pop(word)

    def _look(self, value: str, kind: str) -> None:
        self.kinds.add(kind)
        if kind == "number":
            digits = value.partition(".")[2]
            self.decimals = max(self.decimals, len(digits) if "e" not in value.lower() else UNROUNDED)
            self.fractions = self.fractions or bool(digits.strip("0"))

    def _count(self, counts: Counter[str]) -> None:
        self.present += counts.total()
        if self.distinct is not None and len(self.distinct) <= MOST_SUBJECTS:
            self.distinct.update(map(hash, counts))
        if self.values is not None:
            self.values.update(counts)
            if len(self.values) > self.limits.categories:
                self.values = None


def _kind(value: str) -> str:
    match = _KIND.fullmatch(value.strip())
    return match.lastgroup or "string" if match else "string"
