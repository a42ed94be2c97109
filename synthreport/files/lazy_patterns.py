"""Import a library, and leave its regular expressions uncompiled until one is used."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import Any

_compile = re.compile


class LazyPattern:
    """A pattern that is compiled when it is first used."""

    def __init__(self, pattern: Any, flags: Any) -> None:
        self._given = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(_compile(*self.__dict__["_given"]), name)


def import_without_patterns(library: str) -> None:
    """Import a library; if that is its first import, the patterns of its own modules wait for their use."""
    if library in sys.modules:
        return

    def later(pattern: Any, flags: Any = 0) -> Any:
        caller: str = sys._getframe(1).f_globals.get("__name__", "")
        is_own = caller.partition(".")[0] == library
        return LazyPattern(pattern, flags) if is_own else _compile(pattern, flags)

    re.compile = later
    try:
        import_module(library)
    finally:
        re.compile = _compile
