"""A manifest of another dataset, or of an earlier version: the answers that also hold for this one, and no others."""

from __future__ import annotations

from typing import Any

from synthreport.checker.defined_ids import Identifiers
from synthreport.checker.item_states import Inventory
from synthreport.checker.pipeline import check
from synthreport.document.pointers import escape, get, without
from synthreport.draft.draft import Draft, leaves
from synthreport.draft.source_files import Source, Unusable
from synthreport.draft.template_texts import WHY as PLACEHOLDER
from synthreport.edit.well_formed import formed
from synthreport.interop import Options
from synthreport.rules.value import Manifest
from synthreport.standard.catalogue import load
from synthreport.standard.gaps import holds_answers
from synthreport.standard.versions import NEWEST

_SHARED = ("parties", "tools", "inputs", "purpose", "privacy/threat_model", "access", "maintenance")
"""What datasets from one source and the same makers have in common."""
_OF_A_FIELD = ("description", "unit", "roles", "range", "categories", "resolution")
"""What is stated about a field wherever it occurs, except its file."""
_OF_A_STEP = (
    "kind", "description", "takes", "makes", "tools", "family", "components", "assumptions", "conditioning",
    "architecture", "rule", "learned_from_persons", "accounting",
)  # fmt: skip
_OF_A_SPLIT = ("taken_from", "seen_by_generator", "unit")
_OF_A_TOOL = ("kind", "name", "vendor", "repository", "licence", "proprietary")
_LAID_OUT = {"tools": _OF_A_TOOL, "splits": _OF_A_SPLIT, "steps": _OF_A_STEP}
"""What of the pipeline a like dataset has too: no seed, no version, no count."""


def recognises(source: Source) -> bool:
    """Whether a file begins as manifests do."""
    name = source.name.lower()
    if source.is_folder or not name.endswith((".yaml", ".yml", ".json")):
        return False
    try:
        return b"synthreport" in source.data[:4096] and isinstance(source.yaml, dict) and "synthreport" in source.yaml
    except Unusable:
        return False


def imported(source: Source, options: Options) -> Draft:
    """The answers that hold for another dataset of the same makers too. Raises Unusable."""
    data = _current(source)
    draft = _shared(source.name, data)
    others = [key for key in data if key not in {path.partition("/")[0] for path in _SHARED} | {"synthreport"}]
    draft.leave(", ".join(others), "is about that dataset; state it again for this one")
    return draft


def laid_out(source: Source) -> Draft:
    """The answers that hold for a like dataset, and its pipeline with the ids. Raises Unusable."""
    data = _current(source)
    draft, whole = _shared(source.name, data), _whole(data)
    draft.answers.pop("tools", None)
    for section, kept in _LAID_OUT.items():
        entries = get(whole, f"/{section}", None)
        for name, entry in entries.items() if holds_answers(entries) else ():
            if isinstance(entry, dict):
                draft.state(f"/{section}/{escape(name)}", {key: entry[key] for key in kept if key in entry})
    draft.state("/dataset/methods", get(whole, "/dataset/methods", None))
    _drop_references_that_lead_nowhere(draft)
    return draft


def _current(source: Source) -> dict[str, Any]:
    data = source.mapping(source.yaml)
    if data.get("synthreport") != NEWEST:
        raise Unusable(
            f"{source.name}: states version {data.get('synthreport')!r}, expected {NEWEST!r}: upgrade it first"
        )
    return data


def _shared(name: str, data: dict[str, Any]) -> Draft:
    draft, whole = Draft(name), _whole(data)
    for path in _SHARED:
        draft.state(f"/{path}", get(whole, f"/{path}", None))
    _state_fields(draft, get(whole, "/content/fields", None))
    _drop_placeholders(draft)
    _drop_references_that_lead_nowhere(draft)
    return draft


def _state_fields(draft: Draft, fields: Any) -> None:
    """State the meanings of the fields that occur again."""
    for name, field in fields.items() if holds_answers(fields) else ():
        kept = {key: each for key, each in field.items() if key in _OF_A_FIELD} if isinstance(field, dict) else {}
        draft.state(f"/content/fields/{escape(name)}", kept)


def _whole(data: dict[str, Any]) -> Any:
    """The manifest without malformed answers and custom keys."""
    return _without_own(formed(data, NEWEST))


def _without_own(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_own(each) for key, each in data.items() if not key.startswith("x-")}
    return [_without_own(each) for each in data if each is not None] if isinstance(data, list) else data


def _drop_placeholders(draft: Draft) -> None:
    """Remove answers that say nothing, according to the checker."""
    findings = check({"synthreport": NEWEST, **draft.answers}).findings
    _drop(draft, [finding.at.pointer for finding in findings if finding.code == "DC71"], PLACEHOLDER)


def _drop_references_that_lead_nowhere(draft: Draft) -> None:
    """Remove answers that refer to others that were not imported, such as the files of that dataset."""
    inventory = Inventory(load(), draft.answers)
    known = Identifiers(Manifest(draft.answers, set()), load().references)
    lost = [leaf[0] for leaf in (*inventory.leaves, *inventory.keys) if known.dangling(leaf)]
    _drop(draft, lost, "refers to what is not taken")


def _drop(draft: Draft, lost: list[str], why: str) -> None:
    """Remove the answers that contain these places."""
    for pointer in leaves(draft.answers) if lost else ():
        if any(each == pointer or each.startswith(f"{pointer}/") for each in lost):
            draft.answers = without(draft.answers, [pointer])
            draft.leave(pointer, why)
