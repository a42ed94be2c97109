"""Into the manifest: its new text, and the file of evidence beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document import Document
from synthreport.document.source import MEASURED
from synthreport.draft.source_files import Unusable
from synthreport.edit import edited
from synthreport.edit.verified_change import refuse_unread
from synthreport.edit.well_formed import formed
from synthreport.evidence.measuring.manifest_facts import Facts
from synthreport.evidence.measuring.measured_results import Number
from synthreport.evidence.measuring.measurement import Measured
from synthreport.evidence.measuring.results_in_manifest import evidence_file, manifest_changes, manifest_entries
from synthreport.evidence.measuring.results_in_manifest.earlier_measurement import Earlier
from synthreport.evidence.measuring.results_in_manifest.estimates_of_real_rows import real_estimates
from synthreport.evidence.measuring.tables_of_request import Request, Together, together
from synthreport.standard.versions import NoWayBack, UnknownVersion, effective_version, stated_version


class Written(NamedTuple):
    """The manifest's new text, the name and bytes of the file of evidence, what was measured, and doubts."""

    text: str
    name: str
    evidence: bytes
    measured: Measured
    doubts: list[str]


def written(
    document: Document, home: Path, request: Request, tool: str, told: Callable[[str], None] = lambda family: None
) -> Written:
    """The results of a measurement, written into a manifest in the folder `home`. Raises Unusable and CannotEdit."""
    refuse_unread(document)
    data = _read(document)
    found = together(data, home, request, told)
    numbers = manifest_changes.renamed(found.measured.numbers, data)
    complete = found._replace(measured=found.measured._replace(numbers=numbers))
    content = evidence_file.evidence(complete, request.plan, tool, request.visits)
    return _into(document, data, Earlier(complete, request.plan, tool, content))


def rewritten(document: Document, earlier: Earlier) -> Written:
    """The results of an earlier measurement, written into a manifest again. Raises Unusable and CannotEdit."""
    refuse_unread(document)
    return _into(document, _read(document), earlier)


def _into(document: Document, data: Any, known: Earlier) -> Written:
    found, numbers = known.together, known.together.measured.numbers
    entries = _entries(data, found, known.tool, known.content)
    completed = [_completed(each, data, entries) for each in numbers]
    changes = list(manifest_changes.changes(document.data or {}, completed, entries, known.plan))
    return Written(edited(document, changes), MEASURED, known.content, found.measured, found.doubts)


def _read(document: Document) -> Any:
    """The well-formed answers of a manifest: what is malformed says nothing. Raises Unusable for an unknown version."""
    try:
        return formed(document.data or {}, effective_version(stated_version(document.data)))
    except (UnknownVersion, NoWayBack) as error:
        raise Unusable(str(error)) from None


def _entries(data: Any, found: Together, tool: str, content: bytes) -> dict[str, Any]:
    """Entries that the results name and the manifest lacks, or that have changed."""
    id, entry = manifest_entries.evidence_entry(Facts(data), MEASURED, content)
    return {
        **dict(manifest_entries.tool(Facts(data), tool)), **found.lacking, f"/files/{id}": entry,
        **found.measured.entries, **real_estimates(data, found.measured.numbers),
    }  # fmt: skip


def _completed(each: Number, data: Any, entries: dict[str, Any]) -> Number:
    """A result with the tool that measured it and the file in which its evidence is."""
    facts = Facts(data)
    tool = next((id for id, entry in facts.entries("tools") if entry.get("name") == manifest_entries.TOOL), None)
    made = next((pointer.rpartition("/")[2] for pointer in entries if pointer.startswith("/tools/")), None)
    file = next(p.split("/")[2] for p, e in entries.items() if isinstance(e, dict) and e.get("path") == MEASURED)
    metric = each.answers["metric"]
    defined = {"metric": metric | {"definition": file}} if isinstance(metric, dict) else {}
    last = {key: each.answers[key] for key in ("parameters", "seed") if key in each.answers}
    first = {key: _short(key, value) for key, value in each.answers.items() if key not in last} | defined
    return each._replace(answers=first | {"tool": tool or made} | last | {"evidence": {"file": file}})


def _short(key: str, value: Any) -> Any:
    """An answer for the manifest: of repetitions their number and spread, for the value is their mean."""
    return {part: value[part] for part in ("n", "varied", "sd")} if key == "repeats" else value
