"""Work that several processes do side by side."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

_AT_ONCE = 4
"""How many items a process takes at once: fewer make it wait for the next ones."""


def in_order(work: Callable[[Item], Made], items: Iterable[Item], jobs: int) -> Iterator[Made]:
    """What is made of each item, in the order of the items, by as many processes; by one for each core with 0.

    All that the processes take and give is pickled.
    """
    pool = processes(jobs or os.cpu_count(), begin_worker)
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


def begin_worker() -> None:
    """Prepare a process: Ctrl-C is for the one that started it, and it ends with that one, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
