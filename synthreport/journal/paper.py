"""Markdown of our own making → an HTML page or a Word document, so that a text is worded once for all forms."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from synthreport.extras import wanted

if TYPE_CHECKING:
    from markdown_it.token import Token

FORMS = ("markdown", "html", "docx")


def made(markdown: str, form: str, language: str = "en") -> str | bytes:
    """A text in one of `FORMS`. Raises MissingExtra where the library for Word documents is not installed."""
    if form == "docx":
        return _docx(markdown, language)
    return _html(markdown, language) if form == "html" else markdown


def _tokens(markdown: str) -> list[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)


def _html(markdown: str, language: str) -> str:
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    from synthreport.reporters.html import page

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    title = next((token.content for token in _tokens(markdown) if token.type == "inline"), "")
    return page("paper.html", title=title.replace("`", ""), body=Markup(body), language=language)


def _docx(markdown: str, language: str) -> bytes:
    docx = wanted("docx", "docx")
    document = docx.Document()
    document.core_properties.language = language
    document.core_properties.author = "synthreport"
    styles = _Styles()
    for token in _tokens(markdown):
        styles.enter(token)
        if token.type == "inline":
            paragraph = document.add_paragraph(style=styles.name())
            _write(paragraph, token.children or [])
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


class _Styles:
    """Which style a paragraph has, by the blocks that are open around it."""

    def __init__(self) -> None:
        self._heading = ""
        self._lists: list[str] = []

    def enter(self, token: Token) -> None:
        """Take note of a block that opens or closes."""
        if token.type == "heading_open":
            self._heading = f"Heading {token.tag[1:]}"
        elif token.type == "heading_close":
            self._heading = ""
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._lists.append("List Bullet" if token.type[0] == "b" else "List Number")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()

    def name(self) -> str:
        """The style of a paragraph that stands here."""
        return self._heading or (self._lists[-1] if self._lists else "Normal")


def _write(paragraph: Any, children: list[Token]) -> None:
    """Words, in bold, italics or a fixed width where they are marked so."""
    bold = italic = 0
    for child in children:
        bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        if child.type in ("softbreak", "hardbreak"):
            paragraph.add_run(" " if child.type == "softbreak" else "\n")
        elif child.content:
            run = paragraph.add_run(child.content)
            run.bold, run.italic = bool(bold), bool(italic)
            if child.type == "code_inline":
                run.font.name = "Consolas"
