"""A dataset in a few facts: its names, its inputs, methods and uses, and how many records it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.overview.checked import Checked
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


def dataset_of(checked: Checked) -> dict[str, Any]:
    """The dataset that a manifest is about: id, title, version and identifiers, as far as they are stated."""
    data = checked.document.data
    about, dataset = _mapping(data, "manifest"), _mapping(data, "dataset")
    listed = dataset.get("identifiers")
    identifiers = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    said = {"id": about.get("id"), "title": dataset.get("title"), "version": dataset.get("version")}
    return {**{key: each if isinstance(each, str) else None for key, each in said.items()}, "identifiers": identifiers}


def _mapping(data: Any, key: str) -> dict[str, Any]:
    part = data.get(key) if isinstance(data, dict) else None
    return part if isinstance(part, dict) else {}


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
