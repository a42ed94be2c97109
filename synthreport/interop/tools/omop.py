"""OMOP: the one row of `cdm_source`, which says where the records of a common data model come from."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids
from synthreport.draft.source_files import Mistake, Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.source_values import counted, day, entries, identifier, leave_keys, present, prose, text

_NAMES = ("cdm_source.csv", "cdm_source.json", "cdmsource.csv", "cdmsource.json")
_TAKEN = {
    "cdm_source_name",
    "cdm_source_abbreviation",
    "cdm_holder",
    "source_documentation_reference",
    "source_release_date",
    "cdm_release_date",
    "cdm_version",
    "vocabulary_version",
}


def recognises(source: Source) -> bool:
    """Whether a file is named as the table is."""
    return not source.is_folder and source.name.lower().replace("\\", "/").rpartition("/")[2] in _NAMES


def imported(source: Source, options: Options) -> Draft:
    """The source of the records as an input, and who holds it. Raises Unusable if there is no such row."""
    draft, rows = Draft(source.name), _rows(source)
    if not rows:
        raise Unusable(f"{source.name}: no row with a `cdm_source_name`")
    if len(rows) > 1:
        draft.leave("rows", f"{counted(len(rows), 'row')}, of which the first was taken")
    _state(draft, rows[0])
    if present(rows[0], "cdm_version"):
        draft.leave("cdm_version", "if the dataset itself is in OMOP, state it in `content.data_model`, too")
    left = {key for key, each in rows[0].items() if each not in (None, "")} - _TAKEN
    leave_keys(draft, "cdm_source", left, "free text, or no answer of the manifest is like it")
    return draft


def _rows(source: Source) -> list[dict[str, Any]]:
    if source.text.lstrip()[:1] in ("{", "["):
        found = source.json
        held = found if isinstance(found, list) else [found]
    else:
        held = _table(source)
    rows = [_folded(source, entries(row).items()) for row in held]
    return [row for row in rows if text(row, "cdm_source_name")]


def _folded(source: Source, cells: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """A row by the names of its columns in lower case; of a column that is repeated, the last counts."""
    row: dict[str, Any] = {}
    for key, each in cells:
        name = str(key).strip().lower()
        if name in row:
            source.mistakes.append(Mistake(f"/{name}", "the column is repeated, and the last counts"))
        row[name] = each
    return row


def _table(source: Source) -> list[Any]:
    lines = source.text.splitlines()[:100]
    try:
        dialect = csv.Sniffer().sniff(lines[0], delimiters=",;\t|") if lines else csv.excel
        head, *rows = csv.reader(lines, dialect=dialect)
    except (csv.Error, ValueError):
        raise Unusable(f"{source.name}: no table of comma-separated values") from None
    return [_folded(source, zip(head, row, strict=False)) for row in rows]


def _state(draft: Draft, row: dict[str, Any]) -> None:
    name, ids = prose(draft, row, "cdm_source_name"), Ids()
    made = ids.new(text(row, "cdm_source_abbreviation") or str(text(row, "cdm_source_name")))
    answers = {"kind": "dataset", "title": name, "version": _version(row), "note": _model(draft, row)}
    links = {"custodian": _state_holder(draft, prose(draft, row, "cdm_holder"), ids), "derived_from": _origin(row)}
    if prose(draft, row, "source_documentation_reference"):
        links["published"] = identifier(row, "source_documentation_reference")
    draft.state(f"/inputs/{made}", {**answers, **links})


def _state_holder(draft: Draft, name: str | None, ids: Ids) -> str | None:
    if name is None:
        return None
    made = ids.new(name, f"holder {name}")
    draft.state(f"/parties/{made}", {"kind": "organisation", "name": name, "roles": ["custodian"]})
    return made


def _version(row: dict[str, Any]) -> str | None:
    released = day(row, "cdm_release_date")
    return f"released on {released}" if released else None


def _origin(row: dict[str, Any]) -> list[dict[str, str]]:
    released = day(row, "source_release_date")
    return [{"other": f"Source data that were released on {released}"}] if released else []


def _model(draft: Draft, row: dict[str, Any]) -> str | None:
    version, vocabulary = prose(draft, row, "cdm_version"), prose(draft, row, "vocabulary_version")
    held = [version and f"OMOP CDM {version}", vocabulary and f"vocabulary {vocabulary}"]
    return ", ".join(each for each in held if each) or None
