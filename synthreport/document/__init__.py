"""Read a document: bytes → plain data, the problems of its text, and the position of every value.

In: bytes, a path, or plain data. Out: a `Document`, for any bytes; an author's mistake in YAML or JSON is
one of its problems, with line, column and a fix. Never: an exception because of a text's content, or anything about the
standard, whose keys mean nothing here.
"""

from __future__ import annotations

from synthreport.document.document import Document, parse
from synthreport.document.pointers import parts_of, pointer_of
from synthreport.document.positions import Problem, Span
from synthreport.document.size_limits import LIMIT

__all__ = ["LIMIT", "Document", "Problem", "Span", "parse", "parts_of", "pointer_of"]
