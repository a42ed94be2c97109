"""A replay from beginning to end: copy, run, compare."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.replaying.closeness import Closeness, Compared, compared
from synthreport.evidence.replaying.environment_difference import differences, is_python
from synthreport.evidence.replaying.plan import CLAIMS, Made, Plan
from synthreport.evidence.replaying.sandbox import Limits, Sandbox, last_words, run, sandbox
from synthreport.evidence.replaying.scratch import copied
from synthreport.files.processes import Output
from synthreport.files.writing import temporary_folder

RUNS = 3
"""How many runs are compared where only distributions can be."""


class Given(NamedTuple):
    """What the person who asks for a replay gives: data by id, a Python, limits, whether there may be a network."""

    inputs: Mapping[str, Path]
    python: str | None
    limits: Limits
    network: bool
    runs: int = RUNS


class Replay(NamedTuple):
    """What came of it. `failed` says why nothing could be compared; `notes` are what a reader must know besides."""

    files: tuple[Compared, ...]
    notes: tuple[str, ...]
    failed: str = ""

    @property
    def closeness(self) -> Closeness:
        """That of the file that came out furthest from the released one; different if nothing came out."""
        return max((each.closeness for each in self.files), default=Closeness.DIFFERENT)

    def keeps(self, claim: str) -> bool:
        """Whether it came as close as a manifest claims. Of what claims nothing, the command must have worked."""
        if self.failed:
            return False
        return claim not in CLAIMS or self.closeness <= CLAIMS.index(claim)


class Failed(Exception):
    """A run came to no end of its own, or left files out; the message says why."""


def missing_inputs(plan: Plan, folder: Path, given: Mapping[str, Path]) -> Iterator[str]:
    """What the command needs and neither the folder nor the person gives, each with what to type."""
    for name, path in plan.inputs.items():
        if name not in given and not (folder / path).is_file():
            yield f"the command reads {name} at {path}; give the file with --input {name}=PATH"


def replayed(plan: Plan, folder: Path, given: Given, announce: Callable[[str], None] = lambda _: None) -> Replay:
    """Run the command of a plan in scratch copies of a folder, and compare. `announce` is called before each run.

    Raises OSError if the folder cannot be copied.
    """
    how = sandbox(given.limits, network=given.network)
    notes = list(how.missing)
    with temporary_folder() as scratch:
        replay = _Runs(plan, folder, scratch, given, how, announce)
        try:
            notes += replay.first()
            files = tuple(_compared(each, folder, replay, notes) for each in plan.made if not each.volatile)
        except Failed as error:
            return Replay((), tuple(notes), str(error))
    return Replay(files, tuple(notes))


class _Runs:
    """The runs of one replay: the first as declared, later ones with other seeds, each in a copy of its own."""

    def __init__(
        self, plan: Plan, folder: Path, scratch: Path, given: Given, how: Sandbox, announce: Callable[[str], None]
    ) -> None:
        self.plan, self.folder, self.scratch, self.given = plan, folder, scratch, given
        self._how, self._announce = how, announce
        self._made: list[Path] = []

    def first(self) -> list[str]:
        """Run the command once. Returns what differs from the declared environment, and what was not copied."""
        target = self._copy()
        notes = list(differences(self.plan, self.folder, lambda words: self._start(words, target)))
        self._run(target, 0)
        return notes

    def all(self, most: int) -> list[Path]:
        """The copies in which the command has run: as many as wanted."""
        while len(self._made) < most:
            self._run(self._copy(), len(self._made))
        return self._made

    def _copy(self) -> Path:
        target = self.scratch / f"run-{len(self._made) + 1}"
        target.mkdir()
        inputs = {self.plan.inputs[name]: path for name, path in self.given.inputs.items()}
        copied(self.folder, target, self.plan.made, inputs)
        return target

    def _run(self, target: Path, number: int) -> None:
        words = reseeded(self.plan.command, self.plan.seeds, number)
        self._announce(f"run {number + 1}: {' '.join(words)}")
        output = self._start(words, target)
        if output.ended or output.code:
            why = output.ended or f"exit code {output.code}"
            raise Failed(f"the command failed, {why}" + (f":\n{last_words(output)}" if last_words(output) else ""))
        for each in self.plan.made:
            if not (target / each.path).is_file():
                raise Failed(f"the command ended well, but made no {each.path}")
        self._made.append(target)

    def _start(self, words: tuple[str, ...], target: Path) -> Output:
        program = (self.given.python or sys.executable) if is_python(words[0]) else words[0]
        if os.sep not in program and "/" not in program and not shutil.which(program):
            raise Failed(f"{program} is not installed here")
        try:
            return run(
                (program, *words[1:]),
                target / self.plan.folder,
                self.plan.environment.variables,
                self._how,
                self.given.limits,
            )
        except OSError as error:
            raise Failed(f"{program} cannot be started: {error.strerror or error}") from None


def _compared(made: Made, folder: Path, runs: _Runs, notes: list[str]) -> Compared:
    """Compare a file with the first run, and with further ones where only distributions can be compared."""
    secret = runs.plan.secret
    try:
        found = compared(folder / made.path, [each / made.path for each in runs.all(1)], made, statistics_only=secret)
        if found.closeness < Closeness.EQUIVALENT or runs.given.runs == 1:
            return found
        if not runs.plan.seeds and not secret:
            notes.append("further runs have the same seed: the manifest names no argument that takes one")
        paths = [each / made.path for each in runs.all(runs.given.runs)]
        return compared(folder / made.path, paths, made, statistics_only=True)
    except Unusable as error:
        return Compared(made, Closeness.DIFFERENT, f"the bytes differ, and it is not compared further: {error}")


def reseeded(command: tuple[str, ...], names: tuple[str, ...], number: int) -> tuple[str, ...]:
    """A command whose seeds are this much higher, for arguments written `--seed 42` or `--seed=42`."""
    words = list(command)
    for at, word in enumerate(words):
        name, _, value = word.partition("=")
        if name in names and value.isdecimal():
            words[at] = f"{name}={int(value) + number}"
        elif word in names and at + 1 < len(words) and re.fullmatch(r"\d+", words[at + 1]):
            words[at + 1] = str(int(words[at + 1]) + number)
    return tuple(words)
