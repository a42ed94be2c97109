"""Two runs of one script that differ in nothing but their time are a test of whether it can be repeated.

It is recorded where it was asked for, or where it refutes a claim; else a repetition changes nothing in the manifest.
"""

from __future__ import annotations

from typing import Any

from synthreport.document.pointers import has
from synthreport.draft.draft import Answers
from synthreport.record.record import Record, entries

_CAUSES = ("code", "command", "random", "parameters", "sampling")
_TEST = "/reproducibility/determinism/tests/run_again"


def compare(run: Record, before: Answers) -> None:
    """Record the outcome, if the manifest describes such an earlier run. What to claim is up to the author."""
    asked = run.repetition or has(before, _TEST)
    if not asked and _at(before, "reproducibility", "determinism", "claim") != "bit_identical":
        return
    now = run.draft.answers
    data = [name for name in run.files if _at(run.manifest.data, "files", name, "role") == "data"]
    earlier = [_at(before, "files", name, "sha256") for name in data]
    if not data or None in earlier or not _same_causes(run, before):
        return
    same = earlier == [_at(now, "files", name, "sha256") for name in data]
    if asked or not same:
        run.record(_TEST, {"varied": "new process", "outcome": "bit_identical" if same else "differs"})


def _same_causes(run: Record, before: Answers) -> bool:
    now = run.draft.answers
    causes = [("steps", step, cause) for step in run.steps for cause in _CAUSES]
    causes += [("inputs", name, "digest") for name in now.get("inputs", {})]
    causes += [("reproducibility", "environment", key) for key in now["reproducibility"]["environment"]]
    return _versions(before) >= _versions(now) and all(
        _at(now, *cause) in (None, _at(before, *cause)) for cause in causes
    )


def _versions(answers: Answers) -> set[tuple[str, str]]:
    return {(str(each.get("name")), str(each.get("version"))) for each in entries(answers, "tools").values()}


def _at(answers: Any, *keys: str) -> Any:
    for key in keys:
        answers = answers.get(key) if isinstance(answers, dict) else None
    return answers
