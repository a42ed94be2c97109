"""Commands: one form at every prompt, which no answer has; an answer of that form is typed in double quotes."""

from __future__ import annotations

import re

from synthreport.interview.answers import NoAnswer
from synthreport.schema.forms import Form

_COMMAND = re.compile(r"[?<-]|!.*|/.*", re.DOTALL)
_EVERY = re.compile(r"(.*\S)\s+\*", re.DOTALL)
_MEANT = {
    "back": "<", "undo": "<", "previous": "<", "<<": "<", "skip": "-", "next": "-", "pass": "-", "--": "-", "why": "?",
    "help": "?", "??": "?", "h": "?", "quit": "Ctrl-C", "exit": "Ctrl-C", "stop": "Ctrl-C", "q": "Ctrl-C",
    "gap": "! and its kind", "unknown": "! unknown", "not reported": "! not_reported",
}  # fmt: skip
"""Words that are more likely a command than an answer, and the command."""
_ALMOST = re.compile(r"[:\\].*|[?<]\S.*|\S+\*|\*.*", re.DOTALL)
"""Texts that look like a command and are none."""


def is_command(typed: str) -> bool:
    """Whether the typed text is a command."""
    return _COMMAND.fullmatch(typed) is not None


def for_every(typed: str) -> tuple[str, bool]:
    """An answer without its ` *`, and whether it had one: it is then that of all similar questions."""
    every = _EVERY.fullmatch(typed)
    return (every[1], True) if every else (typed, False)


def refuse_lookalike(typed: str, form: Form) -> None:
    """Raise NoAnswer for a text that looks like a command, unless the words or numbers of the question allow it."""
    if form.words or form.kind in ("number", "boolean"):
        return
    plain = for_every(typed)[0].lower().lstrip(":\\/").replace("_", " ").strip()
    meant = _MEANT.get(plain)
    if meant or _ALMOST.fullmatch(typed):
        said = f"type {meant} for that" if meant else "? lists what may be typed"
        raise NoAnswer(f'"{typed}" looks like a command: {said}; or "{typed}" in double quotes, if it is the answer')
