"""How far a long run is: on a terminal one line that changes, elsewhere a line every so often."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from synthreport.files.standard_streams import replace_line, warn

_OFTEN, _SELDOM = 0.5, 30.0
"""Seconds between two lines on a terminal, and in a log."""


class PaceLine:
    """Counts manifests, and says how many a second; how long it still takes, if `total` is known."""

    def __init__(self, total: int | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._clock = total, clock
        self._given = self._checked = 0
        self._on_terminal = sys.stderr.isatty()
        self._begun = clock()
        self._next = self._begun + (_OFTEN if self._on_terminal else _SELDOM)

    def step(self, *, given: int = 0, checked: int = 0) -> None:
        """So many more manifests were given, or checked."""
        self._given, self._checked = self._given + given, self._checked + checked
        now = self._clock()
        if now >= self._next:
            self._next = now + (_OFTEN if self._on_terminal else _SELDOM)
            self._show(self.line(now))

    def line(self, now: float) -> str:
        """The line."""
        passed = max(now - self._begun, 1e-9)
        left = "" if not self._total else f", {_in_words(passed * max(self._total / max(self._given, 1) - 1, 0))} left"
        of = f" of {self._total:,}" if self._total else ""
        return f"{self._given:,}{of} read, {self._checked:,} checked, {self._given / passed:,.0f} a second{left}"

    def end(self) -> None:
        """Remove the line from a terminal."""
        if self._on_terminal:
            replace_line()

    def _show(self, line: str) -> None:
        if self._on_terminal:
            replace_line(line)
        else:
            warn(f"synthreport: {line}")


def _in_words(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
