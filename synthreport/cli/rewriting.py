"""What commands share that change a manifest in its place: the file, the difference, the question, the save."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from synthreport.authoring.editing.change import CannotEdit
from synthreport.authoring.editing.saving import difference, save
from synthreport.cli.printing import echo
from synthreport.cli.sending import manifest_in, read_document
from synthreport.document import Document
from synthreport.reporters.printable import printable
from synthreport.writing import Busy, ReadOnly, locked, refuse_read_only

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the difference, and write nothing.")
force_option = click.option("--force", is_flag=True, help="Change a file that is read-only, too.")


@contextmanager
def alone(source: str, *, force: bool) -> Iterator[None]:
    """Keep everybody else from changing a manifest meanwhile. Ends the command where that takes too long, and, without
    `force`, where the file is read-only.
    """
    path = Path(manifest_in(source))
    refuse(path, force=force)
    try:
        with locked(path):
            yield
    except Busy as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be changed: {error.filename}: {error.strerror or error}") from None


def refuse(path: Path, *, force: bool) -> None:
    """End the command where a file is read-only, without `force`."""
    try:
        if not force:
            refuse_read_only(path)
    except ReadOnly:
        raise click.UsageError(f"{path} is read-only: make it writable, or add --force") from None


def document_in_file(source: str) -> Document:
    """The document in a file, or in the synthreport.yaml of a folder. Ends the command where there is none."""
    if source == "-":
        raise click.UsageError("standard input cannot be changed in its place: name a file")
    return read_document(source)


def show(document: Document, text: str) -> None:
    """Print the difference between a document and its new text; in colours on a terminal."""
    echo(_coloured(map(printable, difference(document, text))))


def rewrite(document: Document, text: str) -> None:
    """Save a new text in the place of a document. Ends the command where that is not possible."""
    try:
        save(document, text)
    except CannotEdit as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{document.name} cannot be written: {error.strerror or error}") from None
    click.echo(f"{document.name} is written", err=True)


def _coloured(lines: Iterable[str]) -> Iterable[str]:
    return (click.style(line, fg=_COLOURS[line[0]]) if line[:1] in _COLOURS else line for line in lines)
