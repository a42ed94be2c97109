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

    The processes are new ones, on every system: they share nothing, and all that they take and give is pickled.
    """
    pool = ProcessPoolExecutor(jobs or os.cpu_count(), get_context("spawn"), begin_worker)
    try:
        yield from pool.map(work, items, chunksize=_AT_ONCE)
    finally:
        pool.shutdown(cancel_futures=True)


def begin_worker() -> None:
    """Prepare a process: Ctrl-C is for the one that started it, and it ends with that one, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
