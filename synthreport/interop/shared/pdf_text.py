"""The text of a PDF: that of its first pages, as an article has them. Nothing in it is run, opened or fetched."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from synthreport.draft.source_files import Source, Unusable
from synthreport.files.optional import MissingExtra, wanted

MOST_PAGES = 100
_MOST_CHARACTERS = 2_000_000


def is_pdf(source: Source) -> bool:
    """Whether a source is a PDF, by its first bytes."""
    return source.beginning.startswith(b"%PDF")


def text_of_pdf(source: Source) -> str:
    """The text of the first pages. Raises Unusable if there is none, or the library that reads it is missing."""
    try:
        pypdf = wanted("pypdf", "articles")
    except MissingExtra as error:
        raise Unusable(f"{source.name}: a PDF, and {error}; or give its text: pdftotext {source.name}") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a PDF of others is not reported here
    try:
        found = "\n".join(_pages(pypdf.PdfReader(io.BytesIO(source.data))))
    except Unusable:
        raise
    except Exception as error:  # a broken PDF raises anything
        raise Unusable(f"{source.name}: its PDF cannot be read ({type(error).__name__}); give its text") from None
    if not found.strip():
        raise Unusable(f"{source.name}: a PDF without text, such as a scan; give its text")
    return found


def _pages(reader: Any) -> Iterator[str]:
    """The texts of the first pages, the lines of a paragraph joined, until there are very many characters."""
    if reader.is_encrypted:
        raise Unusable("the PDF is encrypted; give its text")
    read = 0
    for page in reader.pages[:MOST_PAGES]:
        text = page.extract_text()
        read += len(text)
        if read > _MOST_CHARACTERS:
            return
        yield text
