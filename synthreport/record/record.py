"""The record of a run: what its script states and what is observed, as answers of the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from synthreport.builder import Manifest, WrongAnswer
from synthreport.builder.parts import refuse
from synthreport.builder.plain import plain
from synthreport.document.pointers import escape, get, has
from synthreport.draft.draft import Draft, Left
from synthreport.draft.ids import id_of
from synthreport.edit.provenance import FILLED, marked
from synthreport.files.opener import real
from synthreport.record import run_machine
from synthreport.record.files_before import Earlier
from synthreport.record.script import Script, inside
from synthreport.record.seeds import is_kept_back
from synthreport.standard.gaps import holds_answers


class Record:
    """What is known of a run so far.

    `manifest` is the present manifest, with what the script states itself; `draft` is what was recorded so far;
    `left` lists, at the end, what was not written, and why; `part` is the file of a record that did not fit into the
    manifest, or not wholly. `earlier`, the files before, is known when the run begins.
    """

    earlier: Earlier
    part: Path | None = None

    def __init__(self, path: Path, script: Script, *, arguments: bool = True, repetition: bool = False) -> None:
        self.path = path
        self.folder = real(path).parent
        self.script = script
        self.arguments = arguments
        self.repetition = repetition
        self.manifest: Manifest = Manifest()
        self.before: dict[str, Any] = {}
        self.draft = Draft(f"recording of {script.file.name if script.file else 'a session'}")
        self.left: list[Left] = []
        self.steps: list[str] = []
        self.files: dict[str, Path] = {}
        self.secret_steps: set[str] = set()
        self.hardware = run_machine.hardware()
        self._claimed: dict[str, str] = {}
        self._lock = RLock()

    def record(self, pointer: str, answer: Any, *, whole: bool = False) -> None:
        """Record an answer as a fact of this run: it is listed as filled in by a tool, and to be confirmed."""
        with self._lock:
            self.draft.state(pointer, plain(answer), whole=whole)

    def record_unless_said(self, pointer: str, answer: Any) -> None:
        """Record what the author may know better, unless it is already answered."""
        if not has(self.manifest._synthreport_data(), pointer):
            self.record(pointer, answer)

    def record_entries(self, pointer: str, found: list[str]) -> None:
        """Record entries of a list, beside those that other scripts have recorded; a person's list stays as it is."""
        answers = self.manifest._synthreport_data()
        standing = get(answers, pointer, None)
        if standing is None:
            self.record(pointer, found)
        elif isinstance(standing, list) and pointer in marked(answers, FILLED):
            self.record(pointer, list(dict.fromkeys([*standing, *found])))

    def leave(self, pointer: str, why: str) -> None:
        """Note what is not recorded."""
        with self._lock:
            self.draft.leave(pointer, why)

    def record_settings(self, step: str, key: str, settings: Mapping[str, Any]) -> None:
        """Record settings of a step; seeds among them are left out in the end where the step keeps one back."""
        value = plain(settings)
        refuse(self.manifest.steps[step]._form, {key: value}, key)
        self.record(f"/steps/{step}/{key}", value, whole=True)

    def add_stream(self, step: str, name: str, told: dict[str, Any]) -> None:
        """Record a random stream of a step. Raises WrongAnswer, and ValueError where its id is taken."""
        refuse(self.manifest.steps[step]._form, {"random": {name: told}}, "random")
        with self.claim(name, "stream"):
            self.record(f"/steps/{step}/random/{escape(name)}", told)
        if is_kept_back(told):
            self.secret_steps.add(step)

    def add_file(self, step: str, path: Path, name: str | None, answers: dict[str, Any]) -> None:
        """Add a file that a step makes. Raises ValueError if it lies outside the folder of the manifest."""
        told = inside(path, self.folder)
        if told is None:
            raise ValueError(f"{path} lies outside {self.folder}, the folder of the manifest, which cannot name it")
        files = entries(self.manifest.data, "files")
        known = [each for each, file in files.items() if file.get("path") == told]
        name = name or (known[0] if known else id_of(path.stem, self._claimed))
        with self.claim(name, "file"):
            self.say("files", name, {"path": told, **answers})
            made = self.said("steps", step).get("makes") or []
            self.say("steps", step, {"makes": list(dict.fromkeys([*made, name]))})
            self.files[name] = path.absolute()
            self.earlier.look_at(path)

    def ids(self) -> set[str]:
        """Ids that this run has given."""
        return set(self._claimed)

    @contextmanager
    def claim(self, name: str, what: str) -> Iterator[None]:
        """Take an id, unless what is done with it fails. Raises ValueError if this run has given it already."""
        with self._lock:
            if name in self._claimed:
                raise ValueError(f"{what} {name!r}: the id is that of a {self._claimed[name]}; choose another")
            yield
            self._claimed[name] = what

    def said(self, collection: str, name: str) -> dict[str, Any]:
        """The answers on an entry so far."""
        return dict(entries(self.manifest._synthreport_data(), collection).get(name) or {})

    def say(self, collection: str, name: str, answers: Mapping[str, Any]) -> None:
        """State answers on an entry, in the author's words. Raises WrongAnswer."""
        with self._lock:
            standing = self.manifest._synthreport_data().get(collection, {})
            if not holds_answers(standing):
                raise WrongAnswer(f"{collection} is answered by {standing!r} already: take that out of {self.path}")
            self.manifest[collection] = {**standing, name: {**self.said(collection, name), **plain(answers)}}


def entries(answers: dict[str, Any], collection: str) -> dict[str, Any]:
    """The entries of a collection; none where it is answered by `none` or a gap."""
    found = answers.get(collection)
    return found if holds_answers(found) else {}
