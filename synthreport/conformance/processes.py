"""Processes of a tool that is not ours: at once, not for ever, and none left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from typing import NamedTuple


class Output(NamedTuple):
    """What a process left: its exit code, None where it was stopped because its time was up."""

    code: int | None
    stdout: bytes = b""
    stderr: bytes = b""


class Processes:
    """Runs processes from several threads, and can end all of them with all that they started."""

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def run(self, words: tuple[str, ...]) -> Output:
        """Run one to its end, or to the end of its time (in seconds). Raises OSError where it cannot be started."""
        process = self._started(words)
        try:
            stdout, stderr = process.communicate(timeout=self.timeout)
            return Output(process.returncode, stdout, stderr)
        except subprocess.TimeoutExpired:
            _end(process)
            process.communicate()
            return Output(None)
        finally:
            with self._lock:
                self._running.discard(process)

    def stop(self) -> None:
        """End all of them, and start no more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                _end(process)

    def _started(self, words: tuple[str, ...]) -> subprocess.Popen[bytes]:
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        with self._lock:
            if self._stopped:
                raise InterruptedError("stopped")
            process = subprocess.Popen(
                words, stdin=nothing, stdout=pipe, stderr=pipe, start_new_session=os.name != "nt"
            )
            self._running.add(process)
        return process


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its children."""
    if os.name == "nt":
        kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(kill, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)  # the leader of a session of its own
    except ProcessLookupError:
        return
