"""The file of evidence: every number in full, how it was measured, and what was not."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measurement import Measured
from synthreport.files.serialise import as_json

NAME = "synthreport-measured.json"
_LIBRARIES = ("duckdb", "numpy", "scipy", "scikit-learn", "statsmodels")
DEFINITIONS = {
    "share of rare categories that occur": "Of the categories, over all categorical columns, that at most 5 % of the "
    "training rows and at least 10 of them have, the share that occurs in the compared rows at all. 0 to 1."
}
"""Metrics that the registry does not hold."""


def evidence(found: Measured, plan: Plan, tool: str, digests: Mapping[str, str]) -> bytes:
    """The bytes of the file. Digests are those of files that are released; real rows are only counted."""
    made = {
        "measured_by": f"synthreport {tool}",
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "seed": plan.seed,
        "repeats": plan.repeats,
        "plan": {"date": plan.date, "sha256": plan.sha256} if plan.sha256 else None,
        "files": dict(digests),
        "rows": found.rows,
        "definitions": DEFINITIONS,
        "results": {each.id: each.answers for each in found.numbers},
        "not_measured": [{"what": each.what, "why": each.why} for each in found.omitted],
    }
    return as_json(made).encode()


def is_ours(data: bytes) -> bool:
    """Whether a file looks like one that was written here."""
    return data.lstrip()[:80].replace(b" ", b"").startswith(b'{\n"measured_by":"synthreport')


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
