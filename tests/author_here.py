"""An interview in this process: the program as it is, with a console that a person of the tests answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from click.testing import CliRunner
from editor_of_tables import filled
from person import HEAD
from test_essential_pass import Author

from synthreport.cli.program import cli


class Console:
    """Shows and asks as a terminal with an editor does."""

    edits = True

    def __init__(self, author: Author) -> None:
        self.author = author
        self._screen = ""

    def tell(self, lines: Iterable[str]) -> None:
        self._screen += "".join(f"{line}\n" for line in lines)

    def ask(self, prompt: str, words: Sequence[str], fault: Callable[[str], str]) -> str:
        assert len(self.author.shown) < 150, self.author.shown
        screen, self._screen = self._screen, ""
        return self.author.reply(screen) if HEAD.search(screen) else "-"  # what was refused is skipped

    def edit(self, text: str) -> str:
        return filled(self.author.manifest, text)


def answered_here(author: Author, monkeypatch: pytest.MonkeyPatch, *words: Any) -> str:
    """What `init` prints when the author has answered."""
    console = Console(author)
    monkeypatch.setattr("synthreport.cli.shared.interview_options.console", lambda: console)
    done = CliRunner().invoke(cli, ["init", *map(str, words)])
    assert done.exit_code == 0, (done.exception, author.shown)
    return done.output
