"""`cases/*.yaml` and `adversarial/*.yaml` of a version, by hand → `conformance.json`, which any JSON reader reads."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import yaml

from synthreport.conformance.suite import read_finding
from synthreport.files.serialise import SCALARS
from synthreport.files.yaml_loader import Loader

Entry = dict[str, Any]

_WAYS = {"patch", "text", "base64", "repeat"}
_KEYS = {"name", "why", "base", "file", "expect", "states", "lines", "levels", "verdict", "profile"} | _WAYS
_OF_KINDS = {"cases": set(), "adversarial": {"code", "claim"}, "derived": {"code"}}
"""What a case of each folder says besides: the code that it is about, and what an adversarial manifest claims."""

_RAW_FILE = "synthreport.yaml"

ADVERSARIAL = "adversarial"
"""The folder, beside that of the cases, of manifests that lie and of honest ones: one file for each kind."""

DERIVED = "derived"
"""The folder beside it of cases that `tests/second/derived.py` has made from the published files, by kind."""


def conformance(version: str, folder: Path) -> Entry:
    """The whole suite: bases once, every case in the order of codes, then derived and adversarial ones by kind."""
    paths = [*files(folder), *files(folder.with_name(DERIVED)), *files(folder.with_name(ADVERSARIAL))]
    held = {"bases": bases(folder), "cases": [entry for path in paths for entry in entries(path)]}
    text = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return {
        "format": "synthreport-conformance",
        "format_version": "1.1",
        "standard": version,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        **held,
    }


def files(folder: Path) -> list[Path]:
    """Every file of cases of a folder, in the order of codes or kinds."""
    return sorted(folder.glob("*.yaml"))


def bases(folder: Path) -> dict[str, Any]:
    """The clean documents that cases patch, by name."""
    return {path.stem: parsed(path) for path in sorted((folder / "bases").glob("*.yaml"))}


@cache
def parsed(path: Path) -> Any:
    """What a YAML file of the standard holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


def entries(path: Path) -> Iterator[Entry]:
    """The cases of one file, each with all that it says and all that its file says for it."""
    held, more = parsed(path), _OF_KINDS.get(path.parent.name, set())
    if not isinstance(held, dict) or held.keys() - {"base", "cases"}:
        raise ValueError(f"{path.name}: expected the keys base and cases")
    for written in held["cases"]:
        unknown = written.keys() - _KEYS - more
        if unknown or not {"name", "expect"} | more <= written.keys():
            needed = ", ".join(sorted({"name", "expect"} | more))
            raise ValueError(f"{path.name}: expected {needed} and a document, found {sorted(written)}")
        yield _entry(path, held.get("base"), written)


def _entry(path: Path, usual_base: str | None, written: Entry) -> Entry:
    of_a_kind = {"kind": path.stem, "claim": written["claim"]} if "claim" in written else {}
    return {
        "name": written["name"],
        "code": written.get("code", path.stem),
        **of_a_kind,
        **({"profile": written["profile"]} if "profile" in written else {}),
        **_document(path, usual_base, written),
        "expect": [read_finding(each) for each in written["expect"]],
        **{key: _by_text(written[key]) for key in ("states", "lines") if written.get(key)},
        **{key: written[key] for key in ("verdict", "levels", "why") if key in written},
    }


def _by_text(states: Entry) -> Entry:
    """States as reports write them, by code or by the number of a line."""
    return {str(key): state.replace(" ", "_") for key, state in states.items()}


def _document(path: Path, usual_base: str | None, written: Entry) -> Entry:
    """The document of a case: a patch on a base, or bytes in one of three ways."""
    name, ways = written["name"], written.keys() & _WAYS
    if len(ways) > 1:
        raise ValueError(f"{name}: {', '.join(sorted(ways))} exclude each other")
    if ways - {"patch"}:
        (way,) = ways
        return {"file": f"synthreport{PurePath(written.get('file', _RAW_FILE)).suffix}", way: written[way]}
    base = written.get("base", usual_base)
    if not base:
        raise ValueError(f"{name}: no base, neither here nor for the file")
    if not (path.parents[1] / "cases" / "bases" / f"{base}.yaml").exists():
        raise ValueError(f"{name}: there is no base {base!r}")
    return {"base": base, "patch": written.get("patch", {})}


class _Loader(Loader):
    """Reads YAML 1.2 with JSON's scalars: dates, `no` and `010` are strings."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in SCALARS:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))
