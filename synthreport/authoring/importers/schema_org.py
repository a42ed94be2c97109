"""schema.org JSON-LD: the first Dataset of a file, with its parties and files; nothing is fetched."""

from __future__ import annotations

from typing import Any

from synthreport.authoring.draft import Draft
from synthreport.authoring.exporters.schema_org import FILE, VARIABLE
from synthreport.authoring.importers import Options
from synthreport.authoring.interchange.gathering import Gathering
from synthreport.authoring.interchange.linked import as_list, holds, plain, roots, types_of
from synthreport.authoring.interchange.rows import Reading
from synthreport.authoring.interchange.schema import HINTS
from synthreport.authoring.interchange.schema_read import read_dataset, read_file
from synthreport.authoring.sources import Source, Unusable

_FILE_HINTS = {"description": "no answer of a manifest is prose about a file", "name": "only a path names a file here"}


def recognises(source: Source) -> bool:
    """Whether a file names schema.org, and a Dataset of it."""
    return holds(source, b"schema.org") and b"Dataset" in source.data and b"{" in source.data[:64]


def imported(source: Source, options: Options) -> Draft:
    """What the first Dataset of a file says. Raises Unusable where there is none."""
    nodes, graph = roots(source)
    datasets = [node for node in nodes if "Dataset" in types_of(node)]
    if not datasets:
        raise Unusable(f"{source.name}: found no node of the type Dataset")
    into = Gathering(source.name)
    reading = read_dataset(into, datasets[0], graph)
    for number, node in enumerate(_nodes(reading.take("distribution"))):
        _read_file(into, node, f"/distribution/{number}")
    for number, node in enumerate(_nodes(reading.take("variableMeasured"))):
        _read_field(into, node, f"/variableMeasured/{number}")
    reading.rest(HINTS)
    return into.draft


def _nodes(value: Any) -> list[dict[str, Any]]:
    nodes = [{"name": each} if isinstance(each, str) else each for each in as_list(value)]
    return [plain(node) for node in nodes if isinstance(node, dict)]


def _read_file(into: Gathering, node: dict[str, Any], where: str) -> None:
    name = into.id(_own(node), node.get("name"), node.get("contentUrl"))
    read_file(into, name, node, FILE, where).rest(_FILE_HINTS)


def _read_field(into: Gathering, node: dict[str, Any], where: str) -> None:
    name = into.id(_own(node), node.get("name"))
    reading = Reading(into.draft, {key: each for key, each in node.items() if (key, each) != ("name", name)}, where)
    reading.rows(VARIABLE, f"/content/fields/{name}")
    reading.rest(dict.fromkeys(("minValue", "maxValue", "value"), "the values that occur are not taken"))


def _own(node: dict[str, Any]) -> str:
    name = node.get("@id")
    return name.removeprefix("#") if isinstance(name, str) and name.startswith("#") else ""
