"""Our own Markdown as blocks of styled words, for formats without markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Words(NamedTuple):
    """A run of words in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


class Block(NamedTuple):
    """A heading of a level, a paragraph, an item of a list at a depth, or a table (whose first row is its head)."""

    kind: str
    level: int
    words: tuple[Words, ...] = ()
    rows: tuple[tuple[tuple[Words, ...], ...], ...] = ()


def reader() -> MarkdownIt:
    """The parser of our Markdown: CommonMark with tables, in which HTML is text."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks of a text, in its order."""
    depth = 0
    held = iter(reader().parse(markdown))
    for token in held:
        if token.type in ("bullet_list_open", "bullet_list_close"):
            depth += token.nesting
        elif token.type == "heading_open":
            yield Block("heading", int(token.tag[1:]), _words(next(held)))
        elif token.type == "table_open":
            yield Block("table", 0, rows=tuple(_rows(held)))
        elif token.type == "inline":
            yield Block("item" if depth else "paragraph", depth, _words(token))


def _rows(held: Iterator[Token]) -> Iterator[tuple[tuple[Words, ...], ...]]:
    """The rows of a table, up to its end."""
    row: list[tuple[Words, ...]] = []
    for token in held:
        if token.type == "table_close":
            return
        if token.type == "inline":
            row.append(_words(token))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def _words(token: Token) -> tuple[Words, ...]:
    bold = italic = 0
    found = []
    for child in token.children or ():
        bold += child.nesting if child.type.startswith("strong") else 0
        italic += child.nesting if child.type.startswith("em") else 0
        text = "\n" if child.type == "hardbreak" else " " if child.type == "softbreak" else child.content
        if text:
            found.append(Words(text, bold > 0, italic > 0, child.type == "code_inline"))
    return tuple(found)
