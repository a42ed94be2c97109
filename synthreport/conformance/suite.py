"""The suite as it is published: complete manifests once, cases as patches on them, and what must be found in each."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Any, NamedTuple

from synthreport.standard.versions import NEWEST, read

FILE = "conformance.json"
PATCHED = "synthreport.json"
"""The name under which a patched base is read: it is JSON."""

Entry = dict[str, Any]

_ALIKE = ("states", "profile", "levels", "why", "lines", "verdict", "kind", "claim")
"""What a case holds as its entry in the file does."""


class Case(NamedTuple):
    """One document, and exactly what must be found in it, as `CODE pointer` in the order of the document.

    `data` is the patched base; it is None where the case gives the bytes of a document as they are, in `raw`, to be
    read from a file of the name `file`. `states` says what must become of some rules, `standard` by which version;
    `levels`, how binding some items are there; `why`, why there is more than one finding. `lines` has the states of
    some lines of the checklist by their numbers, `verdict` the conclusion. An adversarial manifest is of a `kind`, and
    says what it claims.
    """

    name: str
    code: str
    expect: tuple[str, ...]
    data: dict[str, Any] | None = None
    raw: bytes = b""
    file: str = PATCHED
    states: Mapping[str, str] = {}
    profile: str = "core"
    standard: str = NEWEST
    levels: Mapping[str, str] = {}
    why: str = ""
    lines: Mapping[str, str] = {}
    verdict: str = ""
    kind: str = ""
    claim: str = ""

    def content(self) -> bytes:
        """The bytes of the document; a patched base is JSON."""
        if self.data is None:
            return self.raw
        return json.dumps(self.data, ensure_ascii=False, indent=1).encode() + b"\n"

    @property
    def path(self) -> str:
        """Where the document lies in a folder of all: each below its own name, so that it may have the usual one."""
        return f"{self.name}/synthreport{PurePath(self.file).suffix}"


class Suite(NamedTuple):
    """All cases of a version of the standard; `sha256` changes when any of them or of their bases does."""

    standard: str
    sha256: str
    cases: tuple[Case, ...]

    def chosen(self, patterns: tuple[str, ...]) -> tuple[Case, ...]:
        """The cases whose name or code fits one of some glob patterns; all of them where there is no pattern."""
        return tuple(case for case in self.cases if not patterns or any(_fits(case, each) for each in patterns))


def written(code: str, pointer: str) -> str:
    """A finding as cases expect it: `CODE pointer`, or the code alone of one on the whole document."""
    return f"{code} {pointer}".rstrip()


def read_finding(text: str) -> dict[str, str]:
    """The same as files hold it: its code and its pointer."""
    code, _, pointer = text.partition(" ")
    return {"code": code, "pointer": pointer}


def published(version: str = NEWEST) -> Suite:
    """The suite of a version, from its published file."""
    held = read(FILE, version)
    cases = tuple(expanded(entry, held["bases"], held["standard"]) for entry in held["cases"])
    return Suite(held["standard"], held["sha256"], cases)


def expanded(entry: Entry, bases: Mapping[str, Any], standard: str = NEWEST) -> Case:
    """A case as the file holds it → the case with its whole document."""
    expect = tuple(written(each["code"], each["pointer"]) for each in entry["expect"])
    rest: Any = {key: entry[key] for key in _ALIKE if key in entry}
    rest["standard"] = standard
    if "base" in entry:
        data = merged(bases[entry["base"]], entry["patch"])
        return Case(entry["name"], entry["code"], expect, data, **rest)
    return Case(entry["name"], entry["code"], expect, None, _raw(entry), entry["file"], **rest)


def _raw(entry: Entry) -> bytes:
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


def _fits(case: Case, pattern: str) -> bool:
    return fnmatchcase(case.name, pattern) or fnmatchcase(case.code, pattern)
