"""Bugs in the checker itself: noted where they happen, so that everything else continues, and reported at the end."""

from __future__ import annotations

import os

EXIT_CODE = 3
"""The exit code after a bug, whatever else was found."""


class Bug:
    """An unexpected error, and the part of the checker that raised it."""

    __slots__ = ("error", "where")

    def __init__(self, where: str, error: Exception) -> None:
        self.where, self.error = where, error


_NOTED: dict[tuple[str, str], Bug] = {}


def note(where: str, error: Exception) -> str:
    """Keep a bug for `noted`, one of each kind; return the text to print in its place."""
    name = type(error).__name__
    _NOTED.setdefault((where, name), Bug(where, error))
    return f"a bug in {where} ({name}); please report it"


def noted() -> list[Bug]:
    """The bugs since the last call, one of each kind."""
    found = list(_NOTED.values())
    _NOTED.clear()
    return found


def told(found: list[Bug]) -> str:
    """The text about bugs for standard error: one line each, and how to report them."""
    lines = [f"synthreport: a bug in {each.where}, not in your manifest: {type(each.error).__name__}" for each in found]
    how = "Please report it, with the manifest if you can; SYNTHREPORT_TRACEBACK=1 shows where it happened."
    return "\n".join([*_tracebacks(found), *lines, how]) if found else ""


def _tracebacks(found: list[Bug]) -> list[str]:
    if not os.environ.get("SYNTHREPORT_TRACEBACK"):
        return []
    from traceback import format_exception

    return ["".join(format_exception(each.error)) for each in found]
