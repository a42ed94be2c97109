"""A change as a splice: the stretch of text to replace, and its replacement."""

from __future__ import annotations

from synthreport.document import Document, parts_of, pointer_of
from synthreport.edit.change import APPEND, REMOVED, Change, Renamed
from synthreport.edit.splices.blocks import Block
from synthreport.edit.splices.brackets import Brackets
from synthreport.edit.splices.key_order import before
from synthreport.edit.splices.layout import Layout, Splice
from synthreport.edit.splices.style import Style


def spliced(document: Document, change: Change) -> str:
    """The text of a document after a narrowed change."""
    style = Style(document.text, document.name)
    splice = _splice(document, change, style) if document.data else _first(document, change, style)
    written = splice.text.replace("\n", style.line_break)
    return document.text[: splice.start] + written + document.text[splice.end :]


def _splice(document: Document, change: Change, style: Style) -> Splice:
    layout = Layout(document)
    *above, last = parts_of(change.pointer)
    holder, _, _ = layout.places.find(pointer_of(above))
    entries = layout.places.children(holder)
    within = (Brackets if layout.is_flow(holder) else Block)(layout, style, holder)
    if change.answer is REMOVED:
        return within.without(entries[last])
    if isinstance(change.answer, Renamed):
        key = entries[last] - 1
        return Splice(layout.start(key), layout.end(key), style.key(change.answer.key)[:-1])
    if last in entries:
        return within.exchanged(entries[last], change.answer)
    after = before(document.data, above, last, entries) if last != APPEND else list(entries)[-1]
    return within.added(last, change.answer, None if after is None else entries[after])


def _first(document: Document, change: Change, style: Style) -> Splice:
    """The first answer of an empty manifest: empty brackets, or nothing but comments."""
    (key,) = parts_of(change.pointer)
    line = f"{style.key(key)}{style.block(change.answer, 0)}"
    if document.data is None:
        end = len(document.text)
        first = style.inline({key: change.answer}) if style.json else line
        return Splice(end, end, f"{first}\n" if document.text[-1:] in ("", "\n", "\r") else f"\n{first}\n")
    start, end = document.places.starts[0], document.places.ends[0]
    in_brackets = style.json or Layout(document).column(start)
    return Splice(start, end, style.inline({key: change.answer}) if in_brackets else line)
