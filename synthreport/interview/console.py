"""Where questions are shown and answers typed: a terminal, or lines of standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from synthreport.files.printable import printable, printable_lines
from synthreport.files.processes.text_editor import edited, editor
from synthreport.files.standard_streams import Broken, tell

Fault = Callable[[str], str]
"""Maps a text to the reason why it is not an answer; empty if it is one."""


class Stopped(Exception):
    """There are no more answers; all given ones are saved. `interrupted` means Ctrl-C."""

    def __init__(self, *, interrupted: bool) -> None:
        super().__init__()
        self.interrupted = interrupted


class Console(Protocol):
    """Shows lines and asks questions. `edits` says whether a person can edit a longer text."""

    edits: bool

    def tell(self, lines: Iterable[str]) -> None:
        """Show some lines."""

    def ask(self, prompt: str, words: Sequence[str], fault: Fault) -> str:
        """The typed text. Raises Stopped at the end of the input."""

    def edit(self, text: str) -> str:
        """A text after the person has edited it. Raises Stopped."""


class Lines:
    """Plain standard input and output: for scripts and simple terminals."""

    edits = False

    def tell(self, lines: Iterable[str]) -> None:
        """Show some lines."""
        for line in lines:
            tell(f"{printable_lines(line)}\n")

    def ask(self, prompt: str, words: Sequence[str], fault: Fault) -> str:
        """The next line. Raises Stopped at the end of the input, and on Ctrl-C."""
        try:
            return input(printable(prompt)).strip()
        except (EOFError, KeyboardInterrupt) as end:
            raise Stopped(interrupted=isinstance(end, KeyboardInterrupt)) from None
        except OSError as error:
            raise Broken("standard input cannot be read", error) from None

    def edit(self, text: str) -> str:
        """The text as it is: lines of input cannot edit it."""
        return text


class Terminal(Lines):
    """A terminal: answers are completed and checked while being typed."""

    edits = True

    def __init__(self) -> None:
        from prompt_toolkit import PromptSession

        self._session: Any = PromptSession()

    def ask(self, prompt: str, words: Sequence[str], fault: Fault) -> str:
        """The typed text. Raises Stopped on Ctrl-C and Ctrl-D."""
        from prompt_toolkit.completion import WordCompleter

        def problem() -> str:
            typed = self._session.default_buffer.text.strip()
            return fault(typed) if typed else ""

        try:
            completer = WordCompleter(list(words), sentence=True) if words else None
            typed = self._session.prompt(
                prompt, completer=completer, complete_while_typing=False, bottom_toolbar=lambda: problem() or None
            )
        except (EOFError, KeyboardInterrupt) as end:
            raise Stopped(interrupted=isinstance(end, KeyboardInterrupt)) from None
        return str(typed).strip()

    def edit(self, text: str) -> str:
        """The text after the person's editor, or after editing it right here. Raises Stopped."""
        if command := editor():
            try:
                return edited(text, command)
            except OSError as error:
                self.tell([f"  {error.strerror or error}"])
        try:
            self.tell(["  (Esc, then Enter: save)"])
            return str(self._session.prompt("", default=text, multiline=True, completer=None, bottom_toolbar=None))
        except (EOFError, KeyboardInterrupt) as end:
            raise Stopped(interrupted=isinstance(end, KeyboardInterrupt)) from None


def console() -> Console:
    """The terminal of this program, or its standard input if it has none."""
    return Terminal() if sys.stdin.isatty() and sys.stdout.isatty() else Lines()
