"""CITATION.cff 1.2: of a dataset, its makers and identifiers; of software, a tool, because it is not the dataset."""

from __future__ import annotations

from typing import Any

from synthreport.document.positions import shown
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Reading, Row
from synthreport.interop.shared.json_ld import Graph, as_list
from synthreport.interop.shared.licence_forms import LICENCE
from synthreport.interop.shared.value_forms import ADDRESS, DATE, TEXT, VERSION
from synthreport.interop.standards.schema_org.read import read_parties
from synthreport.interop.standards.schema_org.vocabulary import IDENTIFIERS
from synthreport.standard.identifiers import DOI

_DATASET = (
    Row("/dataset/title", "title", TEXT),
    Row("/dataset/version", "version", VERSION),
    Row("/dataset/released", "date-released", DATE),
    Row("/dataset/identifiers", "identifiers", IDENTIFIERS),
    Row("/access/licence", "license", LICENCE),
)
_TOOL = (
    Row("/name", "title", TEXT),
    Row("/version", "version", VERSION),
    Row("/released", "date-released", DATE),
    Row("/licence", "license", LICENCE),
    Row("/repository", "repository-code", ADDRESS),
    Row("/commit", "commit", TEXT),
)
_HINTS = {
    "abstract": "no answer is prose about the whole; say at its own place what it tells",
    "keywords": "keywords are no answer; kinds of data belong at /content/modalities, methods at /dataset/methods",
    "references": "works that a dataset cites are no publications about it",
    "url": "an address is no persistent identifier by itself; add it at /dataset/identifiers if it is one",
    "message": "how to cite is no answer",
}
_OF_SOFTWARE = {
    "abstract": "about software, and not about the dataset",
    "keywords": "about software, and not about the dataset",
    "references": "works that software cites are no publications about the dataset",
    "url": "about software; where its source is belongs at /tools, as repository",
    "message": "how to cite is no answer",
    "doi": "identifies software, and not the dataset",
    "identifiers": "identify software, and not the dataset",
    "authors": "the authors of software are not the makers of the dataset; name them at /parties if they are",
    "contact": "who answers for software does not answer for the dataset",
    "preferred-citation": "the paper of a tool is no publication about the dataset",
}
_NO_PAPERS = ("software", "data")
"""How the types of works begin that are no publications; `data` also begins `dataset` and `database`."""


def recognises(source: Source) -> bool:
    """Whether a file is a CITATION.cff."""
    return source.name.replace("\\", "/").rpartition("/")[2].lower() == "citation.cff" and not source.is_folder


def imported(source: Source, options: Options) -> Draft:
    """What the file says about a dataset, or about software if it says that or nothing. Raises Unusable."""
    data = source.mapping(source.yaml)
    if not data.keys() & {"cff-version", "title", "authors"}:
        raise Unusable(f"{source.name}: found neither cff-version nor title nor authors, expected a CITATION.cff")
    kind = str(data.get("type", "software")).strip().lower()
    if kind not in ("software", "dataset"):
        raise Unusable(f"{source.name}: cites a work of the type {shown(kind)}, expected dataset or software")
    into = DraftBuilder(source.name)
    reading = Reading(into.draft, data)
    for key in ("cff-version", "type"):
        reading.take(key)
    if kind == "dataset":
        _read_dataset(into, Reading(into.draft, _simplified(data)))
    else:
        _read_software(into, reading)
    return into.draft


def _simplified(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what is of the format alone, all identifiers under one key, and all of a licence under one."""
    made = {key: each for key, each in data.items() if key not in ("cff-version", "type", "doi", "license-url")}
    return made | {"identifiers": _identifiers(data), "license": _licence(data)}


def _licence(data: dict[str, Any]) -> Any:
    """The licence; of several, users of the work choose one, as the format says."""
    said, address = data.get("license"), data.get("license-url")
    if isinstance(said, list) and len(said) > 1 and all(isinstance(each, str) for each in said):
        return " OR ".join(said)
    return {"name": said[0] if isinstance(said, list) and said else said, "url": address} if address else said


def _identifiers(data: dict[str, Any]) -> list[Any]:
    listed = [each.get("value") for each in as_list(data.get("identifiers")) if isinstance(each, dict)]
    doi = data.get("doi")
    first = [f"{DOI}{doi}" if doi.startswith("10.") else doi] if isinstance(doi, str) else []
    return [*first, *(each for each in listed if each not in (doi, *first))]


def _read_dataset(into: DraftBuilder, reading: Reading) -> None:
    reading.rows(_DATASET)
    authors = [_party(each) for each in as_list(reading.take("authors")) if isinstance(each, dict)]
    into.draft.state("/dataset/creators", read_parties(into, authors, Graph(), "/authors"))
    contacts = [_party(each) for each in as_list(reading.take("contact")) if isinstance(each, dict)]
    for name in read_parties(into, contacts, Graph(), "/contact"):
        into.draft.state("/maintenance/contact", name)
    if (preferred := reading.take("preferred-citation")) is not None:
        _read_preferred(into, preferred if isinstance(preferred, dict) else {})
    reading.rest(_HINTS)


def _read_software(into: DraftBuilder, reading: Reading) -> None:
    """Take a tool: a file that names no type describes software, and says nothing about the dataset."""
    into.tool(reading, _TOOL)
    reading.rest(_OF_SOFTWARE)


def _party(node: dict[str, Any]) -> dict[str, Any]:
    """A person or an entity as a party of schema.org."""
    if "name" in node:
        return {"@type": "Organization", "name": node["name"], "email": node.get("email")}
    parts = [node.get(key) for key in ("given-names", "name-particle", "family-names", "name-suffix")]
    name = " ".join(part for part in parts if isinstance(part, str)) or node.get("alias")
    home = node.get("affiliation")
    return {
        "@type": "Person",
        "name": name,
        "identifier": node.get("orcid"),
        "email": node.get("email"),
        "affiliation": {"@type": "Organization", "name": home} if isinstance(home, str) else None,
    }


def _read_preferred(into: DraftBuilder, work: dict[str, Any]) -> None:
    kind, doi = str(work.get("type")), work.get("doi")
    if kind.startswith(_NO_PAPERS):
        into.draft.leave("/preferred-citation", f"it cites {kind}, and no publication about the dataset")
    else:
        into.publication(f"{DOI}{doi}" if isinstance(doi, str) else work.get("url"), "/preferred-citation")
