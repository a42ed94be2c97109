"""Our own Markdown → an HTML page, a Word document or a PDF, so that each text is written only once."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from synthreport.files.optional import MissingExtra, wanted
from synthreport.reporters.paper_blocks import Block, Words, blocks, reader

FORMS = ("markdown", "html", "docx", "pdf")
PAPERS = ("a4", "letter")

_TYPST_PAPER = {"a4": "a4", "letter": "us-letter"}
_MILLIMETRES = {"a4": (210, 297), "letter": (215.9, 279.4)}

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LOCALES = {"en": "en-GB", "de": "de-DE"}

_JOINT = re.compile(r"(?<=[_/@])(?=\w)")
"""Where the name of a thing may be broken."""

_LACKING = re.compile(r'the text `("[^`]*")` could not be displayed')

_TEMPLATE = Path(__file__).parent / "templates" / "paper.typ"


def made(markdown: str, form: str, language: str = "en", *, dense: bool = False, paper: str = "a4") -> str | bytes:
    """A text in one of `FORMS`, on one of `PAPERS`.

    `dense` sets it small, the last column of a table wide enough to fill in.
    Raises MissingExtra if the library for a form is not installed.
    """
    if form == "markdown":
        return markdown
    if form == "html":
        return _html(markdown, language)
    write = _docx if form == "docx" else _pdf
    return write(markdown, language, dense, paper)


def _html(markdown: str, language: str) -> str:
    from markupsafe import Markup

    from synthreport.reporters.html import page

    return page("paper.html", title=_title(markdown), body=Markup(body_of(markdown)), language=language)


def body_of(markdown: str) -> str:
    """A text as HTML for the body of a page whose style knows cards."""
    parser = reader()
    parser.add_render_rule("code_inline", _code)
    tokens = parser.parse(markdown)
    _name_columns(tokens)
    body: str = parser.renderer.render(tokens, parser.options, {})
    return body


def _code(renderer: Any, tokens: list[Any], index: int, options: Any, env: Any) -> str:
    """A name that a narrow column breaks between its words, never within one."""
    from markdown_it.common.utils import escapeHtml

    return f"<code>{_JOINT.sub('<wbr>', escapeHtml(tokens[index].content))}</code>"


def _name_columns(tokens: list[Any]) -> None:
    """Give each cell of a table the name of its column, for pages that show a row as a card."""
    heads: list[str] = []
    column = 0
    for token, after in pairwise(tokens):
        if token.type == "table_open":
            token.attrSet("class", "cards")
            heads = []
        elif token.type == "th_open":
            heads.append(after.content)
        elif token.type == "tr_open":
            column = 0
        elif token.type == "td_open":
            if heads[column : column + 1] not in ([], [""]):
                token.attrSet("data-head", heads[column])
            column += 1


def _title(markdown: str) -> str:
    """The words of the first block: the title of the text."""
    return "".join(words.text for block in list(blocks(markdown))[:1] for words in block.words)


def _pdf(markdown: str, language: str, dense: bool, paper: str) -> bytes:
    """Tagged, after PDF/UA-1. Texts reach the typesetter as data, so that no part of them is read as its markup."""
    typst = wanted("typst", "pdf")
    said = [{"kind": b.kind, "level": b.level, "words": _plain(b.words), "rows": _table(b)} for b in blocks(markdown)]
    inputs = {"blocks": json.dumps(said), "language": language, "title": _title(markdown), "dense": json.dumps(dense)}
    inputs["paper"] = _TYPST_PAPER[paper]
    try:
        compiled: bytes = typst.compile(_TEMPLATE.read_bytes(), sys_inputs=inputs, pdf_standards="ua-1")
    except typst.TypstError as error:
        if lacking := _LACKING.search(str(error)):
            raise MissingExtra(f"no font here has {lacking[1]}, so no PDF: install one, or use another form") from None
        raise
    return compiled


def _plain(words: tuple[Words, ...]) -> list[dict[str, Any]]:
    return [each._asdict() for each in words]


def _table(block: Block) -> list[list[list[dict[str, Any]]]]:
    return [[_plain(cell) for cell in row] for row in block.rows]


def _docx(markdown: str, language: str, dense: bool, paper: str) -> bytes:
    document = wanted("docx", "docx").Document()
    _set(document, language, paper)
    document.core_properties.author = "synthreport"
    document.core_properties.title = _title(markdown)[:255]
    for block in blocks(markdown):
        if block.kind == "table":
            _fill(document.add_table(len(block.rows), len(block.rows[0]), style="Table Grid"), block)
        else:
            _write(document.add_paragraph(style=_style(block)), block.words)
    if dense:
        _condense(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _set(document: Any, language: str, paper: str) -> None:
    """Set the size of the paper, and the language that a word processor spells by."""
    docx = wanted("docx", "docx")
    document.core_properties.language = language
    section = document.sections[0]
    section.page_width, section.page_height = (docx.shared.Mm(each) for each in _MILLIMETRES[paper])
    for each in document.styles.element.iter(f"{{{_WORD}}}lang"):
        each.set(f"{{{_WORD}}}val", _LOCALES[language])


def _condense(document: Any) -> None:
    """Set a document small: narrow margins, tables in small type, their last column wide enough to fill in."""
    shared = wanted("docx", "docx").shared
    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = shared.Cm(1)
    for table in document.tables:
        table.autofit = True
        for row in table.rows:
            row.cells[-1].width = shared.Cm(2.2)
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.space_after = shared.Pt(0)
                for run in cell.paragraphs[0].runs:
                    run.font.size = shared.Pt(7)


def _style(block: Block) -> str:
    if block.kind == "heading":
        return f"Heading {block.level}"
    return {"paragraph": "Normal"}.get(block.kind, "List Bullet" if block.level < 2 else "List Bullet 2")


def _fill(table: Any, block: Block) -> None:
    for row, cells in zip(table.rows, block.rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            _write(cell.paragraphs[0], words)


def _write(paragraph: Any, words: tuple[Words, ...]) -> None:
    for each in words:
        run = paragraph.add_run(each.text)
        run.bold, run.italic = each.bold, each.italic
        if each.code:
            run.font.name = "Consolas"
