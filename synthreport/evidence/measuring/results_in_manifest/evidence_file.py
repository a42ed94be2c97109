"""The file of evidence: every number in full, how it was measured, and what was not."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.tables_of_request import Together
from synthreport.files.opener import named
from synthreport.files.serialise import as_json

_BEGINNING = 1024

LIBRARIES = ("duckdb", "numpy", "scipy", "scikit-learn", "statsmodels")
DEFINITIONS = {
    "share of rare categories that occur": "Of the categories, over all categorical columns, that at most 5 % of the "
    "training rows and at least 10 of them have, the share that occurs in the compared rows at all. 0 to 1."
}
"""Metrics that the registry does not hold."""


def evidence(together: Together, plan: Plan, tool: str, visits: tuple[str, str] | None = None) -> bytes:
    """The bytes of the file. Digests are those of files that are released; real rows are only counted.

    `visits` are the columns of the subject and of the time, if there are several records of a subject.
    """
    found = together.measured
    made = {
        "measured_by": f"synthreport {tool}",
        "python": platform.python_version(),
        "libraries": {name: version_of(name) for name in LIBRARIES},
        **_settings(plan, visits),
        "files": dict(together.released),
        "rows": found.rows,
        "definitions": DEFINITIONS,
        "results": {each.id: each.answers for each in found.numbers},
        "not_measured": [{"what": each.what, "why": each.why} for each in found.omitted],
        "manifest": _in_the_manifest(together),
    }
    return as_json(made).encode()


def _in_the_manifest(together: Together) -> dict[str, object]:
    """What is written into the manifest besides the results themselves."""
    numbers = together.measured.numbers
    return {
        "entries": {**together.lacking, **together.measured.entries},
        "bears_on": {each.id: list(each.headings) for each in numbers if each.headings},
        "real": {each.id: each.real for each in numbers if each.real},
    }


def _settings(plan: Plan, visits: tuple[str, str] | None) -> dict[str, object]:
    """What somebody needs who measures again, and the plan if there was one."""
    fixed = {key: getattr(plan, key) for key in ("date", "by", "results", "limits", "sha256")}
    return {
        "seed": plan.seed, "repeats": plan.repeats, "left_out": dict(plan.left_out),
        "visits": list(visits) if visits else None, "plan": fixed if plan.sha256 else None,
    }  # fmt: skip


def is_foreign(path: Path) -> bool:
    """Whether a path has a file that was not written here and would be lost. Raises OSError."""
    if not path.exists():
        return False
    with named(path) as file:
        return not is_ours(file.read(_BEGINNING))


def is_ours(data: bytes) -> bool:
    """Whether a file looks like one that was written here."""
    return data[:_BEGINNING].lstrip()[:80].replace(b" ", b"").startswith(b'{\n"measured_by":"synthreport')


def version_of(name: str) -> str | None:
    """The version of an installed library; None if it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
