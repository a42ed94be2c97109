"""Work that several processes do side by side."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
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
    """Processes for work side by side, each of which begins with a function: new ones that share nothing."""
    with _no_modules_of_the_folder():  # a process that keeps track of the others starts here
        return _Pool(jobs, get_context("spawn"), begin)


class _Pool(ProcessPoolExecutor):
    """Starts its processes as work is handed in, none of which looks for modules in the current folder."""

    def submit(self, function: Callable[..., Made], /, *given: Any, **named: Any) -> Future[Made]:
        """Hand in work, as in any pool."""
        with _no_modules_of_the_folder():
            return super().submit(function, *given, **named)


@contextmanager
def _no_modules_of_the_folder() -> Iterator[None]:
    """Set what keeps a new process from the modules of the current folder, for no other program that is started."""
    path = os.pathsep.join(filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)))
    safe = {"PYTHONSAFEPATH": "1", "PYTHONPATH": path}
    before = {name: os.environ.pop(name, None) for name in safe}
    os.environ.update(safe)
    try:
        yield
    finally:
        for name, value in before.items():
            del os.environ[name]
            if value is not None:
                os.environ[name] = value


def begin_worker() -> None:
    """Prepare a process: Ctrl-C is for the one that started it, and it ends with that one, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
