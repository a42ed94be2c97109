"""The conformance cases of the standard, read as the build reads them, and what is found in each, judged once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import synthreport
from synthreport import Result
from synthreport.build import cases as written
from synthreport.conformance.suite import Case, expanded, merged
from synthreport.document import LIMIT, Document, parse
from synthreport.files.serialise import SCALARS
from synthreport.standard.versions import NEWEST

__all__ = [
    "SCHEMA", "Case", "adversarial", "as_yaml", "base", "bases", "by_code", "cases", "check", "data_of", "document",
    "folder", "judged", "judged_anew", "keys_alone", "merged", "sections",
]  # fmt: skip

SCHEMA = Path(__file__).parents[1] / "schema"


def folder(version: str = NEWEST) -> Path:
    """Where the cases of a version are."""
    return SCHEMA / version / "cases"


@cache
def _bases(version: str) -> dict[str, Any]:
    return written.bases(folder(version))


def bases(version: str = NEWEST) -> tuple[str, ...]:
    """The names of the bases of a version."""
    return tuple(_bases(version))


def base(name: str, version: str = NEWEST) -> dict[str, Any]:
    """A clean document to patch, a copy of its own; raises KeyError if none has this name."""
    data = deepcopy(_bases(version)[name])
    assert isinstance(data, dict)
    return data


def by_code(version: str = NEWEST) -> Mapping[str, tuple[Case, ...]]:
    """The cases of every file of a version, by the code that the file is named after, in the order of codes."""
    return _by_code(version)


@cache
def _by_code(version: str) -> dict[str, tuple[Case, ...]]:
    held = _bases(version)
    files = written.files(folder(version))
    return {path.stem: tuple(expanded(entry, held, version) for entry in written.entries(path)) for path in files}


def cases(version: str = NEWEST) -> tuple[Case, ...]:
    """Every case of the suite of a version."""
    return _cases(version)


@cache
def _cases(version: str) -> tuple[Case, ...]:
    held = (*_by_code(version).values(), *derived(version).values(), *adversarial(version).values())
    return tuple(case for of_one in held for case in of_one)


@cache
def adversarial(version: str = NEWEST) -> dict[str, tuple[Case, ...]]:
    """The adversarial manifests of every file of a version, lies and honest ones, by their kind."""
    return _beside(written.ADVERSARIAL, version)


@cache
def derived(version: str = NEWEST) -> dict[str, tuple[Case, ...]]:
    """The cases that were made from the published files of a version, by their kind."""
    return _beside(written.DERIVED, version)


def _beside(name: str, version: str) -> dict[str, tuple[Case, ...]]:
    held, files = _bases(version), written.files(folder(version).with_name(name))
    return {path.stem: tuple(expanded(entry, held, version) for entry in written.entries(path)) for path in files}


_SMALL = 64 * 1024


def document(case: Case) -> Document:
    """The document of a case, of data on one line; one about as large as may be read is cut, and the limit with it."""
    content = case.raw if case.data is None else json.dumps(case.data, ensure_ascii=False).encode()
    if len(content) < LIMIT:
        return parse(content, name=case.file)
    return parse(content[: len(content) - LIMIT + _SMALL], name=case.file, limit=_SMALL)


def data_of(case: Case) -> Any:
    """What the document of a case says."""
    return document(case).data if case.data is None else case.data


def sections(documents: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every section of some documents, as a document of its own, once: cases are bases in which little is changed."""
    seen = set()
    for name, data in documents.items():
        for key, part in data.items():
            if (same := f"{key!r}: {part!r}") not in seen:
                seen.add(same)
                yield f"{name}: {key}", {key: part}


def keys_alone(documents: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys of some documents without what they hold, each choice of keys once."""
    for keys, name in {tuple(data): name for name, data in documents.items()}.items():
        yield f"{name}, its keys", dict.fromkeys(keys)


def check(case: Case, source: Any) -> Result:
    """What is found in a document, by the profile and the version of a case."""
    return synthreport.check(source, profile=case.profile, standard=case.standard)


_RESULTS: dict[tuple[str, str, str], Result] = {}


def judged(case: Case) -> Result:
    """What is found in a case: judged once, for all tests in this process."""
    known = _RESULTS.get((case.standard, case.name, case.profile))
    return known or judged_anew(case)


def judged_anew(case: Case) -> Result:
    """What is found in a case, whether or not it is known; other tests need not judge it again."""
    result = check(case, document(case))
    _RESULTS[case.standard, case.name, case.profile] = result
    return result


def as_yaml(data: Any) -> str:
    """Data as YAML in which every string stays one, whether it is read as YAML 1.1 or as 1.2."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


class _Dumper(yaml.CSafeDumper):
    """Puts every string in quotes that some reader would take for something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


for _tag, _pattern, _first in SCALARS:
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))
