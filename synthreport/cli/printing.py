"""Lines as the terminal can take them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from textwrap import fill

import click

from synthreport.reporters.printable import encodable

_COLUMNS = 100


def echo(lines: Iterable[str]) -> None:
    """Print lines; what the encoding of standard output cannot hold is written out."""
    for line in lines:
        click.echo(encodable(line, sys.stdout.encoding or "utf-8"))


def paragraph(head: str, text: str, room: int) -> str:
    """A text beside its head, which takes so many columns, and never a long word in two."""
    return fill(
        text, _COLUMNS, initial_indent=f"{head + ':':<{room}}", subsequent_indent=" " * room, break_long_words=False
    )
