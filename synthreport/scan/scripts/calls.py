"""What a script calls, in whatever language: names in full, and arguments as far as the text alone gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple


class _Unknown:
    """The value of an expression that only a run would give."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = _Unknown()


class Call(NamedTuple):
    """A call: its full name, its arguments, the variables in them, those that it is assigned to, and its line.

    The name of a method begins with that of the call that made its object: `be_great.GReaT().fit`.
    """

    name: str
    positional: tuple[Any, ...]
    named: dict[str, Any]
    takes: frozenset[str]
    makes: tuple[str, ...]
    line: int

    def value(self, name: str, position: int | None = None) -> Any:
        """The value of an argument by its name or position; None if it is not given."""
        if name in self.named:
            return self.named[name]
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None


class Script(NamedTuple):
    """A file of code, by its path from the folder: what it calls, and the packages that it imports.

    Names of packages that are `attached` are used without them.
    """

    path: str
    calls: list[Call]
    attached: frozenset[str] = frozenset()
    language: str = "python"
    imports: frozenset[str] = frozenset()

    def calls_of(self, package: str, *names: str) -> Iterator[Call]:
        """The calls of functions of a package, each named by the end of its full name."""
        for call in self.calls:
            ends = any(call.name == name or call.name.endswith(f".{name}") for name in names)
            if ends and (call.name.startswith(f"{package}.") or (call.name in names and package in self.attached)):
                yield call


class Text(NamedTuple):
    """The code of a file, and its language (`python` or `r`); of a notebook, the runtime that it names, what its cells
    install, and whether their output is saved.
    """

    code: str
    language: str
    runtime: str = ""
    installs: tuple[str, ...] = ()
    has_output: bool = False
