"""The code of a folder: every file of it is read once, and none is run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.draft import Draft
from synthreport.scan.scripts.calls import Script, Text
from synthreport.scan.scripts.python_calls import python_script
from synthreport.scan.scripts.r_calls import r_script
from synthreport.scan.scripts.script_texts import NO_CODE, is_script, text_of, why_not_read

_READERS = {"python": python_script, "r": r_script}


class Code(NamedTuple):
    """A file of code, by its path from the folder; its script is None if it cannot be read, or is in another language.

    `runtime` and `installs` are those of a notebook: the runtime that it names, and what its cells install.
    """

    path: str
    script: Script | None = None
    runtime: str = ""
    installs: tuple[str, ...] = ()


def code_in(files: Iterable[tuple[str, Path]], draft: Draft) -> list[Code]:
    """The code among some files; the draft reports what cannot be read, and notebooks with saved output."""
    return [_code(name, path, draft) for name, path in files if is_script(path)]


def scripts_of(code: Iterable[Code]) -> list[Script]:
    """The scripts that could be read."""
    return [each.script for each in code if each.script]


def _code(name: str, path: Path, draft: Draft) -> Code:
    text = Text("", "")
    try:
        text = text_of(path)
        script = _READERS[text.language](name, text.code) if text.language in _READERS else None
    except NO_CODE as error:
        draft.leave(name, f"its code cannot be read: {why_not_read(error)}")
        script = None
    if text.has_output:
        draft.leave(name, "it contains the output of its cells, which may be records: clear that before release")
    return Code(name, script, text.runtime, text.installs)
