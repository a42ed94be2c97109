"""Waiting, and counting work, however slow or busy the machine is: a limit is there for what hangs alone."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 1800
"""Seconds that no process takes which does not hang. No test is about how long something takes."""


def until(happened: Callable[[], bool]) -> None:
    """Wait for something to happen."""
    ends = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < ends, "it does not happen"
        time.sleep(0.02)


def work(task: Callable[[], object]) -> float:
    """The time of a processor that a task takes, in loops of a hundred thousand steps taken on the same machine."""
    began = time.process_time()
    for _ in range(10):
        for _ in range(100_000):
            pass
    loop = (time.process_time() - began) / 10
    began = time.process_time()
    task()
    return (time.process_time() - began) / loop
