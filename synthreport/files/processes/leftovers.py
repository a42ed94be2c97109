"""Processes that a tool leaves running and that left its group: known by a variable that all of them inherit."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_NAME = "SYNTHREPORT_STARTED"
_PROCESSES = Path("/proc")
_ROUNDS = 5


def marked(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment with a mark for those who inherit it."""
    return {**environment, _NAME: os.urandom(16).hex()}


def end_marked(environment: dict[str, str]) -> None:
    """Kill all that inherited this environment, if the system shows that (Linux); repeatedly, since they may fork."""
    mark = f"{_NAME}={environment[_NAME]}".encode()
    for _ in range(_ROUNDS):
        found = [each for each in _PROCESSES.glob("[0-9]*") if _bears(each, mark)]
        for each in found:
            with suppress(OSError):
                os.kill(int(each.name), signal.SIGKILL)
        if not found:
            return


def _bears(process: Path, mark: bytes) -> bool:
    try:
        return mark in (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return False
