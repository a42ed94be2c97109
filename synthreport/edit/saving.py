"""Show the diff of an edit, and save it."""

from __future__ import annotations

from pathlib import Path

from synthreport.document import Document, parse
from synthreport.edit.change import CannotEdit
from synthreport.edit.unified_diff import unified_diff
from synthreport.files.writing import locked, write

_BOM = "\ufeff"


def difference(document: Document, text: str) -> list[str]:
    """The lines of a unified diff from a document to a new text; empty if nothing changes."""
    before, after = document.text.splitlines(), text.splitlines()
    return list(unified_diff(before, after, document.name))


def save(document: Document, text: str) -> None:
    """Write a new text to the file of a document, whole or not at all, under a lock.

    Links are followed; permissions and a byte order mark are kept. Raises CannotEdit if the file has changed since it
    was read, and OSError if it cannot be read or written.
    """
    path = Path(document.name)
    with locked(path):
        found = path.read_bytes()
        if parse(found, name=document.name).text != document.text:
            raise CannotEdit(f"{path} has changed since it was read; nothing was written: run the command again")
        mark = _BOM if found.startswith(_BOM.encode()) else ""
        write(path, f"{mark}{text}")
