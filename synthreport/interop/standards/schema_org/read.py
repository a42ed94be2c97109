"""schema.org JSON-LD: the first Dataset of a file, with its parties and files; nothing is fetched."""

from __future__ import annotations

from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.sources import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Reading, Unfit
from synthreport.interop.shared.json_ld import as_list, holds, plain, roots, types_of
from synthreport.interop.shared.value_forms import PATH
from synthreport.interop.standards.schema_org.dataset_read import read_dataset, read_file
from synthreport.interop.standards.schema_org.vocabulary import HINTS
from synthreport.interop.standards.schema_org.write import FILE, VARIABLE

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
    into = DraftBuilder(source.name)
    reading = read_dataset(into, datasets[0], graph)
    for where, node in into.mappings(reading.take("distribution"), "/distribution"):
        _read_file(into, plain(node), where)
    variables = [
        {"name": each} if isinstance(each, str) else each for each in as_list(reading.take("variableMeasured"))
    ]
    for where, node in into.mappings(variables, "/variableMeasured"):
        _read_field(into, plain(node), where)
    reading.rest(HINTS)
    return into.draft


def _read_file(into: DraftBuilder, node: dict[str, Any], where: str) -> None:
    try:
        path = PATH.read(node.get("contentUrl"))
    except Unfit as error:
        into.draft.leave(f"{where}/contentUrl", str(error))
        return
    name = into.id(_own(node), node.get("name"), path)
    read_file(into, name, node, FILE, where).rest(_FILE_HINTS)


def _read_field(into: DraftBuilder, node: dict[str, Any], where: str) -> None:
    name = into.id(_own(node), node.get("name"))
    reading = Reading(into.draft, {key: each for key, each in node.items() if (key, each) != ("name", name)}, where)
    reading.rows(VARIABLE, f"/content/fields/{name}")
    reading.rest(dict.fromkeys(("minValue", "maxValue", "value"), "the values that occur are not taken"))


def _own(node: dict[str, Any]) -> str:
    name = node.get("@id")
    return name.removeprefix("#") if isinstance(name, str) and name.startswith("#") else ""
