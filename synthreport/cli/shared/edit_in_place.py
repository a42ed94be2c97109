"""Steps shared by commands that edit a manifest in place: open the file, show the diff, save."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import Impossible, manifest_in, read_document
from synthreport.document import Document
from synthreport.edit.change import CannotEdit
from synthreport.edit.saving import difference, save
from synthreport.files.standard_streams import reason, warn
from synthreport.files.writing import Busy, ReadOnly, locked, refuse_read_only

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the diff and write nothing.")
force_option = click.option("--force", is_flag=True, help="Also change a read-only file.")


@contextmanager
def alone(source: str, *, force: bool) -> Iterator[None]:
    """Lock a manifest against other programs. Ends the command if the lock takes too long or, without `force`, if the
    file is read-only.
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
    """End the command if a file is read-only, unless `force` is given."""
    try:
        if not force:
            refuse_read_only(path)
    except ReadOnly:
        raise click.UsageError(f"{path} is read-only: make it writable, or add --force") from None


def document_in_file(source: str) -> Document:
    """The document in a file or in a folder's synthreport.yaml. Ends the command if there is none."""
    if source == "-":
        raise click.UsageError("standard input cannot be edited in place: name a file")
    return read_document(source)


def show(document: Document, text: str) -> None:
    """Print the diff between a document and its new text; coloured on a terminal."""
    echo(difference(document, text), lambda line: _COLOURS.get(line[:1]))


def rewrite(document: Document, text: str) -> None:
    """Save a new text in place of a document. Ends the command if that is not possible."""
    try:
        save(document, text)
    except CannotEdit as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise Impossible(f"{document.name} cannot be written: {reason(error)}") from None
    warn(f"wrote {document.name}")
