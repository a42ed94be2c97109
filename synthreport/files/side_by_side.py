"""Work that several processes do side by side."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

_AT_ONCE = 4
"""How many items a process takes at once: fewer make it wait for the next ones."""


def in_order(work: Callable[[Item], Made], items: Iterable[Item], jobs: int) -> Iterator[Made]:
    """What is made of each item, in the order of the items, by as many processes; by one for each core with 0.

    All that the processes take and give is pickled.
    """
    pool = processes(jobs or os.cpu_count(), _without_interrupts)
    try:
        yield from pool.map(work, items, chunksize=_AT_ONCE)
    finally:
        pool.shutdown(cancel_futures=True)


def processes(jobs: int | None, begin: Callable[[], None]) -> ProcessPoolExecutor:
    """Processes for work side by side, each of which begins with a function: new ones that share nothing.

    They do not look for modules in the current folder, as Python otherwise does for each process that it starts.
    """
    os.environ["PYTHONSAFEPATH"] = "1"
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)))
    return ProcessPoolExecutor(jobs, get_context("spawn"), begin)


def _without_interrupts() -> None:
    """Leave Ctrl-C to the first process, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
