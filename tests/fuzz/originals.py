"""What is broken: bases, cases, shapes, examples, and what fell before."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from synthreport.conformance.suite import published
from synthreport.document import parse

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).with_name("corpus")
"""Reduced inputs that fell once, each read as its name says: JSON, or else YAML."""

_FOLDERS = ("schema/1.0/cases/bases/*.yaml", "tests/shapes/*.yaml", "examples/*/synthreport.yaml")


@cache
def texts() -> dict[str, bytes]:
    """Every manifest that is a text of its own, by its path: whole ones first, then what fell before."""
    paths = [path for pattern in _FOLDERS for path in sorted(ROOT.glob(pattern))]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (*paths, *corpus())}


def corpus() -> list[Path]:
    """Every input that fell once."""
    return sorted(path for path in CORPUS.iterdir() if path.suffix in (".yaml", ".json"))


@cache
def manifests() -> tuple[dict[str, Any], ...]:
    """Every manifest as data: of the texts, those that are mappings; and all cases, which are broken already."""
    read = [parse(text, name=name).data for name, text in texts().items()]
    cases = [case.data for case in published().cases]
    return tuple(data for data in (*read, *cases) if isinstance(data, dict))


@cache
def whole() -> tuple[dict[str, Any], ...]:
    """The manifests that say the most."""
    return tuple(parse(text, name=name).data for name, text in texts().items() if not name.startswith("tests/fuzz/"))
