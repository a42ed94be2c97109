"""How a checker did → a result file, `schema/conformance-result-1.0.schema.json`, and a summary to read."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from synthreport.conformance.scoring import Difference, Failure, Tally
from synthreport.conformance.suite import Suite, read_finding
from synthreport.files.printable import printable
from synthreport.files.serialise import embeddable

FORMAT = "1.1"
_SHOWN = 10

Entry = dict[str, Any]


class Trial(NamedTuple):
    """A checker that was run over a suite: its name or command, what was chosen, how it did, and when."""

    suite: Suite
    tool: str
    only: tuple[str, ...]
    tally: Tally
    date: str


def now() -> str:
    """The time in UTC; SOURCE_DATE_EPOCH may set it, as reproducible builds do. Raises ValueError."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is {stamp}, expected seconds since 1970") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def as_json(trial: Trial) -> str:
    """The result file."""
    suite, tally = trial.suite, trial.tally
    result = {
        "format": "synthreport-conformance-result",
        "format_version": FORMAT,
        "standard": suite.standard,
        "suite": {"sha256": suite.sha256, "cases": len(suite.cases)},
        "tool": trial.tool,
        "date": trial.date,
        "coverage": "partial" if tally.missed else "whole",
        "only": list(trial.only),
        "counts": {"passed": len(tally.passed), "failed": len(tally.failed), "not_run": tally.missed},
        "failed": [_failure(each) for each in tally.failed],
        "not_run": [{"reason": reason, "cases": list(names)} for reason, names in tally.not_run.items()],
    }
    return embeddable(json.dumps(result, indent=1, ensure_ascii=True)) + "\n"


def _failure(failure: Failure) -> Entry:
    named: Entry = {"name": failure.case.name, "code": failure.case.code}
    if failure.reason:
        return named | {"reason": failure.reason}
    return {
        **named,
        "not_found": [read_finding(each) for each in failure.not_found],
        "not_expected": [read_finding(each) for each in failure.not_expected],
        "states": _pairs(failure.states),
        "levels": _pairs(failure.levels),
        "lines": _pairs(failure.lines),
        **({"verdict": _pair(failure.verdict)} if failure.verdict else {}),
    }


def _pairs(differences: Mapping[str, Difference]) -> Entry:
    return {key: _pair(both) for key, both in differences.items()}


def _pair(both: Difference) -> Entry:
    return dict(zip(("expected", "found"), both, strict=True))


def as_text(trial: Trial) -> str:
    """The summary: counts, what was not run, failures by code, and the first of them in full."""
    return "".join(f"{printable(line)}\n" for line in _lines(trial))


def _lines(trial: Trial) -> Iterator[str]:
    suite, tally = trial.suite, trial.tally
    yield f"{trial.tool}: synthreport {suite.standard}, suite {suite.sha256[:12]}, {len(suite.cases)} cases"
    yield f"{len(tally.passed)} passed, {len(tally.failed)} failed, {tally.missed} not run"
    for reason, names in tally.not_run.items():
        yield f"partial: {len(names)} not run: {reason}"
    if tally.failed:
        counts = Counter(failure.case.code for failure in tally.failed)
        yield f"failed by code: {', '.join(f'{code} {count}' for code, count in sorted(counts.items()))}"
    for failure in tally.failed[:_SHOWN]:
        yield ""
        yield from _shown(failure)
    if len(tally.failed) > _SHOWN:
        yield ""
        yield f"and {len(tally.failed) - _SHOWN} more; --output FILE lists all"


def _shown(failure: Failure) -> Iterator[str]:
    yield f"{failure.case.code} {failure.case.name}"
    if failure.reason:
        yield f"  {failure.reason}"
    for each in failure.not_found:
        yield f"  - expected, not found: {each}"
    for each in failure.not_expected:
        yield f"  + found, not expected: {each}"
    for what, differences in (
        ("state of ", failure.states),
        ("level of ", failure.levels),
        ("line ", failure.lines),
        ("", {"verdict": failure.verdict} if failure.verdict else {}),
    ):
        for key, (expected, found) in differences.items():
            yield f"  {what}{key}: expected {expected}, found {found}"
