"""A run that is recorded: what happens between its beginning and its end, as answers of the manifest."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from synthreport.authoring.building import Manifest
from synthreport.authoring.building.parts import refuse
from synthreport.authoring.building.plain import plain
from synthreport.authoring.digests import of_records
from synthreport.authoring.draft import Draft, Left, id_of
from synthreport.authoring.recording import ending, machine
from synthreport.authoring.recording.script import Script, inside
from synthreport.authoring.recording.step import Step
from synthreport.authoring.recording.streams import is_kept_back
from synthreport.reading.places import escape


class Run:
    """A recording. Use it with `with`, or, in a notebook, with `begin()` and `end()`.

    `manifest` is the manifest as it stands, with what the script states itself; `draft` is what was recorded so far;
    `left` tells, in the end, what was not written, and why.
    """

    def __init__(self, path: Path, script: Script, *, arguments: bool = True) -> None:
        self.path = path
        self.folder = path.resolve().parent
        self.script = script
        self.arguments = arguments
        self.manifest: Manifest = Manifest()
        self.draft = Draft(f"recording of {script.file.name if script.file else 'a session'}")
        self.left: list[Left] = []
        self.steps: list[str] = []
        self.files: dict[str, Path] = {}
        self.secret_steps: set[str] = set()
        self.hardware = machine.hardware()
        self._claimed: dict[str, str] = {}
        self._lock = RLock()

    def begin(self) -> Self:
        """Begin: read the manifest that is there already. Raises ValueError where it cannot be read, OSError where it
        could not be written in the end, and RuntimeError where it is being recorded already.
        """
        ending.claim(self.path)
        try:
            ending.refuse_unwritable(self.path)
            if self.path.exists():
                self.manifest = Manifest.load(self.path)
        except BaseException:
            ending.release(self.path)
            raise
        return self

    def end(self, error: BaseException | None = None) -> None:
        """End: write the manifest. After an error, the record is written beside it, and a note on the error says where.

        Raises OSError, such as FileNotFoundError for an output that is not there, and CannotEdit.
        """
        try:
            ending.end(self, error)
        finally:
            ending.release(self.path)

    def __enter__(self) -> Self:
        return self.begin()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        ended_well = isinstance(error, SystemExit) and not error.code
        self.end(None if ended_well else error)

    def step(self, name: str, *, kind: str, takes: Any = None, makes: Any = None, **answers: Any) -> Step:
        """A step of the pipeline, to be used with `with`; any other answer on it may be given as well.

        `takes` and `makes` are ids, one or a list. Raises WrongAnswer, and ValueError for a step that was recorded
        already.
        """
        self._claim(name, "step")
        ids = {key: _several(each) for key, each in (("takes", takes), ("makes", makes)) if each is not None}
        self.state_step(name, {"kind": kind, **ids, **answers})
        self.steps.append(name)
        return Step(self, name)

    def input(
        self, name: str, content: bytes | str | PathLike[str] | None = None, *, salt: bytes | str | None = None,
        kind: str = "dataset", **answers: Any,
    ) -> str:  # fmt: skip
        """Something that shapes the output, with a digest of its content, bytes or a file. Gives the id back.

        Without a secret `salt`, a digest is taken only where `access="public"`: a plain digest of a closed source lets
        outsiders test their guesses. Raises WrongAnswer, and OSError where the file cannot be read.
        """
        self._claim(name, "input")
        with self._lock:
            self.manifest.inputs[name] = {**_said(self.manifest.inputs, name), "kind": kind, **answers}
        self._digest("inputs", name, content, salt, public=self._is_public([name]))
        return name

    def split(
        self, name: str, content: bytes | str | PathLike[str] | None = None, *, salt: bytes | str | None = None,
        **answers: Any,
    ) -> str:  # fmt: skip
        """A part of the real data that is kept apart; otherwise as `input`."""
        self._claim(name, "split")
        with self._lock:
            self.manifest.splits[name] = {**_said(self.manifest.splits, name), **answers}
        sources = _said(self.manifest.splits, name).get("taken_from")
        self._digest("splits", name, content, salt, public=isinstance(sources, list) and self._is_public(sources))
        return name

    def record(self, pointer: str, answer: Any, *, whole: bool = False) -> None:
        """Record an answer as a fact of this run: it is listed as filled in by a tool, and to be confirmed."""
        with self._lock:
            self.draft.state(pointer, plain(answer), whole=whole)

    def leave(self, pointer: str, why: str) -> None:
        """Note what is not recorded."""
        with self._lock:
            self.draft.leave(pointer, why)

    def state_step(self, name: str, answers: Mapping[str, Any]) -> None:
        """State answers on a step, in the author's words. Raises WrongAnswer."""
        with self._lock:
            self.manifest.steps[name] = {**_said(self.manifest.steps, name), **answers}

    def record_settings(self, step: str, key: str, settings: Mapping[str, Any]) -> None:
        """Record settings of a step; seeds among them are left out in the end where the step keeps one back."""
        value = plain(settings)
        refuse(self.manifest.steps[step]._form, {key: value}, key)
        self.record(f"/steps/{step}/{key}", value, whole=True)

    def add_stream(self, step: str, name: str, told: dict[str, Any]) -> None:
        """Record a random stream of a step. Raises WrongAnswer, and ValueError where its id is taken."""
        refuse(self.manifest.steps[step]._form, {"random": {name: told}}, "random")
        self._claim(name, "stream")
        self.record(f"/steps/{step}/random/{escape(name)}", told)
        if is_kept_back(told):
            self.secret_steps.add(step)

    def add_file(self, step: str, path: Path, name: str | None, answers: dict[str, Any]) -> None:
        """Add a file that a step makes. Raises ValueError where it lies outside the folder of the manifest."""
        told = inside(path, self.folder)
        if told is None:
            raise ValueError(f"{path} lies outside {self.folder}, the folder of the manifest, which cannot name it")
        with self._lock:
            known = [each for each, file in self.manifest.files.items() if file.path == told]
            name = name or (known[0] if known else id_of(path.stem, self._claimed))
            self._claim(name, "file")
            self.manifest.files[name] = {**_said(self.manifest.files, name), "path": told, **answers}
            self.files[name] = path
            made = _said(self.manifest.steps, step).get("makes") or []
            self.state_step(step, {"makes": list(dict.fromkeys([*made, name]))})

    def ids(self) -> set[str]:
        """Ids that this run has given."""
        return set(self._claimed)

    def _claim(self, name: str, what: str) -> None:
        with self._lock:
            if name in self._claimed:
                raise ValueError(f"{what} {name!r}: the id is that of a {self._claimed[name]}; choose another")
            self._claimed[name] = what

    def _is_public(self, sources: list[str]) -> bool:
        return all(_said(self.manifest.inputs, name).get("access") == "public" for name in sources)

    def _digest(self, held: str, name: str, content: Any, salt: Any, *, public: bool) -> None:
        if content is None:
            return
        if salt is None and not public:
            self.leave(f"/{held}/{name}/digest", 'no digest: its source is not access="public", and there is no salt')
            return
        secret = salt.encode() if isinstance(salt, str) else salt or b""
        digest = of_records(content if isinstance(content, bytes) else Path(content), secret)
        told = {"sha256": digest, "salt": "held_by_custodian" if secret else "none"}
        self.record(f"/{held}/{name}/digest", told)


def _said(entries: Any, name: str) -> dict[str, Any]:
    """What is said of an entry so far."""
    return dict(plain(entries).get(name) or {})


def _several(ids: Any) -> Any:
    return [ids] if isinstance(ids, str) and ids != "none" else ids
