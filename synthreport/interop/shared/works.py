"""Works that descriptions cite: what kind of work each is, and the DOI or address by which it is known."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from synthreport.interop.shared.json_ld import Graph, as_list, types_of
from synthreport.interop.standards.schema_org.vocabulary import named
from synthreport.standard.identifiers import DOI

SOFTWARE = {
    "SoftwareApplication", "SoftwareSourceCode", "ComputationalWorkflow", "WebApplication", "MobileApplication",
    "FormalParameter", "Workflow", "HowTo",
}  # fmt: skip
"""Types of schema.org and RO-Crate for what is run."""

_OTHERS = {
    "software": "it cites software, and no publication about the dataset",
    "dataset": "it cites a dataset, and no publication about one",
}
_BIBTEX = re.compile(r"@\s*([A-Za-z]+)\s*\{")
_NO_ENTRIES = {"comment", "string", "preamble"}
_KINDS = {
    **dict.fromkeys(("software", "softwareversion", "softwaremodule", "codefragment", "manual"), "software"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
}
"""Entries of BibTeX that are no publications."""

_NAMING = ("identifier", "@id", "url", "sameAs", "name")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}|\\^`,;]*[^\s\"<>{}|\\^`,;.)\]]")
_ALONE = re.compile(r"(?:https?://|doi:|arXiv:)\S{3,}|10\.[0-9]{4,9}/\S+")
_ARXIV = re.compile(r"arxiv[:\s.]+(?:abs/)?([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?)", re.IGNORECASE)
_EPRINT = re.compile(r"eprint\s*=\s*[{\"]\s*(?:arxiv:)?([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?)\s*[}\"]", re.IGNORECASE)
_URL = re.compile(r"\burl\s*=\s*[{\"]\s*(?:\\url\{)?(https?://[^\s{}\"]+)", re.IGNORECASE)


class Work(NamedTuple):
    """A work that is cited: the text that names it, and why it is no publication, empty where it may be one."""

    said: Any
    unfit: str = ""


def works(value: Any, graph: Graph) -> list[Work]:
    """The works that texts, entries of BibTeX or nodes stand for."""
    found: list[Work] = []
    for each in as_list(value):
        node = graph.by_id.get(str(named(each, "@id")), each)
        if isinstance(node, dict):
            found.append(_of_node(node))
        else:
            found += _entries(node) if isinstance(node, str) else [Work(node)]
    return found


def identifier_in(value: Any) -> str | None:
    """The DOI or address that a text consists of; or else the first DOI in it, or its number at arXiv.

    An address within a text may be that of anything, unless BibTeX says that it is the work's.
    """
    found = value.strip() if isinstance(value, str) else ""
    if _ALONE.fullmatch(found):
        return found
    if doi := _DOI.search(found):
        return f"{DOI}{doi[0]}"
    if number := _EPRINT.search(found) or _ARXIV.search(found):
        return f"https://arxiv.org/abs/{number[1]}"
    url = _URL.search(found) if _BIBTEX.search(found) else None
    return url[1] if url else None


def _of_node(node: dict[str, Any]) -> Work:
    types = types_of(node)
    said = [named(each, "value", "@id") for key in _NAMING for each in as_list(node.get(key))]
    unfit = _OTHERS["software"] if types & SOFTWARE else _OTHERS["dataset"] if "Dataset" in types else ""
    return Work(next(filter(identifier_in, said), None), unfit)


def _entries(text: str) -> list[Work]:
    """The entries of a text in BibTeX; the text as it is where it is none."""
    starts = list(_BIBTEX.finditer(text))
    if not starts:
        return [Work(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    found = [(start[1].lower(), text[start.start() : end]) for start, end in zip(starts, ends, strict=True)]
    return [Work(entry, _OTHERS.get(_KINDS.get(kind, ""), "")) for kind, entry in found if kind not in _NO_ENTRIES]
