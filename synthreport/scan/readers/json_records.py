"""JSON and NDJSON: records as rows, and FHIR resources as one table for each of their types."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from synthreport.draft.source_files import LIMIT, MOST_NODES, Unusable, why_not_json
from synthreport.scan.observations import Rows, Seen
from synthreport.scan.readers.fhir_types import TYPES
from synthreport.scan.readers.streams import lines, opened

_LINED = (".ndjson", ".jsonl")
_HEAD = 64 * 1024
_HELP = "as NDJSON, one record a line, it is read piece by piece"
_AT_ONCE = 2000
_TEST_DATA = "HTEST"
"""The code of HL7 for health data about no real person."""
_KINDS = {bool: "boolean", int: "integer", float: "number", dict: "object", list: "list"}


def read(path: Path, seen: Seen) -> None:
    """Add the records that a file holds. Raises Unusable if it has none, or is too large to be read whole."""
    _take(records_of(path, seen), seen)


def records_of(path: Path, seen: Seen) -> Iterator[dict[str, Any]]:
    """The records that a file holds, bundles opened. Raises Unusable if it has none, or is too large to be read."""
    if any(suffix in _LINED for suffix in path.suffixes):
        with lines(path) as found:
            yield from _unbundled(_lined(found, path.name, seen), path.name, seen)
    else:
        yield from _unbundled(_records(_whole(path)), path.name, seen)


def may_hold_records(path: Path) -> bool:
    """Whether the beginning of a file looks like records: a list of objects, a FHIR resource, or objects in lines."""
    if any(suffix in _LINED for suffix in path.suffixes):
        return True
    try:
        with opened(path) as stream:
            head = stream.read(_HEAD)
    except Unusable:
        return False
    return re.match(rb"(\xef\xbb\xbf)?\s*\[\s*\{", head) is not None or b'"resourceType"' in head


def _whole(path: Path) -> Any:
    with opened(path) as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise Unusable(f"larger than {LIMIT // 2**20} MiB; {_HELP}")
    if data.count(b"{") + data.count(b"[") > MOST_NODES:
        raise Unusable(f"more than {MOST_NODES:,} objects and lists; {_HELP}")
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unusable(why_not_json(error)) from None


def _records(data: Any) -> list[Any]:
    """The records of a document: those of a list, or a single resource."""
    if isinstance(data, dict) and "resourceType" in data:
        return [data]
    if isinstance(data, list) and data and all(isinstance(each, dict) for each in data):
        return data
    raise Unusable("no records: expected a list of objects, or a FHIR resource")


def _unbundled(records: Iterable[dict[str, Any]], name: str, seen: Seen) -> Iterator[dict[str, Any]]:
    """Records, and instead of a FHIR bundle its resources, also those of nested bundles."""
    empty = 0
    for record in records:
        waiting: list[Any] = [record]
        while waiting:
            each = waiting.pop()
            if not isinstance(each, dict) or (each is not record and "resourceType" not in each):
                empty += 1
            elif each.get("resourceType") == "Bundle":
                waiting += map(_held, reversed(_listed(each.get("entry"))))
            else:
                yield each
    if empty:
        seen.leave(name, f"no resource is in {empty} of its entries")
        seen.is_whole = False


def _held(entry: Any) -> Any:
    """The resource of an entry of a bundle."""
    return entry.get("resource") if isinstance(entry, dict) else None


def _lined(found: Iterable[str], name: str, seen: Seen) -> Iterator[dict[str, Any]]:
    broken, first, why = 0, 0, "no JSON object"
    for number, line in enumerate(found, start=1):
        try:
            record = json.loads(line) if line.strip() else None
        except json.JSONDecodeError:
            record = ""
        except (ValueError, RecursionError) as error:
            record, why = "", why if broken else why_not_json(error)
        if isinstance(record, dict):
            yield record
        elif record is not None:
            broken, first = broken + 1, first or number
    if broken:
        seen.leave(f"{name}, line {first}", f"{why}; so in {broken} line{'s' * (broken > 1)}")
        seen.is_whole = False


def _take(records: Iterable[dict[str, Any]], seen: Seen) -> None:
    records = iter(records)
    total, marked = 0, 0
    while batch := list(islice(records, _AT_ONCE)):
        seen.modality = "tabular"
        total += len(batch)
        marked += sum(map(_is_marked, batch))
        kinds = defaultdict(list)
        for record in batch:
            kinds[_resource(record)].append(record)
        for kind, own in kinds.items():
            seen.table(kind).count += len(own)
            _see(own, seen.table(kind), seen)
    seen.count(total)
    if total and marked == total:
        seen.marks["fhir_tag", _TEST_DATA] += 1


def _resource(record: dict[str, Any]) -> str:
    kind = record.get("resourceType")
    return kind if isinstance(kind, str) and kind in TYPES else ""


def _is_marked(record: dict[str, Any]) -> bool:
    """Whether a FHIR resource says that it is test data."""
    return any(label.get("code") == _TEST_DATA for label in labels_of(record))


def labels_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The security labels and the tags of a FHIR resource."""
    meta = record.get("meta")
    if not isinstance(meta, dict):
        return []
    labels = [*_listed(meta.get("security")), *_listed(meta.get("tag"))]
    return [label for label in labels if isinstance(label, dict)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _see(records: list[dict[str, Any]], table: Rows, seen: Seen) -> None:
    """Look at the columns of records; FHIR resources are nested, and only counted."""
    if kind := _resource(records[0]):
        for patient in records if kind == "Patient" else ():
            seen.person("FHIR", patient["id"] if isinstance(patient.get("id"), str) else "")
        return
    columns: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for record in records:
        for name, value in record.items():
            if name.strip():
                columns[name][_kind(value)][_written(value)] += 1
    for name, kinds in columns.items():
        for form, values in kinds.items():
            table.column(name).see_kind(form, values)


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "text") if value is not None else "missing"


def _written(value: Any) -> str:
    """A value as text; what is nested is not looked at."""
    return value if isinstance(value, str) else "" if isinstance(value, (dict, list)) else json.dumps(value)
