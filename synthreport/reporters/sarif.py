"""Result → SARIF 2.1.0 (OASIS, 2020), which code-scanning services show beside the lines of a manifest."""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote_from_bytes

from synthreport import __version__
from synthreport.document import Span
from synthreport.files.printable import printable
from synthreport.files.serialise import embeddable
from synthreport.finding import Finding, Place
from synthreport.overview.checked import SEVERITIES, Checked, NotChecked, Run
from synthreport.overview.fingerprints import with_fingerprints
from synthreport.reporters.json_report import ledger, summary
from synthreport.result import Accepted
from synthreport.standard.catalogue import Entry, load

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "synthreport/v1"


def render(run: Run) -> str:
    """One SARIF log with one run. Columns are counted in code points, as SARIF allows, and begin with 1."""
    codes = sorted({finding.code for each in run.checked for finding in _all(each)})
    made = {
        "tool": {"driver": _driver([_rule(code, run) for code in codes], run)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run)],
        "results": [result for each in run.checked for result in _results(each, codes)],
        "properties": {"documents": [{**summary(each, run.fail_on), "ledger": ledger(each)} for each in run.checked]},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [made]}
    return embeddable(json.dumps(log, ensure_ascii=True, indent=2)) + "\n"


def _driver(rules: list[Entry], run: Run) -> Entry:
    home = next((each.docs for each in run.checked if each.docs), "")
    at = {"informationUri": f"{home}/"} if home else {}
    return {"name": "synthreport", "semanticVersion": __version__, **at, "rules": rules}


def _rule(code: str, run: Run) -> Entry:
    """The standard's entry for a code, shown beside its findings."""
    checked = run.checked[0]
    catalogue, page = load(checked.result.verdict.standard), checked.page(code)
    entry = catalogue.entry(code)
    fix = entry.get("fix") or entry["text"]
    return {
        "id": code,
        "shortDescription": {"text": entry["problem"]},
        "fullDescription": {"text": f"{entry['title']}. {entry['why']}"},
        "help": {"text": f"{entry['why']} {fix}", "markdown": f"{entry['why']}\n\n**Fix:** {fix}"},
        **({"helpUri": page} if page else {}),
        "defaultConfiguration": {"level": SEVERITIES[catalogue.level(code)]},
        "properties": {"tags": [catalogue.sections[code[:2]]], "since": entry["since"]},
    }


def _invocation(run: Run) -> Entry:
    """Whether all files were checked by all rules; whether they comply is in the results."""
    crashed = [_crash(each, code) for each in run.checked for code in each.result.crashed]
    return {
        "executionSuccessful": not run.failed and not crashed,
        "exitCode": run.exit_code,
        "toolExecutionNotifications": [*(_notification(each) for each in run.failed), *crashed, *_excluded(run)],
    }


def _excluded(run: Run) -> list[Entry]:
    return [{**_notification(NotChecked(each.name, each.reason)), "level": "note"} for each in run.excluded]


def _crash(checked: Checked, code: str) -> Entry:
    """A rule's failure because of a bug, which SARIF reports beside the results."""
    reason = checked.result.outcomes[code].reason
    return {**_notification(NotChecked(checked.name, reason)), "associatedRule": {"id": code}}


def _notification(failure: NotChecked) -> Entry:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(failure.name)}}}
    text = _text(f"{failure.name}: {failure.reason}")
    return {"level": "error", "message": {"text": text}, "locations": [location]}


def _text(text: str) -> str:
    """A message with escaped brackets: SARIF would read `[words](address)` as a link."""
    return printable(text).replace("](", "]\\(")


def _results(checked: Checked, codes: list[str]) -> list[Entry]:
    accepted = {id(each.finding): each for each in checked.result.accepted}
    return [
        {
            **_result(each, checked, codes),
            **_suppressed(accepted.get(id(each))),
            "partialFingerprints": {_FINGERPRINT: mark},
        }
        for mark, each in with_fingerprints(_all(checked))
    ]


def _all(checked: Checked) -> list[Finding]:
    return [*checked.result.findings, *(each.finding for each in checked.result.accepted)]


def _suppressed(accepted: Accepted | None) -> Entry:
    """A decision that accepts a result, as SARIF states it."""
    if accepted is None:
        return {}
    why = _text(f"{accepted.reason} By {accepted.by}, until {accepted.until} ({accepted.origin}).")
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": why}]}


def _result(finding: Finding, checked: Checked, codes: list[str]) -> Entry:
    entry: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": SEVERITIES[finding.level],
        "message": {"text": _text(f"{finding.problem}: {finding.message}. {finding.fix}")},
        "locations": [_location(finding.at, checked)],
        "properties": {"pointer": finding.at.pointer, "profile": checked.result.verdict.profile},
    }
    if finding.also:
        also = enumerate(finding.also, start=1)
        entry["relatedLocations"] = [{"id": number, **_location(place, checked)} for number, place in also]
    return entry


def _location(place: Place, checked: Checked) -> Entry:
    physical = {"artifactLocation": {"uri": _uri(checked.name)}, "region": _region(checked.span(place))}
    logical = {"fullyQualifiedName": place.pointer or "/", "kind": "member"}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _region(span: Span) -> Entry:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": max(span.end_column, 1),
    }


def _uri(name: str) -> str:
    """A file's name as a reference that services resolve: relative names stay relative, to the root of the checkout."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote_from_bytes(os.fsencode(path.as_posix()))
