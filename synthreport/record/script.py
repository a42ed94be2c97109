"""The script that is recorded: its file, and the command that ran it, without what nobody else should read."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

from synthreport.files.opener import real

_SECRET = re.compile(r"(?i)(token|passw|secret|credential|api[-_]?key|salt)")
_LOGIN = re.compile(r"://[^/@\s]*@")
_KEPT_BACK = "…"


class Script(NamedTuple):
    """The code that holds a recording: its file, where it is one, its names, and whether it is what was started."""

    file: Path | None
    names: dict[str, Any]
    is_main: bool


def calling(depth: int) -> Script:
    """The script that so many calls lead back to. In a notebook, or with `python -c`, there is no file."""
    frame = sys._getframe(depth + 1)
    file = Path(frame.f_code.co_filename)
    named = frame.f_globals.get("__name__") == "__main__"
    return Script(real(file) if file.is_file() else None, frame.f_globals, named)


def inside(path: Path, folder: Path) -> str | None:
    """A path from a folder, with `/`; None where it leads out of it."""
    path, folder = real(path), real(folder)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None


def command(script: Script, folder: Path, *, arguments: bool) -> str | None:
    """The command that started a script, paths as seen from a folder; None where it was not started by one.

    Values of arguments that look like secrets are kept back; what lies elsewhere is named without its folders.
    """
    if script.file is None or not script.is_main:
        return None
    name = inside(script.file, folder) or script.file.name
    module = getattr(script.names.get("__spec__"), "name", None)
    told = list(_told(sys.argv[1:], folder)) if arguments else []
    started = ["-m", str(module).removesuffix(".__main__")] if module else [name]
    return shlex.join(["python", *started, *told])


def _told(arguments: list[str], folder: Path) -> list[str]:
    found, secret = list[str](), False
    for each in arguments:
        name, equals, value = each.partition("=") if each.startswith("-") else ("", "", each)
        hidden = secret if not name else bool(equals) and bool(_SECRET.search(name))
        found.append(f"{name}{equals}{_KEPT_BACK if hidden else _plain(value, folder)}")
        secret = bool(name) and not equals and bool(_SECRET.search(name))
    return found


def _plain(value: str, folder: Path) -> str:
    windows = PureWindowsPath(value)
    if PurePosixPath(value).is_absolute() or windows.is_absolute():
        return inside(Path(value), folder) or f"{_KEPT_BACK}/{windows.name}"
    return _LOGIN.sub(f"://{_KEPT_BACK}@", value)
