"""Croissant 0.8, 1.0, 1.1 with RAI: files, tables, fields, parties, licence, limitations; no rows, nothing fetched."""

from __future__ import annotations

from typing import Any

from synthreport.document.positions import shown
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.json_ld import as_list, holds, plain, roots, types_of
from synthreport.interop.standards.croissant.record_sets import RecordSets
from synthreport.interop.standards.croissant.responsible import read_responsible
from synthreport.interop.standards.croissant.vocabulary import (
    FILE_HINTS,
    FILE_OBJECT,
    FILE_SET,
    HINTS,
    file_of,
)
from synthreport.interop.standards.schema_org.read import read_dataset, read_file

_PARTS = {"distribution", "recordSet"}


def recognises(source: Source) -> bool:
    """Whether a file names the vocabulary of Croissant."""
    return holds(source, b"mlcommons.org/croissant", b"mlcommons.org/schema")


def imported(source: Source, options: Options) -> Draft:
    """What a Croissant description says. Raises Unusable if it describes no dataset."""
    source.mapping(source.json)
    nodes, graph = roots(source)
    root = next((node for node in nodes if types_of(node) & {"Dataset"} or node.keys() & _PARTS), None)
    if root is None:
        raise Unusable(f"{source.name}: found no Dataset, expected a description in Croissant")
    into = DraftBuilder(source.name)
    reading = read_dataset(into, root, graph)
    reading.take("conformsTo")
    files = _read_files(into, reading.take("distribution"))
    RecordSets(into, files).read(reading.take("recordSet"))
    read_responsible(into, reading)
    reading.rest(HINTS)
    return into.draft


def _read_files(into: DraftBuilder, value: Any) -> dict[str, str]:
    """The ids of the files that are made, by their @id, or before 1.0 by their name; empty for a repository."""
    nodes = [(where, plain(each)) for where, each in into.mappings(value, "/distribution")]
    files: dict[str, str] = {}
    kept = [(where, node) for where, node in nodes if _is_file(into, node, files, where)]
    for where, node in kept:
        _read_file(into, files[_known_as(node)], node, files, where)
    return files


def _is_file(into: DraftBuilder, node: dict[str, Any], files: dict[str, str], where: str) -> bool:
    """Whether a node is a file that none before it is, of which the id is then known; what is none is left."""
    name = _known_as(node)
    if name in files:
        into.draft.leave(where, f"a file before it has the same @id: {name[:80]}")
        return False
    is_file = node.get("encodingFormat") != "git+https"
    files[name] = into.id(name, node.get("name")) if is_file else ""
    if not is_file:
        into.draft.leave(where, "a repository, and no file of the dataset")
    return is_file


def _known_as(node: dict[str, Any]) -> str:
    return str(node.get("@id") or node.get("name"))


def _read_file(into: DraftBuilder, name: str, node: dict[str, Any], files: dict[str, str], where: str) -> None:
    rows = FILE_SET if "FileSet" in types_of(node) else FILE_OBJECT
    reading = read_file(into, name, node, rows, where)
    holders = [file_of(each) for each in as_list(reading.take("containedIn"))]
    known = [files[each] for each in holders if each in files]
    if len(holders) > 1:
        reading.leave("containedIn", f"found {len(holders)} files that hold it, expected one")
    elif holders and known in ([], [name]):
        reading.leave("containedIn", f"{shown(holders[0])} is no other file that is listed")
    elif holders:
        into.draft.state(f"/files/{name}/contained_in", known[0] or None)
    reading.take("name")
    reading.rest(FILE_HINTS)
