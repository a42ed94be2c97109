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
    from synthreport.opening import read

    data = read(str(BASES / f"{name}.yaml")).data
    assert isinstance(data, dict)
    return data


def grown(manifest: Manifest, size: int) -> Manifest:
    """The manifest with results and fields repeated under new ids, until it is about so many bytes of YAML."""
    large = deepcopy(manifest)
    copies = 0
    while len(as_yaml(large)) < size:
        copies += 1
        for collection in (large["results"], large["content"]["fields"]):
            for identifier, value in list(collection.items())[:12]:
                collection[f"{identifier.split('-copy')[0]}-copy{copies}-{len(collection)}"] = deepcopy(value)
    return large


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
