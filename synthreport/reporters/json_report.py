"""Result → JSON, a format with its own version and schema: `schema/report-2.0.schema.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from synthreport import __version__
from synthreport.files.serialise import embeddable
from synthreport.finding import LEVELS, Finding, Level, Place
from synthreport.grades import Grade, Graded
from synthreport.outcome import Outcome, State
from synthreport.overview.checked import Checked, Run
from synthreport.overview.dataset_facts import dataset_of
from synthreport.overview.fingerprints import with_fingerprints
from synthreport.result import Accepted, Conclusion, LineOutcome, LineState, Result
from synthreport.standard.catalogue import load

FORMAT = "2.0"

Entry = dict[str, Any]


def render(run: Run) -> str:
    """The report about all documents of one run, as one JSON object on several lines.

    A document that was judged under several profiles has an entry for each of them.
    """
    report = {
        **_head(run.fail_on),
        "exit_code": run.exit_code,
        "configuration": run.configuration or None,
        "totals": _totals(run),
        "excluded": [each._asdict() for each in run.excluded],
        "unused_decisions": list(run.unused),
        "documents": [document(each, run.fail_on) for each in run.checked],
        "could_not_check": [each._asdict() for each in run.failed],
    }
    return embeddable(json.dumps(report, ensure_ascii=True, indent=2)) + "\n"


def render_lines(run: Run) -> str:
    """The same, one JSON object a line: each document, then each file that could not be read."""
    lines = [{**_head(run.fail_on), "document": document(each, run.fail_on)} for each in run.checked]
    lines += [{**_head(run.fail_on), "could_not_check": each._asdict()} for each in run.failed]
    return "".join(embeddable(json.dumps(line, ensure_ascii=True, separators=(",", ":"))) + "\n" for line in lines)


def _totals(run: Run) -> Entry:
    """The counts over all documents; one that was checked under several profiles is counted for each of them."""
    levels: Counter[str] = Counter()
    for each in run.checked:
        levels.update(each.result.level_counts())
    conclusions = Counter(each.result.verdict.conclusion for each in run.checked)
    return {
        "documents": len(run.checked),
        "conclusions": {each.value: conclusions[each] for each in Conclusion},
        "findings": {level.value: levels[level] for level in LEVELS},
        "could_not_check": len(run.failed),
        "excluded": len(run.excluded),
    }


def _head(fail_on: Level) -> Entry:
    return {
        "format": "synthreport-report",
        "format_version": FORMAT,
        "tool": {"name": "synthreport", "version": __version__},
        "fail_on": fail_on,
    }


def document(checked: Checked, fail_on: Level) -> Entry:
    """The report about one document, shared by all formats for programs."""
    result = checked.result
    labels = {line.number: line.label for line in load(result.verdict.standard).lines}
    return {
        **summary(checked, fail_on),
        "crashed": list(result.crashed),
        "findings": [_finding(finding, checked, mark) for mark, finding in with_fingerprints(result.findings)],
        "accepted": [_accepted(mark, each, checked) for mark, each in _marked(result)],
        "undecided": list(result.undecided),
        "lines": [_line(each, labels) for each in result.lines],
        "items": {outcome.code: _outcome(outcome) for outcome in result.items()},
        "rules": {outcome.code: _outcome(outcome) for outcome in result.rules()},
        "ledger": ledger(checked),
    }


def ledger(checked: Checked) -> list[Entry]:
    """Every claim with its grade."""
    return [_claim(each, checked) for each in checked.result.ledger]


def _claim(claim: Graded, checked: Checked) -> Entry:
    grade = claim.grade.replace(" ", "_")
    why = {"why": claim.why} if claim.why else {}
    return {"kind": claim.kind, "grade": grade, **why, **_place(Place(claim.pointer), checked)}


def summary(checked: Checked, fail_on: Level) -> Entry:
    """The document, its verdict, and how many of the lines, items and rules are in each state."""
    result = checked.result
    counts = {
        "lines": _counts(result.line_counts()),
        "items": _counts(result.item_counts()),
        "rules": _counts(result.rule_counts()),
        "claims": _counts(result.grade_counts()),
        "findings": {level.value: count for level, count in result.level_counts().items()},
    }
    about = {"name": checked.name, "sha256": checked.document.sha256, "dataset": dataset_of(checked)}
    said = {**about, "verdict": verdict(checked.result, fail_on), "counts": counts}
    return {**said, "more": not_listed(checked.result)} if checked.result.more else said


def not_listed(result: Result) -> list[Entry]:
    """How many findings of each kind are counted and not listed."""
    return [{"code": code, "level": level, "count": count} for (code, level), count in result.more.items()]


def verdict(result: Result, fail_on: Level) -> Entry:
    """The verdict, with the version and profile that it is based on."""
    relaxed = [each._asdict() for each in result.verdict.relaxed]
    files = result.verdict.files
    answered, asked, by_a_gap = result.answered()
    said = {
        "answered": answered,
        "asked": asked,
        "by_a_gap": by_a_gap,
        "readable": result.readable,
        "complies": result.complies(fail_on),
        "passes": result.passes(fail_on),
    }
    return {**result.verdict._asdict(), "relaxed": relaxed, "files": files and files._asdict(), **said}


def _marked(result: Result) -> list[tuple[str, Accepted]]:
    marks = [mark for mark, _ in with_fingerprints(each.finding for each in result.accepted)]
    return list(zip(marks, result.accepted, strict=True))


def _accepted(mark: str, each: Accepted, checked: Checked) -> Entry:
    decision = {key: value for key, value in each._asdict().items() if key != "finding"}
    return {"finding": _finding(each.finding, checked, mark), "decision": decision}


def _line(line: LineOutcome, labels: Mapping[int, str]) -> Entry:
    state = line.state.replace(" ", "_")
    return {"number": line.number, "label": labels[line.number], "state": state, "open_for": list(line.open_for)}


def _counts(counts: dict[State, int] | dict[LineState, int] | dict[Grade, int]) -> dict[str, int]:
    return {state.replace(" ", "_"): count for state, count in counts.items()}


def _outcome(outcome: Outcome) -> Entry:
    entry: Entry = {"state": outcome.state.replace(" ", "_"), "level": outcome.level}
    if outcome.reason:
        entry["reason"] = outcome.reason
    if outcome.judged or outcome.not_judged:
        entry |= {"judged": outcome.judged, "not_judged": outcome.not_judged}
    return entry


def _finding(finding: Finding, checked: Checked, mark: str) -> Entry:
    page = checked.page(finding.code)
    return {
        "fingerprint": mark,
        "code": finding.code,
        "level": finding.level,
        "title": finding.title,
        "problem": finding.problem,
        "message": finding.message,
        "fix": finding.fix,
        **({"of_record": True} if finding.of_record else {}),
        **({"page": page} if page else {}),
        **_place(finding.at, checked),
        "also": [_place(place, checked) for place in finding.also],
    }


def _place(place: Place, checked: Checked) -> Entry:
    span = checked.span(place)
    return {"pointer": place.pointer, "is_key": place.key, "location": span._asdict()}
