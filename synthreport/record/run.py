"""A run that is recorded: it begins, has inputs and steps, and ends with the manifest written."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from synthreport.builder import Manifest
from synthreport.draft.digests import of_records
from synthreport.record import finish
from synthreport.record.files_before import Earlier
from synthreport.record.measure_at_end import Wanted, measure
from synthreport.record.record import Record, entries
from synthreport.record.step import Step

Content = bytes | str | PathLike[str] | None
Ids = str | list[str] | None

_ADDED = "; a recording adds what it finds when it ends, and keeps what you assign"


class Run(Record):
    """A recording. Use it with `with`, or, in a notebook, with `begin()` and `end()`."""

    _wanted: Wanted | None = None

    def begin(self) -> Self:
        """Begin: read the existing manifest. Raises ValueError if it cannot be read, OSError if it
        could not be written at the end, and RuntimeError if it is being recorded already.
        """
        finish.claim(self.path)
        try:
            finish.refuse_unwritable(self.path)
            if self.path.exists():
                self.manifest = Manifest.load(self.path)
            self.manifest._note = _ADDED
            self.before = self.manifest.data
            self.earlier = Earlier(self.folder, self._known())
        except BaseException:
            finish.release(self.path)
            raise
        return self

    def end(self, error: BaseException | None = None) -> None:
        """End: write the manifest. After an error, the record is written beside it, and a note on the error says where.

        If others have answered differently meanwhile, or the manifest cannot be written any more, that is a warning:
        `part` is then the file with the record. Raises OSError, such as FileNotFoundError for an output that is not
        there.
        """
        try:
            if finish.end(self, error) and self._wanted:
                measure(self.path, self._wanted)
        finally:
            finish.release(self.path)

    def __enter__(self) -> Self:
        return self.begin()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        ended_well = isinstance(error, SystemExit) and not error.code
        self.end(None if ended_well else error)

    def _known(self) -> list[Path]:
        """The files that the manifest already lists."""
        told = [each.get("path") for each in entries(self.before, "files").values() if isinstance(each, dict)]
        return [self.folder / path for path in told if isinstance(path, str) and "\0" not in path]

    def step(self, name: str, *, kind: str, takes: Ids = None, makes: Ids = None, **answers: Any) -> Step:
        """A step of the pipeline, to be used with `with`; any other answer on it may be given as well.

        `takes` and `makes` are ids, one or a list. Raises WrongAnswer, and ValueError for a step that was recorded
        already.
        """
        ids = {key: _several(each) for key, each in (("takes", takes), ("makes", makes)) if each is not None}
        with self.claim(name, "step"):
            self.say("steps", name, {"kind": kind, **ids, **answers})
        self.steps.append(name)
        return Step(self, name)

    def input(
        self, name: str, content: Content = None, *, salt: bytes | str | None = None,
        kind: str = "dataset", **answers: Any,
    ) -> str:  # fmt: skip
        """Something that shapes the output, with a digest of its content, bytes or a file. Gives the id back.

        Without a secret `salt`, a digest is taken only where `access="public"`: a plain digest of a closed source lets
        outsiders test their guesses. Raises WrongAnswer, and OSError where the file cannot be read.
        """
        with self.claim(name, "input"):
            self.say("inputs", name, {"kind": kind, **answers})
        self._digest("inputs", name, content, salt, public=self._is_public([name]))
        return name

    def split(
        self, name: str, content: Content = None, *, salt: bytes | str | None = None,
        **answers: Any,
    ) -> str:  # fmt: skip
        """A part of the real data that is kept apart; otherwise as `input`."""
        with self.claim(name, "split"):
            self.say("splits", name, answers)
        sources = self.said("splits", name).get("taken_from")
        self._digest("splits", name, content, salt, public=isinstance(sources, list) and self._is_public(sources))
        return name

    def measure(
        self, synthetic: str | PathLike[str], *, train: str | PathLike[str], holdout: str | PathLike[str],
        outcomes: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Measure a synthetic table beside real rows when the recording ends, as `synthreport measure` does.

        `train` and `holdout` are files with the rows that the generator saw and never saw, `outcomes` columns to
        predict. What cannot be measured is a ValueError then; the manifest has been written before.
        """
        made, seen, unseen = (Path(each).absolute() for each in (synthetic, train, holdout))
        self._wanted = Wanted(made, seen, unseen, tuple(outcomes))

    def _is_public(self, sources: list[str]) -> bool:
        return all(self.said("inputs", name).get("access") == "public" for name in sources)

    def _digest(self, held: str, name: str, content: Content, salt: bytes | str | None, *, public: bool) -> None:
        if content is None:
            return
        if salt is None and not public:
            self.leave(f"/{held}/{name}/digest", 'no digest: its source is not access="public", and there is no salt')
            return
        secret = salt.encode() if isinstance(salt, str) else salt or b""
        digest = of_records(content if isinstance(content, bytes) else Path(content), secret)
        told = {"sha256": digest, "salt": "held_by_custodian" if secret else "none"}
        self.record(f"/{held}/{name}/digest", told)


def _several(ids: str | list[str]) -> str | list[str]:
    return [ids] if isinstance(ids, str) and ids != "none" else ids
