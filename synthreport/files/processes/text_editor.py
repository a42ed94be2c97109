"""The editor of the person at the terminal, for a text that is longer than a line."""

from __future__ import annotations

import os
import shlex
import subprocess

from synthreport.files.writing.whole import scratch, temporary_folder


def editor() -> str:
    """The command of the editor that the person has chosen; empty if there is none."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def edited(text: str, command: str, suffix: str = ".yaml") -> str:
    """A text after the person has edited it. Raises OSError if the editor cannot be started, or fails."""
    with temporary_folder() as folder:
        path = folder / f"answers{suffix}"
        scratch(path, text.encode())
        words = shlex.split(command, posix=os.name != "nt")
        done = subprocess.run([*words, str(path)], check=False)
        if done.returncode:
            raise OSError(done.returncode, f"the editor {words[0]} failed")
        return path.read_bytes().decode("utf-8", "replace")
