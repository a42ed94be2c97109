"""Manifests to measure on: made from the complete ones of the conformance cases."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

BASES = Path(__file__).resolve().parents[1] / "schema" / "1.0" / "cases" / "bases"

Manifest = dict[str, Any]


def base(name: str) -> Manifest:
    """A complete manifest, as plain data with every scalar as the checker reads it."""
    from synthreport.document.source import read

    data = read(str(BASES / f"{name}.yaml")).data
    assert isinstance(data, dict)
    return data


def grown(manifest: Manifest, size: int) -> Manifest:
    """The manifest with results, fields and files repeated under new ids, until it has about `size` bytes of YAML."""
    large = deepcopy(manifest)
    copies = 0
    while (missing := size - len(as_yaml(large))) > 0:
        for _ in range(max(1, missing // 8000)):  # a round of copies is less than 8,000 bytes
            copies += 1
            _copy_once(manifest, large, copies)
    return large


def _copy_once(manifest: Manifest, large: Manifest, copy: int) -> None:
    """Repeat some entries of each large collection, with names and texts of their own."""
    parts = (
        (manifest["results"], large["results"]),
        (manifest["content"]["fields"], large["content"]["fields"]),
        (manifest["files"], large["files"]),
    )
    for originals, collection in parts:
        for identifier, value in list(originals.items())[:12]:
            collection[f"{identifier}-copy{copy}"] = _told_apart(value, copy)


def _told_apart(value: Manifest, copy: int) -> Manifest:
    """A copy whose path and description are its own: no two files are the same, no two answers are pasted."""
    other = deepcopy(value)
    for key in ("path", "description"):
        if isinstance(other.get(key), str):
            other[key] = f"{copy}-{other[key]}"
    return other


def with_findings(manifest: Manifest, count: int) -> Manifest:
    """The manifest with so many fields, each with a key that is unknown."""
    broken = deepcopy(manifest)
    fields = broken["content"]["fields"]
    originals = list(fields.values())
    for number in range(count):
        fields[f"faulty-{number}"] = _told_apart(originals[number % len(originals)], number) | {"descripton": "?"}
    return broken


def faulty(manifest: Manifest, seed: int = 1, faults: int = 6) -> Manifest:
    """The manifest with keys left out, misspelt, and values of the wrong kind."""
    chance = random.Random(seed)
    broken = deepcopy(manifest)
    places = [(holder, key) for holder, key in _keys(broken) if key not in ("kind", "synthreport")]
    for holder, key in chance.sample(places, faults):
        if key not in holder:
            continue
        fault = chance.randrange(3)
        if fault == 0:
            del holder[key]
        elif fault == 1:
            holder[f"{key}x"] = holder.pop(key)
        else:
            holder[key] = [[7]]
    return broken


def varied(manifests: list[Manifest], count: int) -> list[Manifest]:
    """Many manifests, no two alike; every fourth has faults."""
    return [
        faulty(_renamed(manifests[index % len(manifests)], index), index, 3)
        if index % 4 == 0
        else _renamed(manifests[index % len(manifests)], index)
        for index in range(count)
    ]


def as_yaml(manifest: Manifest) -> str:
    """Block YAML, as people write it."""
    return yaml.dump(manifest, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)


def as_json(manifest: Manifest) -> str:
    """Indented JSON."""
    return json.dumps(manifest, indent=2, ensure_ascii=False)


def _renamed(manifest: Manifest, index: int) -> Manifest:
    other = deepcopy(manifest)
    other["dataset"]["title"] = f"{other['dataset']['title']}, variant {index}"
    return other


def _keys(value: Any) -> Iterator[tuple[Manifest, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield value, key
            yield from _keys(each)
    elif isinstance(value, list):
        for each in value:
            yield from _keys(each)
