"""A change as a splice: the stretch of text to replace, and its replacement."""

from __future__ import annotations

from synthreport.document import Document, parts_of, pointer_of
from synthreport.edit.blocks import Block
from synthreport.edit.brackets import Brackets
from synthreport.edit.change import APPEND, REMOVED, Change, Renamed
from synthreport.edit.key_order import before
from synthreport.edit.layout import Layout, Splice
from synthreport.edit.style import Hand


def spliced(document: Document, change: Change) -> str:
    """The text of a document after a narrowed change."""
    hand = Hand(document.text, document.name)
    splice = _splice(document, change, hand) if document.data else _first(document, change, hand)
    written = splice.text.replace("\n", hand.line_break)
    return document.text[: splice.start] + written + document.text[splice.end :]


def _splice(document: Document, change: Change, hand: Hand) -> Splice:
    layout = Layout(document)
    *above, last = parts_of(change.pointer)
    holder, _, _ = layout.places.find(pointer_of(above))
    entries = layout.places.children(holder)
    within = (Brackets if layout.is_flow(holder) else Block)(layout, hand, holder)
    if change.answer is REMOVED:
        return within.without(entries[last])
    if isinstance(change.answer, Renamed):
        key = entries[last] - 1
        return Splice(layout.start(key), layout.end(key), hand.key(change.answer.key)[:-1])
    if last in entries:
        return within.exchanged(entries[last], change.answer)
    after = before(document.data, above, last, entries) if last != APPEND else list(entries)[-1]
    return within.added(last, change.answer, None if after is None else entries[after])


def _first(document: Document, change: Change, hand: Hand) -> Splice:
    """The first answer of an empty manifest: empty brackets, or nothing but comments."""
    (key,) = parts_of(change.pointer)
    line = f"{hand.key(key)}{hand.block(change.answer, 0)}"
    if document.data is None:
        end = len(document.text)
        first = hand.inline({key: change.answer}) if hand.json else line
        return Splice(end, end, f"{first}\n" if document.text[-1:] in ("", "\n", "\r") else f"\n{first}\n")
    start, end = document.places.starts[0], document.places.ends[0]
    in_brackets = hand.json or Layout(document).column(start)
    return Splice(start, end, hand.inline({key: change.answer}) if in_brackets else line)
