"""The links of a manifest to those of the datasets that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.pointers import pointer_of
from synthreport.rules.value import Value, answers_of

GENERATED = ("synthetic", "simulated", "mixed", "unknown")
LEARNED = ("training_records", "resampled_records")
_BEFORE = ("parent", "previous_generation")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")


class Link(NamedTuple):
    """A dataset behind another: where the manifest names it, and where its own manifest is.

    `origin` is that of an input; empty for a relative that is no input. `is_learned` says that records of it were
    learned from or drawn again. `depth` is the declared one.
    """

    pointer: str
    id: str
    title: str
    uri: str | None
    sha256: str | None
    origin: str = ""
    is_learned: bool = False
    depth: int | None = None
    is_exact: bool = True

    @property
    def is_address(self) -> bool:
        """Whether its manifest lies on the network."""
        return bool(self.uri and _ADDRESS.match(self.uri))


class Stated(NamedTuple):
    """What a manifest states of its own place in a chain."""

    title: str
    version: str
    retrained: bool | None
    regime: str
    share: float | None
    reuse: str
    records: int | None
    trend: tuple[str, ...]


def links(data: Any) -> list[Link]:
    """The inputs that are or may be synthetic, and the relatives that came before, in the order of the manifest."""
    root = answers_of(data)
    inputs = [_input(name, source) for name, source in root.each("inputs") if source.get("origin") in GENERATED]
    known = {link.sha256 for link in inputs if link.sha256}
    return inputs + [each for each in _relatives(root) if each.sha256 not in known or not each.sha256]


def stated(data: Any) -> Stated:
    """What a manifest states of its own place in a chain."""
    root = answers_of(data)
    retrained = root.get("lineage", "retrained_on_synthetic")
    return Stated(
        _text(root.get("dataset", "title")),
        _text(root.get("dataset", "version")),
        retrained if isinstance(retrained, bool) else None,
        _text(root.get("lineage", "regime")),
        _number(root.get("lineage", "real_fraction", "records")),
        _text(root.get("lineage", "reuse", "training_generators")),
        _sum(file.get("records") for _, file in root.each("files") if file.get("role") == "data"),
        tuple(each for each in _list(root.get("lineage", "trend")) if isinstance(each, str)),
    )


def _input(name: str, source: Value) -> Link:
    routes = _list(source.get("routes"))
    depth = source.get("depth", "generations")
    return Link(
        source.pointer,
        name,
        _text(source.get("title")),
        *_manifest(source),
        _text(source.get("origin")),
        any(route in routes for route in LEARNED),
        depth if isinstance(depth, int) else None,
        source.get("depth", "certainty") != "lower_bound",
    )


def _relatives(root: Value) -> Iterator[Link]:
    for name, relative in root.each("lineage", "related"):
        if relative.get("relation") in _BEFORE and any(_manifest(relative)):
            pointer = pointer_of(("lineage", "related", name))
            yield Link(pointer, name, _text(relative.get("description")), *_manifest(relative))


def _manifest(holder: Value) -> tuple[str | None, str | None]:
    uri, digest = holder.get("manifest", "uri"), holder.get("manifest", "sha256")
    return (uri if isinstance(uri, str) else None), (digest if isinstance(digest, str) else None)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def counted(value: Any) -> int | None:
    """A count that is stated as a number; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _sum(values: Iterator[Any]) -> int | None:
    """The sum of some counts; None if one of them is unknown, or there is none."""
    found = [counted(value) for value in values]
    known = [value for value in found if value is not None]
    return sum(known) if known and len(known) == len(found) else None
