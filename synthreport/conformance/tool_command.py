"""The command of a tool: words with placeholders, and the calls that a suite takes."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from synthreport.conformance.suite import Case

SOURCES = ("{file}", "{files}", "{folder}")
PROFILE = "{profile}"
_CORE = "core"
_LONGEST = 20_000
"""Characters of paths in one call: Windows takes 32,767 in all."""


class UnusableCommand(ValueError):
    """A command that cannot be run over a suite; says why."""


class Call(NamedTuple):
    """One process: its words, and the cases that it must answer."""

    words: tuple[str, ...]
    cases: tuple[Case, ...]


class Command(NamedTuple):
    """The words of a command; exactly one of them holds one of SOURCES."""

    words: tuple[str, ...]
    source: str

    @property
    def names_profile(self) -> bool:
        """Whether it accepts a profile."""
        return any(PROFILE in word for word in self.words)

    def takes(self, case: Case) -> bool:
        """Whether the case can be put to it: one under another profile only if the command accepts that."""
        return self.names_profile or case.profile == _CORE

    def calls(self, cases: Iterable[Case], folder: Path) -> Iterator[Call]:
        """All calls for some cases, whose documents lie in `folder`, in one folder for each profile."""
        ordered = sorted(cases, key=lambda case: case.profile)
        for profile, group in groupby(ordered, key=lambda case: case.profile):
            for some in self._portions(list(group), folder / profile):
                yield Call(tuple(self._words(profile, some, folder / profile)), tuple(some))

    def _portions(self, cases: list[Case], folder: Path) -> Iterator[list[Case]]:
        """The cases of each call: one, all, or as many as a command line holds."""
        if self.source == "{folder}":
            yield cases
            return
        portion: list[Case] = []
        length = 0
        for case in cases:
            length += len(str(folder / case.path)) + 3
            if portion and (self.source == "{file}" or length > _LONGEST):
                yield portion
                portion, length = [], len(str(folder / case.path)) + 3
            portion.append(case)
        yield portion

    def _words(self, profile: str, cases: list[Case], folder: Path) -> Iterator[str]:
        paths = [str(folder / case.path) for case in cases]
        for word in self.words:
            if word == "{files}":
                yield from paths
            else:
                filled = word.replace(PROFILE, profile)
                yield filled.replace("{file}", paths[0]).replace("{folder}", str(folder))


def command_of(text: str) -> Command:
    """Read a command as a shell would split it, without a shell. Raises UnusableCommand."""
    try:
        words = tuple(_split(text))
    except ValueError as error:
        raise UnusableCommand(f"cannot be split into words: {str(error).lower()}") from None
    held = [source for source in SOURCES for word in words if source in word]
    if len(held) != 1:
        raise UnusableCommand(f"found {' and '.join(held) or 'none of them'}, expected one of {', '.join(SOURCES)}")
    if held[0] == "{files}" and "{files}" not in words:
        raise UnusableCommand("{files} must be a word of its own: it becomes one word for each file")
    if any(source in words[0] for source in SOURCES):
        raise UnusableCommand("found a placeholder first, expected the program")
    return Command(words, held[0])


def _split(text: str) -> list[str]:
    lexer = shlex.shlex(text, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    lexer.escape = "" if os.name == "nt" else "\\"  # in paths of Windows, a backslash is itself
    return list(lexer)
