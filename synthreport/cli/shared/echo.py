"""Printed lines for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from synthreport.files.printable import printable_lines
from synthreport.files.standard_streams import colours, tell

_COLUMNS = 100


def echo(lines: Iterable[str], colour: Callable[[str], str | None] = lambda line: None) -> None:
    """Print lines with control characters escaped, coloured on a terminal."""
    shown = colours()
    for line in map(printable_lines, lines):
        wanted = colour(line) if shown else None
        tell(f"{click.style(line, fg=wanted) if wanted else line}\n")


def paragraph(head: str, text: str, room: int) -> str:
    """A text wrapped beside its head, which takes `room` columns; long words are not broken."""
    return beside(f"{head + ':':<{room}}", text, room)


def beside(head: str, text: str, room: int) -> str:
    """A text wrapped beside its head; further lines are indented by `room` columns."""
    from textwrap import fill  # lazy: --version has no paragraphs

    return fill(text, _COLUMNS, initial_indent=head, subsequent_indent=" " * room, break_long_words=False)
