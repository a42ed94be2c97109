"""YAML events → plain data and positions.

`yaml.load` and `compose` recurse, silently keep the last of duplicate keys and follow YAML 1.1; events leave all
three to us, and cost half the time.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import events

from synthreport.document.pointers import pointer_of
from synthreport.document.positions import Places, shown
from synthreport.document.problems import DEEPEST, LONGEST, Notes, Slip, Unreadable, long_key, too_deep
from synthreport.document.scalars import NUMBER_STARTS, ODD_STARTS, WORDS, Refused, is_number, number
from synthreport.document.yaml_parsers import NextEvent

_Scalar, _Alias = events.ScalarEvent, events.AliasEvent
_MappingStart, _SequenceStart = events.MappingStartEvent, events.SequenceStartEvent
_MappingEnd, _SequenceEnd = events.MappingEndEvent, events.SequenceEndEvent

_OPENERS, _CLOSERS = (_MappingStart, _SequenceStart), (_MappingEnd, _SequenceEnd)
_MERGE_KEY = "<<"
_ODD_KEY_STARTS = NUMBER_STARTS | {_MERGE_KEY[0]}
_END_OF_SIGN = r"[\s,\[\]{}]"

ITEM: Any = object()
"""Stored instead of a key: the container is a list."""


class Builder:
    """Builds plain data from events, iteratively, so that no depth of nesting can exhaust the stack.

    Of a repeated key the first value counts, or with `last` the last; the positions are then useless.
    """

    def __init__(self, text: str, next_event: NextEvent, notes: Notes, *, last: bool = False) -> None:
        self.next_event = next_event
        self.notes = notes
        self.last = last
        self.places = Places()
        self.frames: list[tuple[Any, Any, int]] = []
        # Anchors and tags are looked for only in texts that contain their signs.
        self.marked = "&" in text or "!" in text

    def build(self) -> Any:
        """The root value of the document whose start has just been read.

        Raises YAMLError if the parser does, and Unreadable beyond the deepest nesting. One long function, since
        every event passes through it: this loop is the main cost of reading a manifest.
        """
        next_event, frames, places, marked = self.next_event, self.frames, self.places, self.marked
        starts, ends = places.starts, places.ends
        note_start, note_end = starts.append, ends.append
        root: list[Any] = []
        container: Any = root  # the mapping or list being filled;
        key: Any = ITEM  # the key that waits for its value, None if a key comes next;
        opened = last_end = 0  # the container's number; the end of the last value, since blocks have no end themselves
        while True:
            event = next_event()
            kind = event.__class__
            if kind is _Scalar:
                value = event.value
                if key is None:
                    odd = not event.style and (value in WORDS or value[0] in _ODD_KEY_STARTS)
                    if odd or len(value) > LONGEST or value in container or (marked and (event.anchor or event.tag)):
                        value = self.key(event, container)
                        if value is None:
                            continue
                    key = value
                    note_start(event.start_mark.index)
                    note_end(event.end_mark.index)
                    continue
                if marked and (event.anchor or event.tag):
                    self.unmark(event, self.pointer(container, key))
                if not event.style and value[:1] in ODD_STARTS:
                    try:
                        value = WORDS[value] if value in WORDS else number(value)
                    except Refused as refused:
                        self.note_refused(event, refused, self.pointer(container, key))
                        value = None
                note_start(event.start_mark.index)
                last_end = event.end_mark.index
                note_end(last_end)
                if key is not ITEM:
                    container[key] = value
                    key = None
                    continue
                container.append(value)
            elif kind is _MappingEnd or kind is _SequenceEnd:
                if event.end_mark.index > event.start_mark.index:
                    last_end = event.end_mark.index
                ends[opened] = max(last_end, starts[opened])
                places.containers[opened] = tuple(container) if kind is _MappingEnd else None, len(starts)
                container, key, opened = frames.pop()
                key = ITEM if key is ITEM else None
            elif key is None:
                self.drop_key(event, container)
            else:
                value = self.open(event, container, key)
                note_start(event.start_mark.index)
                last_end = event.end_mark.index
                note_end(last_end)
                if key is ITEM:
                    container.append(value)
                else:
                    container[key] = value
                if kind is _Alias:
                    key = ITEM if key is ITEM else None
                else:
                    frames.append((container, key, opened))
                    container, key, opened = value, None if kind is _MappingStart else ITEM, len(starts) - 1
            if not frames:
                return root[0]

    def open(self, event: Any, container: Any, key: Any) -> Any:
        """The container that an event opens, or None for an alias, which may occur instead."""
        if event.__class__ is _Alias:
            self.note_alias(event, self.pointer(container, key))
            return None
        if len(self.frames) >= DEEPEST:
            raise self.too_deep(event)
        if event.anchor or event.tag:
            self.unmark(event, self.pointer(container, key))
        return {} if event.__class__ is _MappingStart else []

    def key(self, event: Any, container: dict[str, Any]) -> str | None:
        """The key that a scalar is; None if it is dropped together with its value."""
        key = self.short(event)
        if not event.style and key == _MERGE_KEY:
            self.drop_merge(event, container)
            return None
        if not event.style and (key in WORDS or is_number(key)):
            self.note_odd_key(event, container)
        if event.anchor or event.tag:
            self.unmark(event, self.pointer(container, key))
        if key in container:
            self.note_duplicate(event, container)
            if not self.last:
                self.skip()
                return None
        return key

    def short(self, event: Any) -> str:
        """The text of a key, which is a part of the pointer to everything below it."""
        key: str = event.value
        if len(key) > LONGEST and not self.last:
            raise self.notes.stop(long_key(key, event.start_mark.index, event.end_mark.index))
        return key

    def note_odd_key(self, event: Any, container: dict[str, Any]) -> None:
        """Note a key that YAML does not read as a string; it is kept as a string."""
        key: str = event.value
        named = f"{shown(key)} as a key" if key else "an empty key"
        what = "a number" if key not in WORDS else "null" if WORDS[key] is None else "true or false"
        message = f"found {named}, which YAML reads as {what}, expected a string"
        fix = f"Write the key in quotes: {shown(key)}." if key else "Give the value a key before the colon."
        self.note("DC61", event, message, fix, self.pointer(container, key))

    def drop_merge(self, event: Any, container: dict[str, Any]) -> None:
        """Note a merge key, and skip its value."""
        message = 'found the merge key "<<", expected a key of the manifest'
        self.note("DC62", event, message, "Write the merged keys and values out here.", self.pointer(container))
        self.skip()

    def drop_key(self, event: Any, container: dict[str, Any]) -> None:
        """Note a key that is not a scalar, and skip it and its value."""
        pointer = self.pointer(container)
        if event.__class__ is _Alias:
            message = f"found the alias {shown('*' + str(event.anchor))} as a key, expected a string"
            self.note(
                "DC62",
                event,
                message,
                "Write the key out here, in quotes if it begins with an asterisk.",
                pointer,
            )
        else:
            what = "a mapping" if event.__class__ is _MappingStart else "a list"
            message = f"found {what} as a key, expected a string"
            fix = "Write a plain key; put the text in quotes if it begins with a bracket or a question mark."
            self.note("DC61", event, message, fix, pointer)
            self.skip(event)
        self.skip()

    def note_duplicate(self, event: Any, container: dict[str, Any]) -> None:
        """Note a key that its mapping already has, as long as there is room for more of them."""
        if self.notes.quota.refuses("DC60"):
            return
        message = f"found the key {shown(event.value)} a second time in the same mapping, expected it once"
        fix = f"Keep one of the two; only the {'last' if self.last else 'first'} has been read."
        self.note("DC60", event, message, fix, self.pointer(container, event.value))

    def note_refused(self, event: Any, refused: Refused, pointer: str) -> None:
        """Note a refused number, which becomes None."""
        written = self.notes.source.text[event.start_mark.index : event.end_mark.index]
        message = f"found {shown(written)}, expected {refused.expected}"
        self.note(refused.code, event, message, refused.fix, pointer, spoils=True)

    def note_alias(self, event: Any, pointer: str) -> None:
        """Note an alias instead of a value, which then is unknown."""
        message = f"found the alias {shown('*' + event.anchor)}, expected a value"
        fix = "Write the value out here; put it in quotes if it is text that begins with an asterisk."
        self.note("DC62", event, message, fix, pointer, spoils=True)

    def unmark(self, event: Any, pointer: str) -> None:
        """Note the anchor and the tag of a node, which is then read without them."""
        if event.anchor:
            message = f"found the anchor {shown('&' + event.anchor)}, expected a value without one"
            fix = "Remove the anchor; put the value in quotes if it is text that begins with an ampersand."
            self.note_sign("DC62", event, "&", message, fix, pointer)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")  # as it is written: the parser has expanded it
            message = f"found the tag {shown(tag)}, expected a value without one"
            fix = "Remove the tag; put the value in quotes if it is text that begins with an exclamation mark."
            self.note_sign("DC63", event, "!", message, fix, pointer)

    def skip(self, event: Any = None) -> None:
        """Skip one value, whose first event may already have been read."""
        event = event or self.next_event()
        depth = 0
        while True:
            if event.__class__ in _OPENERS:
                depth += 1
                if len(self.frames) + depth > DEEPEST:
                    raise self.too_deep(event)
            elif event.__class__ in _CLOSERS:
                depth -= 1
            if not depth:
                return
            event = self.next_event()

    def too_deep(self, event: Any) -> Unreadable:
        """The exception for an event that opens one nested container too many."""
        return self.notes.stop(too_deep(event.start_mark.index))

    def pointer(self, container: Any, key: Any = None) -> str:
        """The pointer of a place in the container being filled, of the container itself if no key is given."""
        parts = [len(inside) - 1 if at is ITEM else at for inside, at, _ in self.frames[1:]]
        if key is not None:
            parts.append(len(container) if key is ITEM else key)
        return pointer_of(parts if self.frames else [])

    def note(self, code: str, event: Any, message: str, fix: str, pointer: str, *, spoils: bool = False) -> None:
        """Note a problem with the whole text of an event."""
        slip = Slip(code, event.start_mark.index, event.end_mark.index, message, fix)
        self.notes.add(slip, pointer, spoils=spoils)

    def note_sign(self, code: str, event: Any, sign: str, message: str, fix: str, pointer: str) -> None:
        """Note a problem with an anchor or a tag, which precedes the rest of its node."""
        text = self.notes.source.text
        start = max(text.find(sign, event.start_mark.index), event.start_mark.index)
        end = re.compile(_END_OF_SIGN).search(text, start)
        self.notes.add(Slip(code, start, end.start() if end else len(text), message, fix), pointer)
