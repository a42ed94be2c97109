"""An earlier measurement, from its file of evidence: it can be written into a manifest again, without the rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.measuring.manifest_facts import texts
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measured_results import Number, Omitted
from synthreport.evidence.measuring.measurement import Measured
from synthreport.evidence.measuring.results_in_manifest.evidence_file import is_ours
from synthreport.evidence.measuring.results_in_manifest.manifest_entries import digest
from synthreport.evidence.measuring.tables_of_request import Together
from synthreport.files.opener import contents

_LARGEST = 64 << 20


class Earlier(NamedTuple):
    """What was measured, by which plan and version of the program, and the bytes of the file of evidence."""

    together: Together
    plan: Plan
    tool: str
    content: bytes


def earlier(path: Path, released: Iterable[Path]) -> Earlier:
    """The measurement in a file of evidence. Raises Unusable if it is of other files than these, or unreadable."""
    data = _read(path)
    try:
        said = json.loads(data)
        found = Earlier(_together(said), _plan(said), str(said["measured_by"]).partition(" ")[2], data)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unusable(f"{path.name} is damaged, or of an older version: measure again") from None
    for each in released:
        if digest(each) not in found.together.released.values():
            raise Unusable(f"{each.name} is not the file that was measured: {path.name} has another digest")
    return found


def _read(path: Path) -> bytes:
    try:
        data = contents(path, _LARGEST)
    except OSError as error:
        raise Unusable(f"{path.name}: {error.strerror or error}") from None
    if not is_ours(data):
        raise Unusable(f"{path.name} was not written by synthreport measure")
    return data


def _together(said: dict[str, Any]) -> Together:
    known = said["manifest"]
    numbers = [
        Number(id, dict(each), tuple(texts(known["bears_on"].get(id))), dict(known["real"].get(id, {})))
        for id, each in said["results"].items()
    ]
    omitted = [Omitted(str(each["what"]), str(each["why"])) for each in said["not_measured"]]
    measured = Measured(numbers, omitted, dict(said["rows"]), dict(known["entries"]))
    return Together(measured, {}, {}, dict(said["files"]), [])


def _plan(said: dict[str, Any]) -> Plan:
    fixed = dict(said["plan"] or {})
    results = tuple(texts(fixed.pop("results", [])))
    return Plan(seed=said["seed"], repeats=said["repeats"], left_out=dict(said["left_out"]), results=results, **fixed)
