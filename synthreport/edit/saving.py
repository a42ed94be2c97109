"""The difference that an edit makes, and the file that it is saved to."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from synthreport.document import Document, parse
from synthreport.edit.change import CannotEdit
from synthreport.files.writing import locked, write

_BOM = "\ufeff"


def difference(document: Document, text: str) -> list[str]:
    """What a new text changes, as the lines of a unified difference; none where it changes nothing."""
    before, after = document.text.splitlines(), text.splitlines()
    return list(unified_diff(before, after, document.name, document.name, lineterm=""))


def save(document: Document, text: str) -> None:
    """Put a new text into the file that a document was read from, whole or not at all, while nobody else changes it.

    Links are followed, permissions and a byte order mark stay. Raises CannotEdit where the file is another than was
    read, and OSError where it cannot be read or written.
    """
    path = Path(document.name)
    with locked(path):
        found = path.read_bytes()
        if parse(found, name=document.name).text != document.text:
            raise CannotEdit(f"{path} has changed since it was read; nothing is written, run the command again")
        mark = _BOM if found.startswith(_BOM.encode()) else ""
        write(path, f"{mark}{text}")
