"""A README, or the text of an article: which publication it names, and what it says plainly about the dataset."""

from __future__ import annotations

import re

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.json_ld import Graph
from synthreport.interop.shared.pdf_text import is_pdf, text_of_pdf
from synthreport.interop.shared.plain_statements import state_plainly
from synthreport.standard.identifiers import DOI

_BIBTEX = re.compile(r"@\s*[A-Za-z]+\s*\{.*?\n\s*\}", re.DOTALL)
_DOI = re.compile(r"\b10\.[0-9]{4,9}/[^\s\"<>{}|\\^`,;)\]]*[^\s\"<>{}|\\^`,;.)\]]")
_ARCHIVES = re.compile(
    r"10\.(5281/zenodo|6084/m9\.figshare|5061/dryad|7910/dvn|17605/osf|13026/|17632/|34740/|48550/arxiv\.data)",
    re.IGNORECASE,
)
"""Beginnings of identifiers that archives give to data and code."""
_TEXTS = re.compile(r"\.(md|rst|txt|tex|html?|pdf)$|^https?://", re.IGNORECASE)
_FRONT = 4000
"""Characters at the beginning of an article that hold its own identifier; those below are mostly of other works."""


def is_text(source: Source) -> bool:
    """Whether a source is a text for people, by its name, or a PDF."""
    return not source.is_folder and (bool(_TEXTS.search(source.name)) or is_pdf(source))


def cited(source: Source) -> Draft:
    """The one publication that a text names, and its plain statements. Raises Unusable if the file is not a text."""
    text = text_of_pdf(source) if is_pdf(source) else source.text
    into = DraftBuilder(source.name)
    state_plainly(into, text, is_readme=_is_readme(source))
    entries = [match[0] for match in _BIBTEX.finditer(text)]
    named = _identifiers(text if _is_readme(source) else text[:_FRONT])
    known = " ".join(into.draft.answers.get("dataset", {}).get("identifiers", ())).lower()
    for archived in (each for each in named if _ARCHIVES.match(each) and each not in known):
        into.draft.leave(archived, "identifies data or code; state it at /dataset/identifiers if it is of the dataset")
    _take(into, entries or [f"{DOI}{doi}" for doi in named if not _ARCHIVES.match(doi)])
    return into.draft


def _identifiers(text: str) -> list[str]:
    """The DOIs in a README, or at the beginning of an article."""
    return sorted({match[0].lower() for match in _DOI.finditer(text)})


def _is_readme(source: Source) -> bool:
    return source.name.lower().endswith((".md", ".rst"))


def _take(into: DraftBuilder, works: list[str]) -> None:
    """Take the work that is the only one."""
    if len(works) == 1:
        into.cite(works[0], Graph(), "the citation")
    elif works:
        into.draft.leave("/dataset/publications", f"{len(works)} works are named; state those about the dataset")
