"""What a replay would run: the command, what it needs, and the files that it makes, as the manifest states them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from synthreport.rules.value import Value, answers_of
from synthreport.standard.gaps import is_gap

AT = "/reproducibility/replay"
CLAIMS = ("bit_identical", "canonical", "equivalent")
"""What may be claimed of a repetition, the closest first."""


class Unplanned(Exception):
    """There is nothing to replay; the message says why. `applicable` is false if nobody could."""

    def __init__(self, why: str, *, applicable: bool = True) -> None:
        super().__init__(why)
        self.applicable = applicable


class Made(NamedTuple):
    """A file that the command makes, with what is declared of it; `decimals` are those of its canonical form."""

    id: str
    path: str
    sha256: str | None
    decimals: int | None
    volatile: bool


class Environment(NamedTuple):
    """The declared environment: variables, runtime, and the path of the lock file."""

    variables: dict[str, str]
    runtime: str
    lock: str


class Plan(NamedTuple):
    """A command, its folder inside the dataset's, and what it needs and makes.

    `inputs` are the paths at which the command expects data, by id; `seeds` the arguments that take a seed. `secret`
    says that the noise must not be repeatable, so that only statistics can be compared.
    """

    command: tuple[str, ...]
    folder: str
    inputs: dict[str, str]
    made: tuple[Made, ...]
    seeds: tuple[str, ...]
    claim: str
    secret: bool
    environment: Environment


def planned(data: Any) -> Plan:
    """The plan of a manifest. Raises Unplanned if it names no command, or says that no repetition is possible."""
    root = answers_of(data)
    claim = root.get("reproducibility", "determinism", "claim") or "not_claimed"
    if claim == "not_repeatable":
        raise Unplanned("the manifest says that a repetition gives something else", applicable=False)
    replay = root.get("reproducibility", "replay")
    command = replay.get("command") if isinstance(replay, Value) else None
    if not command or not isinstance(command, list):
        raise Unplanned(f"the manifest names no command; state it at {AT}/command, each argument on its own")
    made = tuple(_made(root, replay))
    if not made:
        raise Unplanned(f"the manifest names no file that the command makes; list their ids at {AT}/outputs")
    folder, seeds = replay.get("folder") or ".", tuple(dict.fromkeys(_mapping(replay, "seeds").values()))
    is_secret = root.get("privacy", "claims", "differential_privacy") not in (None, "none")
    inputs, environment = _mapping(replay, "inputs"), _environment(root)
    return Plan(tuple(map(str, command)), folder, inputs, made, seeds, claim, is_secret, environment)


def _made(root: Value, replay: Value) -> list[Made]:
    """The files that the command makes, in the order in which they are listed."""
    volatile = root.get("reproducibility", "volatile")
    apart = volatile if isinstance(volatile, list) else []
    files = {name: root.get("files", name) for name in replay.get("outputs") or []}
    return [_file(name, file, name in apart) for name, file in files.items() if isinstance(file, Value)]


def _file(name: str, file: Value, volatile: bool) -> Made:
    digest, scheme = file.get("sha256"), file.get("canonical", "scheme")
    decimals = re.search(r"(\d+) decimals?", scheme) if isinstance(scheme, str) else None
    sha256 = digest if isinstance(digest, str) else None
    return Made(name, str(file.get("path")), sha256, int(decimals[1]) if decimals else None, volatile)


def _mapping(holder: Value, key: str) -> dict[str, str]:
    """The stated texts of a mapping by their keys; empty if there is none."""
    found = holder.get(key)
    texts = found.data if isinstance(found, Value) else {}
    return {name: text for name, text in texts.items() if isinstance(text, str) and not is_gap(text)}


def _environment(root: Value) -> Environment:
    stated = root.get("reproducibility", "environment")
    if not isinstance(stated, Value):
        return Environment({}, "", "")
    lock = stated.get("lockfile")
    path = lock.get("path") if isinstance(lock, Value) else ""
    return Environment(_variables(stated), stated.get("runtime") or "", path or "")


def _variables(environment: Value) -> dict[str, str]:
    """The variables that change results, as the run had them."""
    variables = environment.get("variables")
    stated = variables.data if isinstance(variables, Value) else {}
    zone, locale = environment.get("time_zone"), environment.get("locale")
    found = {name: str(value) for name, value in stated.items() if not isinstance(value, dict | list)}
    return {**found, **({"TZ": zone} if zone else {}), **({"LC_ALL": locale} if locale else {})}
