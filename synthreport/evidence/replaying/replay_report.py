"""A replay in words and as JSON: what would be run, what came of it, and what a manifest claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthreport.evidence.replaying.plan import CLAIMS, Plan
from synthreport.evidence.replaying.replay import Given, Replay
from synthreport.evidence.replaying.sandbox import sandbox

_CLAIM = {
    "bit_identical": "identical bytes",
    "canonical": "an identical canonical form",
    "equivalent": "statistically equivalent data",
}
NOT_ATTEMPTED, NOT_APPLICABLE = "not attempted", "not applicable"


def announced(plan: Plan, folder: Path, given: Given) -> Iterator[str]:
    """What would be run, and under which limits."""
    limits = given.limits
    yield f"command:  {' '.join(plan.command)}"
    yield f"folder:   a scratch copy of {folder / plan.folder}"
    yield f"makes:    {', '.join(_listed(plan))}"
    yield f"claim:    {claimed(plan.claim)}"
    for name, path in plan.inputs.items():
        yield f"reads:    {name} at {path}" + (f", given as {given.inputs[name]}" if name in given.inputs else "")
    yield f"limits:   {limits.seconds:g} s, {_size(limits.memory)} of memory, {_size(limits.disk)} a file"
    yield f"network:  {'as this machine has it' if given.network else 'none'}"
    for each in sandbox(limits, network=given.network).missing:
        yield f"note:     {each}"


def claimed(claim: str) -> str:
    """The claim of a manifest in words."""
    return f"a repetition gives {_CLAIM[claim]}" if claim in CLAIMS else "nothing is claimed of a repetition"


def told(plan: Plan, replay: Replay) -> Iterator[str]:
    """What came of it."""
    for note in replay.notes:
        yield f"note:     {note}"
    if replay.failed:
        yield f"result:   failed: {replay.failed}"
        return
    for each in replay.files:
        yield f"{each.file.path}: {each.closeness.words} ({each.why})"
    for made in plan.made:
        if made.volatile:
            yield f"{made.path}: made, and not compared: it differs in every run, says the manifest"
    yield f"result:   {replay.closeness.words}; {claimed(plan.claim)}: {_verdict(plan, replay)}"


def as_data(plan: Plan, replay: Replay) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "result": "failed" if replay.failed else replay.closeness.words,
        "claim": plan.claim,
        "as_claimed": replay.keeps(plan.claim),
        "why": replay.failed,
        "command": list(plan.command),
        "files": [
            {"id": each.file.id, "path": each.file.path, "result": each.closeness.words, "why": each.why}
            for each in replay.files
        ],
        "notes": list(replay.notes),
    }


def _verdict(plan: Plan, replay: Replay) -> str:
    if plan.claim not in CLAIMS:
        return "there is nothing to refute"
    return "confirmed" if replay.keeps(plan.claim) else "refuted"


def _listed(plan: Plan) -> list[str]:
    return [each.path + (" (differs in every run)" if each.volatile else "") for each in plan.made]


def _size(number: int) -> str:
    return f"{number / 2**30:g} GiB"
