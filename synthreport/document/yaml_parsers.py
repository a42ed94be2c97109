"""The parsers of YAML that give events: libyaml's, or PyYAML's own as a fallback; and a limit on their number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml import parser, reader, scanner
from yaml.events import NodeEvent, ScalarEvent

from synthreport.document.problems import Notes, too_many

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml
    CParser = None  # type: ignore[assignment,misc]

NextEvent = Callable[[], Any]

_SURROGATE = "[\ud800-\udfff]"


class PythonParser(reader.Reader, scanner.Scanner, parser.Parser):
    """PyYAML's own parser, if its C extension is missing: the same events, about twenty times slower."""

    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)

    def get_event(self) -> Any:
        """The next event. Raises YAMLError for everything that the C parser refuses, such as escapes for surrogates."""
        problem = "found invalid Unicode character escape code"
        try:
            event: Any = super().get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:  # chr() refuses an escape such as \UFFFFFFFF
            raise scanner.ScannerError(None, None, problem, self.get_mark()) from error
        if event.__class__ is ScalarEvent and event.style == '"' and re.search(_SURROGATE, event.value):
            mark: Any = event.start_mark
            raise scanner.ScannerError("while parsing a quoted scalar", mark, problem, mark)
        return event


def event_source(text: str, *, native: bool = True) -> NextEvent:
    """The function that gives the next event of a text, from libyaml if it is installed and `native` allows it."""
    if native and CParser is not None:
        return CParser(text).get_event
    return PythonParser(text).get_event


def bounded(next_event: NextEvent, most: int, notes: Notes) -> NextEvent:
    """The same events, up to a number of keys and values: the next raises Unreadable, with the problem noted."""
    left = most

    def next_bounded() -> Any:
        nonlocal left
        event = next_event()
        left -= isinstance(event, NodeEvent)
        if left < 0:
            raise notes.stop(too_many(most, event.start_mark.index))
        return event

    return next_bounded
