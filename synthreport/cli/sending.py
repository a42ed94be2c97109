"""What commands share that write one text about one manifest."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from synthreport.cli.profiles import unusable
from synthreport.document import LIMIT, Document
from synthreport.journal.paper import FORMS
from synthreport.overview.view import View
from synthreport.reporters.checked import Checked
from synthreport.standard.profile import ProfileError
from synthreport.streams import deliver, reason, received

profile_option = click.option("--profile", default="core", show_default=True, help="The profile to check against.")
form_option = click.option(
    "--format", "form", type=click.Choice(FORMS), default="markdown", show_default=True, help="Output."
)
output_option = click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="The file to write; standard output without it."
)


class Impossible(click.ClickException):
    """What was asked for in the right way, and cannot be done here: told in one line, without the usage."""

    exit_code = 2


def viewed(source: str, profile: str) -> View:
    """A manifest, checked under a profile. Ends the command where it cannot be read."""
    from synthreport.checking import check

    document = read_document(source)
    try:
        return View(Checked(document.name, document, check(document, profile=profile)))
    except ProfileError as error:
        raise unusable(error, "--profile") from None


def read_document(source: str) -> Document:
    """A document from a file, a folder's synthreport.yaml, or standard input. Ends the command where there is none."""
    from synthreport.document import parse
    from synthreport.opening import read

    try:
        if source == "-":
            return parse(received(LIMIT + 1), name="<stdin>")
        return read(str(Path(source, "synthreport.yaml")) if Path(source).is_dir() else source)
    except OSError as error:
        raise Impossible(f"{source} cannot be read: {reason(error)}") from None


def send(content: str | bytes, output: Path | None) -> None:
    """Write a text to a file, whole or not at all, or to standard output."""
    from synthreport.writing import write

    if output is None:
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise click.UsageError("this is no text for a terminal: name a file with --output")
        deliver(content)
        return
    try:
        write(output, content)
    except OSError as error:
        raise Impossible(f"{output} cannot be written: {reason(error)}") from None
