"""A saved SDV synthesizer: its pickle is read as a list of instructions, none of which is executed."""

from __future__ import annotations

import pickletools
import re
from collections.abc import Iterator
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import LIMIT, Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.source_values import day
from synthreport.interop.tools.sdv import state_fit

_VERSION, _DATE = "_fitted_sdv_version", "_fitted_date"
_WORDS = {"default_distribution": re.compile(r"[a-z_]{1,30}")}
_FORM = re.compile(r"[0-9]+(?:\.[0-9]+)+[A-Za-z0-9.+-]{0,20}")
_CLASS = re.compile(r"(sdv(?:\.\w+)+)[ .](\w+)", re.ASCII)
_LONGEST = 200
"""Characters of the longest text that is kept while reading: names, versions and dates are shorter."""

_MOST = 1_000_000
"""Instructions that are looked at; a synthesizer of eight columns has 15,000."""

_BROKEN = (ValueError, IndexError, KeyError, OverflowError)
"""What pickletools raises for a file that is not a pickle."""


def recognises(source: Source) -> bool:
    """Whether a file is a pickle that begins with a class of SDV."""
    if source.is_folder or not source.name.lower().endswith((".pkl", ".pickle")):
        return False
    try:
        return source.data[:1] == b"\x80" and b"sdv." in source.data[:4096]
    except Unusable:
        return False


def imported(source: Source, options: Options) -> Draft:
    """Class, version and day of fitting. Raises Unusable if none of them was found, and says how far it read."""
    draft, found = Draft(source.name), Found()
    problem = found.read(source.beginning)  # class and version come before learned values
    if not found.synthesizer and not found.said.keys() & {_VERSION, _DATE}:
        raise Unusable(f"{source.name}: no synthesizer of SDV; {problem or 'read to its end'}")
    state_fit(draft, found.synthesizer, found.version, finished=day(found.said, _DATE), parameters=found.words)
    if problem:
        draft.leave("pickle", problem)
    draft.leave("pickle", "not unpickled: what it learned from real data stays there; export the metadata as JSON")
    return draft


class TooLong(ValueError):
    """A pickle of more instructions than are looked at."""


class Found:
    """What a pickle says about a synthesizer, as far as it could be read."""

    def __init__(self) -> None:
        self.synthesizer: str | None = None
        self.said: dict[str, str] = {}

    @property
    def version(self) -> str | None:
        """The version of SDV that fitted it."""
        said = self.said.get(_VERSION, "")
        return said if _FORM.fullmatch(said) else None

    @property
    def words(self) -> dict[str, str]:
        """The settings that are single words."""
        return {key: said for key, form in _WORDS.items() if form.fullmatch(said := self.said.get(key, ""))}

    def read(self, data: bytes) -> str | None:
        """Read on as long as the pickle can be read. Gives what is wrong with it, or None."""
        reached, before, key = 0, "", ""
        try:
            for reached, name, said in _tokens(data):  # noqa: B007
                self._see_class(name, before, said)
                if key in (_VERSION, _DATE, *_WORDS) and said:
                    self.said.setdefault(key, said)
                before, key = said, said if name != "STACK_GLOBAL" else ""
        except _BROKEN as error:
            large = len(data) == LIMIT or isinstance(error, TooLong)
            why = "only its beginning is looked at" if large else "broken"
            return f"{why}: nothing was read after byte {reached} of {len(data)}"
        return None

    def _see_class(self, name: str, before: str, said: str) -> None:
        held = _CLASS.fullmatch(said if name == "GLOBAL" else f"{before} {said}")
        if held and self.synthesizer is None and held[2].endswith("Synthesizer"):
            self.synthesizer = held[2]


def _tokens(data: bytes) -> Iterator[tuple[int, str, str]]:
    """Every instruction that puts something on the stack: its place, its name, and its text where it is one."""
    memo: dict[Any, str] = {}
    said = ""
    for count, (instruction, argument, place) in enumerate(pickletools.genops(data)):
        if count == _MOST:
            raise TooLong
        name = instruction.name
        if name in ("MEMOIZE", "PUT", "BINPUT", "LONG_BINPUT"):
            memo[len(memo) if argument is None else argument] = said
        elif name not in ("FRAME", "PROTO", "MARK"):
            held = memo.get(argument, "") if name in ("GET", "BINGET", "LONG_BINGET") else argument
            said = held if isinstance(held, str) and len(held) <= _LONGEST else ""
            yield place or 0, name, said
