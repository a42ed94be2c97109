"""What fell in a trial, and the smallest input that still falls in the same way."""

from __future__ import annotations

import hashlib
import json
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.files.serialise import as_yaml

from .mutants import Keys, copied, places, reached
from .trials import TRIALS, Subject

_MOST = 1000
"""How many smaller inputs are tried at most."""


class Fall(NamedTuple):
    """A document in which a trial failed: where, by which error, and how it came about."""

    subject: Subject
    trial: str
    error: str
    place: str
    trace: str

    @property
    def kind(self) -> tuple[str, str, str]:
        """What two falls have in common that have one cause."""
        return self.trial, self.error, self.place


def fall_of(subject: Subject, trial: Callable[[Subject], None]) -> Fall | None:
    """How a document fails in a trial, if it does."""
    try:
        trial(subject)
    except Exception as error:
        place = _place(error)
        return Fall(subject, trial.__name__, type(error).__name__, place, traceback.format_exc())
    return None


def _place(error: BaseException) -> str:
    """Where the error was raised: in the checker if it was there, else in the trial."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "synthreport" in Path(frame.filename).parts] or frames
    last = own[-1] if not isinstance(error, AssertionError) else frames[-1]
    said = str(error).partition("(")[0][:60] if isinstance(error, AssertionError) else ""
    return f"{Path(last.filename).name}:{last.lineno} {said}".strip()


def reduced(fall: Fall) -> Fall:
    """The smallest document found that falls in the same way."""
    smaller = _Reducing(fall)
    smaller.by_data()
    smaller.by_parts(lambda text: text.splitlines(keepends=True))
    smaller.by_parts(lambda text: [text[at : at + 1] for at in range(len(text))])
    return smaller.fall


class _Reducing:
    def __init__(self, fall: Fall) -> None:
        self.fall = fall
        self.trial = next(each for each in TRIALS if each.__name__ == fall.trial)
        self.left = _MOST

    def takes(self, text: bytes, name: str) -> bool:
        """Whether a text falls in the same way; if so, it is the one that is reduced from now on."""
        self.left -= 1
        again = fall_of(Subject(text, name), self.trial) if self.left > 0 else None
        if again is None or again.kind != self.fall.kind:
            return False
        self.fall = again
        return True

    def by_data(self) -> None:
        """Remove as much of the data as possible, and replace the rest with something smaller."""
        data = self.fall.subject.document.data
        if not isinstance(data, dict) or not self.takes(*_written(data)):
            return
        before = None
        while data != before:
            before = data
            for path in sorted(places(data), key=len):
                for smaller in _smaller(data, path):
                    if self.takes(*_written(smaller)):
                        data = smaller
                        break
        with_fewer_signs = as_yaml(self.fall.subject.document.data).encode("utf-8", "surrogatepass")
        self.takes(with_fewer_signs, "reduced.yaml")

    def by_parts(self, split: Callable[[bytes], list[bytes]]) -> None:
        """Take out parts of the text: half of them, then a quarter, and so on (Zeller and Hildebrandt, 2002)."""
        parts = split(self.fall.subject.text)
        size = len(parts)
        while size and len(parts) <= 2 * _MOST:
            at, before = 0, len(parts)
            while at < len(parts):
                fewer = parts[:at] + parts[at + size :]
                if self.takes(b"".join(fewer), self.fall.subject.name):
                    parts = fewer
                else:
                    at += size
            size = size // 2 if len(parts) == before else min(size, len(parts))


def _written(data: Any) -> tuple[bytes, str]:
    return json.dumps(data, indent=1).encode(), "reduced.json"


def _smaller(data: Any, path: Keys) -> Iterator[Any]:
    """The data without the value at a path, if it still exists, or with something simpler instead."""
    try:
        value = reached(data, path)
    except (LookupError, TypeError):
        return
    yield _without(data, path)
    simple: tuple[Any, ...] = ({}, [], "a", 1) if isinstance(value, dict | list) else ("a", 1)
    for simpler in simple:
        if _weight(simpler) < _weight(value):
            yield _with(data, path, simpler)


def _weight(value: Any) -> int:
    return len(json.dumps(value))


def _without(data: Any, path: Keys) -> Any:
    made = copied(data)
    del reached(made, path[:-1])[path[-1]]
    return made


def _with(data: Any, path: Keys, value: Any) -> Any:
    made = copied(data)
    reached(made, path[:-1])[path[-1]] = value
    return made


def kept(fall: Fall, folder: Path) -> Path:
    """Write the input of a fall into a folder, under a name that tells the cause; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(fall.subject.text).hexdigest()[:8]
    ending = Path(fall.subject.name).suffix or ".yaml"
    path = folder / f"{fall.trial.replace('_', '-')}-{fall.error}-{digest}{ending}"
    path.write_bytes(fall.subject.text)
    return path


def reads(path: Path) -> Subject:
    """An input that was kept."""
    return Subject(path.read_bytes(), path.name)
