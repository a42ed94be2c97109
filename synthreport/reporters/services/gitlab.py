"""Result → GitLab's report on code quality, which merge requests show beside the lines of a manifest."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from synthreport.files.printable import printable
from synthreport.files.serialise import embeddable
from synthreport.finding import Finding, Level
from synthreport.overview.checked import Checked, Run, in_words
from synthreport.overview.fingerprints import with_fingerprints
from synthreport.overview.verdict_words import grades_in_words, sentence

_SEVERITIES = {Level.MUST: "major", Level.SHOULD: "minor", Level.MAY: "info"}


def render(run: Run) -> str:
    """One list of issues: the verdict on each document, every finding, and what could not be checked.

    Accepted findings are no issues; the verdict counts them.
    """
    issues = [issue for checked in run.checked for issue in _issues(checked, run.fail_on)]
    issues += [_issue(each.name, "could-not-check", f"{each.name}: {each.reason}", "blocker") for each in run.failed]
    return embeddable(json.dumps(issues, ensure_ascii=True, indent=2)) + "\n"


def _issues(checked: Checked, fail_on: Level) -> Iterator[dict[str, Any]]:
    yield _issue(checked.name, "verdict", _verdict(checked, fail_on), "info", profile=checked.result.verdict.profile)
    for mark, finding in with_fingerprints(checked.result.findings):
        yield _finding(finding, mark, checked)


def _verdict(checked: Checked, fail_on: Level) -> str:
    result = checked.result
    counts = (("lines", result.line_counts()), ("items", result.item_counts()), ("rules", result.rule_counts()))
    counted = "\n".join(f"  {kind}: {in_words(count)}" for kind, count in counts)
    claims = f"  claims: {len(result.ledger)} = {grades_in_words(result)}"
    return f"{printable(checked.name)} {sentence(result, fail_on)}\n{counted}\n{claims}"


def _finding(finding: Finding, mark: str, checked: Checked) -> dict[str, Any]:
    text = f"{finding.code} {finding.problem}: {finding.message}. {finding.fix} ({checked.reference(finding.code)})"
    line, severity = checked.span(finding.at).line, _SEVERITIES[finding.level]
    profile = checked.result.verdict.profile
    return _issue(checked.name, finding.code, text, severity, line=line, mark=mark, profile=profile)


def _issue(
    name: str, check: str, text: str, severity: str, *, line: int = 1, mark: str = "", profile: str = ""
) -> dict[str, Any]:
    """One issue. GitLab wants a relative path without a leading dot, and a fingerprint of its own for each issue."""
    path = posixpath.normpath(PurePath(name).as_posix())
    identity = f"{path}\0{profile}\0{check}\0{mark}"
    return {
        "description": text,
        "check_name": check,
        "fingerprint": sha256(identity.encode(errors="surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
