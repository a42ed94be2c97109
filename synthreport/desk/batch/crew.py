"""The workers of a batch: this process, several, or those of a cluster; and what happens if one of them dies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import chain, islice
from typing import Any, NamedTuple

from synthreport.desk.batch.given import Asked, Piece
from synthreport.desk.batch.piece_work import checked_piece

_GARBAGE = 70_000
_MANIFESTS, _BYTES = 250, 8 * 2**20
"""The most manifests of a partition, and about the most bytes of them."""


class Crew(NamedTuple):
    """How workers are found, how many partitions are given out at once, and the errors that mean that one died."""

    hire: Callable[[], Executor]
    at_once: int
    died: tuple[type[Exception], ...] = (BrokenExecutor,)
    manifests: int = _MANIFESTS


class Died(NamedTuple):
    """A manifest whose worker died with it, twice."""

    source: str
    content: bytes


def local_crew(jobs: int) -> Crew:
    """This process alone, or so many others."""
    return Crew(_Here, 1) if jobs == 1 else Crew(lambda: _processes(jobs), 2 * jobs)


def pieces(manifests: Iterable[tuple[str, bytes]], most: int, number: Callable[[], int]) -> Iterator[Piece]:
    """The manifests in partitions that a worker takes at once."""
    held: list[tuple[str, bytes]] = []
    size = 0
    for each in manifests:
        if held and (len(held) == most or size + len(each[1]) > _BYTES):
            yield Piece(number(), tuple(held))
            held, size = [], 0
        held.append(each)
        size += len(each[1])
    if held:
        yield Piece(number(), tuple(held))


class Work:
    """One batch of partitions: each is done once, whichever workers die.

    If one dies, what all of them had is given out again, one partition after the other and nothing beside it. One
    that ends its worker again is halved, down to the manifest that does it.
    """

    def __init__(self, crew: Crew, asked: Asked, number: Callable[[], int]) -> None:
        self._crew, self._asked, self._number = crew, asked, number
        self._running: dict[Future[bytes], Piece] = {}
        self._suspects: list[Piece] = []
        self._tried: set[tuple[str, bytes]] = set()
        self._is_alone = False

    def done(self, given: Iterator[Piece]) -> Iterator[tuple[Piece, bytes | Died]]:
        """The partitions with their rows, as they are ready; fewer than two are done in this process."""
        first = list(islice(given, 2))
        self._hire = self._crew.hire if len(first) > 1 else _Here
        given = chain(iter(first), given)
        del first  # a list would be held as long as the others are checked, and by `chain`, too
        self._workers = self._hire()
        try:
            while self._give_out(given):
                ready, _ = wait(self._running, return_when=FIRST_COMPLETED)
                for each in ready:
                    yield from self._received(each)
        finally:
            for each in self._running:
                each.cancel()
            self._workers.shutdown(wait=True)

    def _give_out(self, given: Iterator[Piece]) -> bool:
        """Keep the workers busy; whether any is."""
        self._is_alone = bool(self._suspects)
        if not self._suspects:
            for piece in islice(given, self._crew.at_once - len(self._running)):
                self._start(piece)
        elif not self._running:
            self._start(self._suspects.pop())
        return bool(self._running)

    def _start(self, piece: Piece) -> None:
        try:
            self._running[self._workers.submit(checked_piece, piece, self._asked)] = piece
        except BrokenExecutor:
            self._workers = self._hire()
            self._running[self._workers.submit(checked_piece, piece, self._asked)] = piece

    def _received(self, future: Future[bytes]) -> Iterator[tuple[Piece, bytes | Died]]:
        piece = self._running.pop(future)
        try:
            rows = future.result()
        except self._crew.died:
            yield from self._suspected(piece)
        else:
            yield piece, rows

    def _suspected(self, piece: Piece) -> Iterator[tuple[Piece, Died]]:
        """Give a partition out again; half of it, if it was alone and its worker died."""
        if not self._is_alone or (len(piece.manifests) == 1 and piece.manifests[0] not in self._tried):
            self._tried.update(piece.manifests if self._is_alone else ())
            self._suspects.append(piece)
        elif len(piece.manifests) == 1:
            yield piece, Died(*piece.manifests[0])
        else:
            half = len(piece.manifests) // 2
            parts = piece.manifests[half:], piece.manifests[:half]
            self._suspects += [Piece(self._number(), each) for each in parts]


class _Here(Executor):
    """This process as the only worker."""

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Do it now."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*given, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def _processes(jobs: int) -> Executor:
    from synthreport.files.processes.side_by_side import processes

    return processes(jobs, _begin)


def _begin() -> None:
    """Prepare a worker."""
    import gc

    from synthreport.files.processes.side_by_side import begin_worker

    gc.set_threshold(_GARBAGE)
    begin_worker()
