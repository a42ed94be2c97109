"""Croissant 1.0 and 1.1 with RAI: files, tables and fields, parties, licence, limitations; no rows, nothing fetched."""

from __future__ import annotations

from typing import Any

from synthreport.authoring.draft import Draft
from synthreport.authoring.importers import Options
from synthreport.authoring.interchange.croissant import (
    FILE_HINTS,
    FILE_OBJECT,
    FILE_SET,
    HINTS,
    LIMITATIONS,
    PROTOCOLS,
    RAI,
    USES,
)
from synthreport.authoring.interchange.forms import texts
from synthreport.authoring.interchange.gathering import Gathering
from synthreport.authoring.interchange.linked import Graph, as_list, holds, plain, types_of
from synthreport.authoring.interchange.record_sets_read import RecordSets
from synthreport.authoring.interchange.rows import Reading, Unfit
from synthreport.authoring.interchange.schema_read import read_dataset, read_file
from synthreport.authoring.interchange.uses import read_uses
from synthreport.authoring.sources import Source, Unusable


def recognises(source: Source) -> bool:
    """Whether a file names the vocabulary of Croissant."""
    return holds(source, b"mlcommons.org/croissant", b"mlcommons.org/schema")


def imported(source: Source, options: Options) -> Draft:
    """What a Croissant description says. Raises Unusable where it describes no dataset."""
    root = plain(source.mapping(source.json))
    if not types_of(root) & {"Dataset"} and not root.keys() & {"distribution", "recordSet"}:
        raise Unusable(f"{source.name}: found no Dataset, expected a description in Croissant")
    into = Gathering(source.name)
    reading = read_dataset(into, root, Graph())
    reading.take("conformsTo")
    files = _read_files(into, reading.take("distribution"))
    RecordSets(into, files).read(reading.take("recordSet"))
    _read_rai(into, reading)
    reading.rest(HINTS)
    return into.draft


def _read_files(into: Gathering, value: Any) -> dict[str, str]:
    """The ids of the files that are made, by their @id."""
    files: dict[str, str] = {}
    kept = []
    for number, node in enumerate(plain(each) for each in as_list(value) if isinstance(each, dict)):
        name, where = str(node.get("@id") or node.get("name")), f"/distribution/{number}"
        if node.get("encodingFormat") == "git+https":
            into.draft.leave(where, "a repository, and no file of the dataset")
        elif name in files:
            into.draft.leave(where, f"a file before it has the same @id: {name[:80]}")
        else:
            files[name] = into.id(name, node.get("name"))
            kept.append((files[name], node, where))
    for own, node, where in kept:
        _read_file(into, own, node, files, where)
    return files


def _read_file(into: Gathering, name: str, node: dict[str, Any], files: dict[str, str], where: str) -> None:
    rows = FILE_SET if "FileSet" in types_of(node) else FILE_OBJECT
    reading = read_file(into, name, node, rows, where)
    nodes = [each for each in as_list(reading.take("containedIn")) if isinstance(each, dict)]
    holders = [files.get(str(node.get("@id"))) for node in nodes]
    if len(holders) == 1 and holders[0] not in (None, name):
        into.draft.state(f"/files/{name}/contained_in", holders[0])
    reading.take("name")
    reading.rest(FILE_HINTS)


def _read_rai(into: Gathering, reading: Reading) -> None:
    reading.rows(RAI)
    if (limits := reading.take(LIMITATIONS)) is not None:
        into.each("/limitations", "limitation", limits, f"/{LIMITATIONS}")
    for key, kind in PROTOCOLS.items():
        try:
            protocols = texts(reading.take(key) or [])
        except Unfit as error:
            reading.leave(key, str(error))
            continue
        for text in protocols:
            at = f"/steps/{into.id(kind)}"
            into.draft.state(f"{at}/kind", kind)
            into.draft.state(f"{at}/description", text)
    read_uses(reading, USES)
