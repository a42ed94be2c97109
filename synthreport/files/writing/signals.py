"""Signals that end a program: while something is being written, they let it be cleared up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

_ENDING = [each for name in ("SIGTERM", "SIGHUP") if (each := getattr(signal, name, None)) is not None]


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Within, a signal that would end the program at once ends it by SystemExit; handlers of others stay."""
    bare = [each for each in _ENDING if signal.getsignal(each) is signal.SIG_DFL]
    ours = bare if current_thread() is main_thread() else []
    try:
        for each in ours:
            signal.signal(each, _end)
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
