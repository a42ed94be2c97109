"""The conformance cases of the standard, read as the build reads them, and their documents in YAML and in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from synthreport.build import cases as written
from synthreport.conformance.suite import Case, expanded, merged
from synthreport.files.serialise import SCALARS
from synthreport.standard.versions import NEWEST

__all__ = ["SCHEMA", "Case", "as_yaml", "base", "bases", "cases", "cases_in", "files", "folder", "merged", "texts"]

SCHEMA = Path(__file__).parents[1] / "schema"


def folder(version: str = NEWEST) -> Path:
    """Where the cases of a version are."""
    return SCHEMA / version / "cases"


def files(version: str = NEWEST) -> list[Path]:
    """Every case file of a version, in the order of codes."""
    return written.files(folder(version))


def bases(version: str = NEWEST) -> list[str]:
    """The names of the bases of a version."""
    return list(written.bases(folder(version)))


def base(name: str, version: str = NEWEST) -> dict[str, Any]:
    """A clean document to patch; raises KeyError where there is none of this name."""
    data = written.bases(folder(version))[name]
    assert isinstance(data, dict)
    return data


def cases(version: str = NEWEST) -> list[Case]:
    """Every case of the suite of a version."""
    return [case for path in files(version) for case in cases_in(path, version)]


def cases_in(path: Path, version: str = NEWEST) -> Iterator[Case]:
    """The cases of one file."""
    held = written.bases(folder(version))
    return (expanded(entry, held, version) for entry in written.entries(path))


def texts(case: Case) -> dict[str, bytes]:
    """The document in every notation in which the same must be found."""
    if case.data is None:
        return {"as it is": case.raw}
    return {"YAML": as_yaml(case.data).encode(), "JSON": json.dumps(case.data, ensure_ascii=False).encode()}


def as_yaml(data: Any) -> str:
    """Data as YAML in which every string stays one, whether it is read as YAML 1.1 or as 1.2."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


class _Dumper(yaml.CSafeDumper):
    """Puts every string in quotes that some reader would take for something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


for _tag, _pattern, _first in SCALARS:
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))
