"""`synthreport merge`: the manifests that parallel jobs wrote → one."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import shorten
from typing import Any

import click

from synthreport.cli.shared.output import (
    Impossible,
    allow,
    force_option,
    manifest_in,
    output_option,
    read_document,
    send,
)
from synthreport.document import Document
from synthreport.edit.joined_manifests import Contradiction, joined
from synthreport.edit.new_text import new_text
from synthreport.files.opener import real
from synthreport.files.printable import printable
from synthreport.files.standard_streams import warn

_LONGEST = 60


@click.command(name="merge")
@click.argument("parts", nargs=-1, required=True, metavar="PART...")
@output_option
@force_option
def command(parts: tuple[str, ...], output: Path | None, force: bool) -> None:
    """Join manifests that parallel jobs, or people and jobs, wrote about one dataset.

    Entries of all parts are kept; what is the same in several is written once. If two parts answer differently, both
    places are printed, nothing is written, and the exit code is 1. Paths lead from the folder of a manifest, so all
    parts and the output are in the same folder.
    """
    allow([output], parts, force=force)
    _refuse_other_folders(parts, output)
    documents = [_sound(each) for each in parts]
    answers, contradictions = joined(documents)
    for line in map(_told, contradictions):
        warn(line)
    if contradictions:
        sys.exit(1)
    send(new_text(answers, output.name if output else documents[0].name), output)


def _refuse_other_folders(parts: tuple[str, ...], output: Path | None) -> None:
    """End the command if a path would lead elsewhere in the merged manifest."""
    files = [Path(manifest_in(each)) for each in parts if each != "-"] + ([output] if output else [])
    for file in files:
        if real(file.absolute().parent) != real(files[-1].absolute().parent):
            where = f"{file} is in another folder than {files[-1]}"
            raise click.UsageError(printable(f"{where}: its paths would lead elsewhere"))


def _sound(source: str) -> Document:
    """A part. Ends the command if it cannot be read as a whole."""
    document = read_document(source)
    for problem in document.problems:
        raise Impossible(printable(f"{document.name}:{problem.span.line}: {problem.message}; nothing was written"))
    return document


def _told(found: Contradiction) -> str:
    places = "; ".join(_said(found.pointer, *each) for each in (found.earlier, found.later))
    return printable(f"synthreport: {found.pointer or '/'} is answered differently: {places}")


def _said(pointer: str, document: Document, answer: Any) -> str:
    shown = shorten(repr(answer), _LONGEST, placeholder=" …")
    return f"{document.name}:{document.span(pointer).line} says {shown}"
