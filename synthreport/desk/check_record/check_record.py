"""The record of one check, as data: the same manifest under the same profile gives the same record on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from synthreport import __version__
from synthreport.decisions.decision import digest_at
from synthreport.desk.check_record.attestations_used import Used
from synthreport.desk.check_record.short_code import code_of
from synthreport.evidence.custody.attesting.content_digest import content_digest
from synthreport.finding import Level
from synthreport.overview.checked import Checked
from synthreport.overview.dataset_facts import dataset_of
from synthreport.result import Result
from synthreport.standard.catalogue import load

FORMAT = "1.0"

PROVES = (
    "The manifest with this digest was checked under this profile by this version of the checker, and this was the "
    "outcome. Anybody who has the manifest can check it again and must get the same record, except for its date."
)
NOT_PROVEN = (
    "That what the manifest says is true. The checker reads what authors state; of the data, it knows what is attested "
    "here. The date is that of the machine that made the record."
)

Record = dict[str, Any]


class NoRecord(ValueError):
    """There can be no record of a check; the message says why."""


def record_of(checked: Checked, fail_on: Level, used: Iterable[Used], on: str) -> Record:
    """The record of a check on a day. Raises NoRecord."""
    _refuse(checked)
    result, verdict = checked.result, checked.result.verdict
    said: Record = {
        "format": "synthreport-record", "format_version": FORMAT, "date": on,
        "checker": {"name": "synthreport", "version": __version__},
        "standard": verdict.standard, "manifest": _manifest(checked),
        "profile": {"id": verdict.profile, "version": verdict.profile_version, "sha256": verdict.profile_sha256},
        "fail_on": fail_on.value, "verdict": _verdict(result, fail_on),
        "lines": list(_lines(result)), "findings": list(_findings(result)),
        "ledger": {grade.replace(" ", "_"): count for grade, count in result.grade_counts().items()},
        "attestations": [each.entry() for each in used], "decisions": list(_decisions(checked)),
        "proves": PROVES, "does_not_prove": NOT_PROVEN,
    }  # fmt: skip
    return {**said, "code": code_of(said)}


def _refuse(checked: Checked) -> None:
    if checked.result.crashed:
        raise NoRecord("not every rule could be checked, because of a bug in the checker")
    if not checked.document.sha256:
        raise NoRecord("the manifest is too large to be read")


def _manifest(checked: Checked) -> Record:
    data = checked.document.data
    content = {"content_sha256": content_digest(data)} if isinstance(data, dict) else {}
    dataset = {key: each for key, each in dataset_of(checked).items() if each}
    return {"sha256": checked.document.sha256, **content, "dataset": dataset}


def _verdict(result: Result, fail_on: Level) -> Record:
    answered, asked, by_a_gap = result.answered()
    said = {"conclusion": result.verdict.conclusion.value, "passes": result.passes(fail_on)}
    return {**said, "answered": answered, "asked": asked, "by_a_gap": by_a_gap}


def _lines(result: Result) -> Iterator[Record]:
    labels = {line.number: line.label for line in load(result.verdict.standard).lines}
    for line in result.lines:
        state = line.state.replace(" ", "_")
        said = {"number": line.number, "label": labels[line.number], "state": state}
        yield said | ({"open_for": list(line.open_for)} if line.open_for else {})


def _findings(result: Result) -> Iterator[Record]:
    """How many findings there are of each code and level, listed or not."""
    counts = Counter(each.kind for each in result.findings)
    counts.update(result.more)
    for (code, level), count in sorted(counts.items()):
        yield {"code": code, "level": level.value, "count": count}


def _decisions(checked: Checked) -> Iterator[Record]:
    """The decisions that accept findings, without the path of the file that they are from."""
    for each in checked.result.accepted:
        pointer = each.finding.at.pointer
        yield {
            "code": each.finding.code, "pointer": pointer, "reason": each.reason, "by": each.by, "on": each.on,
            "until": each.until, "answer": digest_at(checked.document.data, pointer),
        }  # fmt: skip
