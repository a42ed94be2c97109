"""One step of the pipeline while it runs: its seeds, its parameters, its outputs, and the time that it took."""

from __future__ import annotations

import stat
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from synthreport.record.record import Record
from synthreport.record.seeds import Seed, of_numpy, of_python, seeded, stream

if TYPE_CHECKING:
    import random

    from numpy.random import Generator

    from synthreport.manifest.closed_lists.making_lists import Purpose

S = TypeVar("S", bound=Seed)


class Step:
    """A step that is recorded. Use it with `with`: it starts and finishes there."""

    def __init__(self, run: Record, name: str) -> None:
        self.name = name
        self._run = run
        self._at = f"/steps/{name}"
        self._began = 0.0
        self._outputs: list[Path] = []

    def __enter__(self) -> Self:
        self._began = time.perf_counter()
        self._run.record(f"{self._at}/started", now())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            seconds = max(round(time.perf_counter() - self._began, 3), 0.001)
            self._run.record(f"{self._at}/finished", now())
            self._run.record(f"{self._at}/compute", {"hardware": self._run.hardware, "seconds": seconds})
            for path in self._outputs:
                _refuse_folder(path)

    def state(self, **answers: Any) -> None:
        """Answers on this step in your own words, such as `family="copula"`. Raises WrongAnswer."""
        self._run.say("steps", self.name, answers)

    def parameters(self, settings: Mapping[str, Any]) -> None:
        """Record the effective settings, as the tool names them. Raises WrongAnswer, and TypeError for objects."""
        self._run.record_settings(self.name, "parameters", settings)

    def sampling(self, settings: Mapping[str, Any]) -> None:
        """Record the settings of sampling, such as the rows asked for. Raises as `parameters` does."""
        self._run.record_settings(self.name, "sampling", settings)

    def seed(self, name: str, seed: S, *, purposes: Sequence[Purpose], algorithm: str) -> S:
        """Record a random stream, and give its seed back; None means the system's entropy.

        The seed of a stream with the purpose `privacy_noise` is never written. Raises WrongAnswer, and ValueError where
        the id is taken.
        """
        self._run.add_stream(self.name, name, stream(seed, purposes, algorithm))
        return seed

    def numpy(self, name: str, seed: int | None = None, *, purposes: Sequence[Purpose]) -> Generator:
        """Numpy's default generator with a seed, and its stream recorded. Raises ImportError without numpy."""
        generator, algorithm = of_numpy(seed)
        self.seed(name, seed, purposes=purposes, algorithm=algorithm)
        return generator

    def random(self, name: str, seed: int | str | None = None, *, purposes: Sequence[Purpose]) -> random.Random:
        """A generator of Python's own `random` with a seed, and its stream recorded."""
        generator, algorithm = of_python(seed)
        self.seed(name, seed, purposes=purposes, algorithm=algorithm)
        return generator

    def seed_everything(self, name: str, seed: int, *, purposes: Sequence[Purpose]) -> int:
        """Seed the hidden, global generators of `random` and, where they are imported, of numpy and torch.

        Each becomes a stream of its own: `<name>_python`, `<name>_numpy`, `<name>_torch`.
        """
        for generator, algorithm in seeded(seed):
            self.seed(f"{name}_{generator}", seed, purposes=purposes, algorithm=algorithm)
        return seed

    def output(self, path: str | PathLike[str], *, id: str | None = None, role: str = "data", **answers: Any) -> Path:
        """A file that this step makes; its digest and size are taken when the recording ends. Gives the path back.

        Any other answer on it may be given as well, such as `records`. Raises WrongAnswer, and ValueError where it
        lies outside the folder of the manifest. When the step ends, a file that is not there is a FileNotFoundError.
        """
        file = Path(path)
        self._run.add_file(self.name, file, id, {"role": role, **answers})
        self._outputs.append(file.absolute())
        return file


def _refuse_folder(path: Path) -> None:
    """Raise OSError where an output is a folder, or is not there."""
    if stat.S_ISDIR(path.stat().st_mode):
        raise IsADirectoryError(f"{path} is a folder: name each file that the step makes")


def now() -> str:
    """This second, as the manifest states it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
