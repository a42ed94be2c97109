"""Signals that end a program: during writing, they leave time to clean up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

_ENDING = [each for name in ("SIGTERM", "SIGHUP") if (each := getattr(signal, name, None)) is not None]


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Turn signals that would kill the program into SystemExit; handlers of others stay."""
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
