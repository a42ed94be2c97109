"""Lines for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from synthreport.files.standard_streams import colours, tell
from synthreport.files.terminal import printable_lines

_COLUMNS = 100


def echo(lines: Iterable[str], colour: Callable[[str], str | None] = lambda line: None) -> None:
    """Print lines in which nothing acts, each in the colour that it is to have on a terminal."""
    shown = colours()
    for line in map(printable_lines, lines):
        wanted = colour(line) if shown else None
        tell(f"{click.style(line, fg=wanted) if wanted else line}\n")


def paragraph(head: str, text: str, room: int) -> str:
    """A text beside its head, which takes so many columns, and never a long word in two."""
    from textwrap import fill  # not above: --version has no paragraphs

    return fill(
        text, _COLUMNS, initial_indent=f"{head + ':':<{room}}", subsequent_indent=" " * room, break_long_words=False
    )
