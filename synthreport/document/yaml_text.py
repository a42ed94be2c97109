"""A YAML text → plain data and places: the first document of the stream."""

from __future__ import annotations

import sys
from typing import Any

from yaml.error import YAMLError
from yaml.events import DocumentStartEvent, StreamEndEvent

from synthreport.document.positions import Places
from synthreport.document.problems import Notes, Slip, empty
from synthreport.document.yaml_events import Builder
from synthreport.document.yaml_parsers import NextEvent, bounded, event_source


def read_yaml(
    text: str, notes: Notes, most: int = sys.maxsize, *, native: bool = True, last: bool = False
) -> tuple[Any, Places]:
    """The first document of a YAML text, of at most a number of keys and values, and the position of everything in it.

    Of a repeated key the first value counts; with `last` the last does, and the positions are useless. Raises
    Unreadable, with the problem noted, if nothing can be read.
    """
    try:
        next_event = event_source(text, native=native)
        if len(text) > most // 2:  # no key or value takes less than half a character
            next_event = bounded(next_event, most, notes)
        return _read_stream(text, next_event, notes, last)
    except YAMLError as error:
        from synthreport.document.yaml_syntax_errors import explain  # lazy: most texts have no mistakes

        raise notes.stop(explain(text, error)) from None


def _read_stream(text: str, next_event: NextEvent, notes: Notes, last: bool) -> tuple[Any, Places]:
    builder = Builder(text, next_event, notes, last=last)
    next_event()
    if next_event().__class__ is StreamEndEvent:
        raise notes.stop(empty())
    data, places = builder.build(), builder.places
    next_event()
    event: Any = next_event()
    if isinstance(event, DocumentStartEvent):
        message = "found a second document, expected one manifest in the file; only the first has been read"
        fix = "Put each manifest in a file of its own, or remove the line with three hyphens."
        mark: Any = event.start_mark
        notes.add(Slip("DC57", mark.index, mark.index + len("---"), message, fix))
    elif data is None and places.starts[0] == places.ends[0]:
        raise notes.stop(empty())
    return data, places
