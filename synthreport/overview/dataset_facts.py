"""What a dataset is in a few facts: its inputs, methods and uses, and how many records it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.rules.value import Value, exact


class Origin(NamedTuple):
    """An input as one names it, and what its content is; `persons` if records of single persons came in."""

    title: str
    origin: str
    persons: int | None = None
    of_persons: bool = False


class Facts(NamedTuple):
    """The facts that are stated; what is a gap, `none` or malformed is left out.

    `records` is the sum of all data files, if each states a count.
    """

    composition: str
    methods: tuple[Any, ...]
    inputs: tuple[Origin, ...]
    records: int | None
    files: int
    intended: tuple[str, ...]
    excluded: tuple[str, ...]


def facts(root: Value) -> Facts:
    """The facts of a manifest."""
    counts = [exact(file.get("records")) for _, file in root.each("files") if file.get("role") == "data"]
    known = [count for count in counts if count is not None]
    return Facts(
        _text(root.get("dataset", "composition", "kind")),
        tuple(root.listed("dataset", "methods")),
        tuple(_origins(root)),
        sum(known) if known and len(known) == len(counts) else None,
        len(counts),
        tuple(_uses(root, "intended")),
        tuple(_uses(root, "excluded")),
    )


def _origins(root: Value) -> Iterator[Origin]:
    for name, source in root.each("inputs"):
        persons = exact(source.get("population", "persons"))
        title = _text(source.get("title")) or name
        yield Origin(title, _text(source.get("origin")), persons, source.get("level") == "person")


def _uses(root: Value, answer: str) -> Iterator[str]:
    uses = root.get("purpose", "uses")
    yield from (name for name, said in uses.data.items() if said == answer) if isinstance(uses, Value) else ()


def _text(answer: Any) -> str:
    return answer if isinstance(answer, str) else ""
