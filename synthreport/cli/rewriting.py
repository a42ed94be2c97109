"""What commands share that change a manifest in its place: the file, the difference, the question, the save."""

from __future__ import annotations

import click

from synthreport.authoring.editing.change import CannotEdit
from synthreport.authoring.editing.saving import difference, save
from synthreport.cli.printing import echo
from synthreport.cli.sending import Impossible, read_document
from synthreport.document import Document
from synthreport.streams import reason, warn

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the difference, and write nothing.")


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
