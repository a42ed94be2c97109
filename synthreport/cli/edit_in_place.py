"""What commands share that change a manifest in its place: the file, the difference, the question, the save."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from synthreport.cli.echo import echo
from synthreport.cli.output import Impossible, manifest_in, read_document
from synthreport.document import Document
from synthreport.edit.change import CannotEdit
from synthreport.edit.saving import difference, save
from synthreport.files.standard_streams import reason, warn
from synthreport.files.writing import Busy, ReadOnly, locked, refuse_read_only

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
        raise Impossible(f"{path} cannot be changed: {error.filename}: {reason(error)}") from None


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
    echo(difference(document, text), lambda line: _COLOURS.get(line[:1]))


def rewrite(document: Document, text: str) -> None:
    """Save a new text in the place of a document. Ends the command where that is not possible."""
    try:
        save(document, text)
    except CannotEdit as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise Impossible(f"{document.name} cannot be written: {reason(error)}") from None
    warn(f"{document.name} is written")
