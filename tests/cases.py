"""The conformance cases of the standard: whole documents, made of bases and merge patches, with what must be found."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).parents[1] / "schema" / "1.0" / "cases"

_WAYS = {"patch", "text", "base64", "repeat"}
_KEYS = {"name", "why", "base", "file", "expect", "states", "levels"} | _WAYS


class Case(NamedTuple):
    """One document, and exactly what must be found in it, as `CODE pointer` in the order of the document.

    `data` is the patched base; it is None where the case gives the bytes of a document as they are, in `raw`, to be
    read from a file of the name `file`. `states` says what must become of some rules; `levels`, how binding some items
    are; `why`, why there is more than one finding.
    """

    name: str
    code: str
    expect: tuple[str, ...]
    data: dict[str, Any] | None = None
    raw: bytes = b""
    file: str = "synthreport.yaml"
    states: Mapping[str, str] = {}
    levels: Mapping[str, str] = {}
    why: str = ""

    def texts(self) -> dict[str, bytes]:
        """The document in every notation in which the same must be found."""
        if self.data is None:
            return {"as it is": self.raw}
        return {"YAML": as_yaml(self.data).encode(), "JSON": json.dumps(self.data, ensure_ascii=False).encode()}


def files() -> list[Path]:
    """Every case file, in the order of codes."""
    return sorted(FOLDER.glob("*.yaml"))


def bases() -> list[str]:
    """The names of the bases."""
    return sorted(path.stem for path in (FOLDER / "bases").glob("*.yaml"))


@cache
def _parsed(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


def base(name: str) -> dict[str, Any]:
    """A clean document to patch; raises ValueError where there is none of this name."""
    if name not in bases():
        raise ValueError(f"there is no base {name!r}")
    data = _parsed(FOLDER / "bases" / f"{name}.yaml")
    assert isinstance(data, dict)
    return data


def cases() -> list[Case]:
    """Every case of the suite."""
    return [case for path in files() for case in cases_in(path)]


def cases_in(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    held = _parsed(path)
    if not isinstance(held, dict) or held.keys() - {"base", "cases"}:
        raise ValueError(f"{path.name}: expected the keys base and cases")
    for entry in held["cases"]:
        unknown = entry.keys() - _KEYS
        if unknown or not {"name", "expect"} <= entry.keys():
            raise ValueError(f"{path.name}: expected name, expect and a document, found {sorted(entry)}")
        yield _case(path.stem, held.get("base"), entry)


def _case(code: str, usual_base: str | None, entry: dict[str, Any]) -> Case:
    name, expect = entry["name"], tuple(entry["expect"])
    ways, states, why = entry.keys() & _WAYS, entry.get("states", {}), entry.get("why", "")
    if len(ways) > 1:
        raise ValueError(f"{name}: {', '.join(sorted(ways))} exclude each other")
    if ways - {"patch"}:
        return Case(name, code, expect, None, _raw(entry), entry.get("file", "synthreport.yaml"), states, why=why)
    start = entry.get("base", usual_base)
    if not start:
        raise ValueError(f"{name}: no base, neither here nor for the file")
    return Case(
        name,
        code,
        expect,
        merged(base(start), entry.get("patch", {})),
        states=states,
        levels=entry.get("levels", {}),
        why=why,
    )


def _raw(entry: dict[str, Any]) -> bytes:
    """The bytes of a document that a case gives as text, in base64, or as a text that is repeated."""
    if "base64" in entry:
        return base64.b64decode(entry["base64"], validate=True)
    if "repeat" in entry:
        return bytes(entry["repeat"]["text"].encode() * entry["repeat"]["times"])
    return bytes(entry["text"].encode())


def merged(target: Any, patch: Any) -> Any:
    """The target as a JSON merge patch changes it (RFC 7396); the target itself stays as it is."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def as_yaml(data: Any) -> str:
    """Data as YAML in which every string stays one, whether it is read as YAML 1.1 or as 1.2."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


class _Loader(yaml.SafeLoader):
    """Reads YAML 1.2 with JSON's scalars: dates, `no` and `010` are strings."""


class _Dumper(yaml.CSafeDumper):
    """Puts every string in quotes that some reader would take for something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_SCALARS = (
    ("null", r"null", "n"),
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", "-0123456789"),
)
_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in _SCALARS:
    for _class in (_Loader, _Dumper):
        _class.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))
