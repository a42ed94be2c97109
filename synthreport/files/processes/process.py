"""Processes of a tool that is not ours: limited in time and output, and none left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from synthreport.files.processes.leftovers import end_marked, marked
from synthreport.files.processes.pipes import Pipe

_LAST_WORDS = 10_000
"""Bytes of standard error that are kept: the last of them are reported if a tool fails."""


class Output(NamedTuple):
    """What a process left: its exit code, and what it wrote; `ended` says why it was ended early."""

    code: int
    stdout: bytes = b""
    stderr: bytes = b""
    ended: str = ""


class Processes:
    """Runs processes from several threads, and can end all of them with all that they started."""

    def __init__(self, timeout: float, environment: Mapping[str, str] = os.environ) -> None:
        self.timeout = timeout
        self._running: set[_Process] = set()
        self._lock = threading.Lock()
        self._stopped = False
        self._environment = marked(environment)

    def run(self, words: tuple[str, ...], most: int, folder: Path | None = None) -> Output:
        """Run one to its end, to that of its time (in seconds), or until it wrote more than `most` bytes.

        What it leaves running is not waited for, and is ended. Raises OSError if it cannot be started.
        """
        with self._lock:
            if self._stopped:
                raise InterruptedError("stopped")
            process = _Process(words, most, self._environment, folder)
            self._running.add(process)
        try:
            return process.output(self.timeout)
        finally:
            with self._lock:
                self._running.discard(process)

    def stop(self) -> None:
        """End all of them and all that they left behind, and start no more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.end("stopped")
        end_marked(self._environment)


class _Process:
    """One process, and why it was ended, if it was."""

    def __init__(self, words: tuple[str, ...], most: int, environment: dict[str, str], folder: Path | None) -> None:
        self._ended = ""
        self._started = threading.Event()
        self._stdout = Pipe(most, lambda: self.end(f"the answer is too large: more than {most / 1e6:g} MB"))
        self._stderr = Pipe(_LAST_WORDS)
        try:
            self._process = _begun(words, environment, folder, self._stdout, self._stderr)
        except BaseException:
            self._written()
            raise
        self._started.set()

    def output(self, timeout: float) -> Output:
        """Wait for its end, or make one, and not for that of others."""
        most = min(threading.TIMEOUT_MAX, timeout)
        timer = threading.Timer(most, self.end, [f"no answer within {timeout:g} s"])
        timer.daemon = True
        timer.start()
        code = self._process.wait()
        timer.cancel()
        self._kill()  # what it left behind
        return Output(code, *self._written(), self._ended)

    def end(self, why: str) -> None:
        """Kill it, and all that it started and that did not leave it."""
        self._started.wait()  # it may have written too much before we know it
        self._ended = self._ended or why
        self._kill()

    def _written(self) -> tuple[bytes, bytes]:
        return self._stdout.finish(), self._stderr.finish()

    def _kill(self) -> None:
        if os.name != "nt":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)  # the leader of a session of its own
        elif self._process.poll() is None:
            kill = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
            subprocess.run(kill, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _begun(
    words: tuple[str, ...], environment: dict[str, str], folder: Path | None, out: Pipe, err: Pipe
) -> subprocess.Popen[bytes]:
    """A process in a group of its own, to which nothing is said."""
    group, nothing = os.name != "nt", subprocess.DEVNULL
    return subprocess.Popen(
        words, env=environment, cwd=folder, stdin=nothing, stdout=out.theirs, stderr=err.theirs, start_new_session=group
    )
