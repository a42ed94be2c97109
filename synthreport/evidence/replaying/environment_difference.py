"""The declared environment beside the one in which the command runs: what differs, in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.evidence.replaying.plan import Plan
from synthreport.files.processes import Output
from synthreport.scan.surroundings.lock_files import Lock, lock_in, plain

_MOST = 10
_ASK = (
    "import json, platform; from importlib import metadata;"
    "print(json.dumps({'runtime': platform.python_implementation() + ' ' + platform.python_version(),"
    "'packages': {d.metadata['Name']: d.version for d in metadata.distributions() if d.metadata['Name']}}))"
)


def is_python(program: str) -> bool:
    """Whether a program is a Python that can be asked for its version and packages."""
    return bool(re.fullmatch(r"python(\d(\.\d+)?)?(\.exe)?", Path(program).name))


def differences(plan: Plan, folder: Path, start: Callable[[tuple[str, ...]], Output]) -> Iterator[str]:
    """What differs, a sentence each; or that it is not known. `start` runs a command where the replay runs."""
    program = plan.command[0]
    if not is_python(program):
        yield f"whether {program} here is the declared version is not known"
        return
    answer = _answered(start((program, "-c", _ASK)))
    if not answer:
        yield f"{program} does not say which version it is"
        return
    if plan.environment.runtime and plan.environment.runtime != answer["runtime"]:
        yield f"declared {plan.environment.runtime}, here {answer['runtime']}"
    yield from _packages(plan, folder, {plain(name): version for name, version in answer["packages"].items()})


def _answered(output: Output) -> dict[str, Any]:
    try:
        found = json.loads(output.stdout)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _packages(plan: Plan, folder: Path, here: Mapping[str, str]) -> Iterator[str]:
    """Packages of the lock file that have another version here, or are not here."""
    lock_file = plan.environment.lock
    if not lock_file:
        yield "no lock file is declared: whether the packages here are those of the run is not known"
        return
    try:
        lock = lock_in([(Path(lock_file).name, folder / lock_file)])
    except Unusable as error:
        yield f"{lock_file} cannot be read: {error}"
        return
    if lock:
        yield from _unlike(lock, here)
    else:
        yield f"{lock_file} pins no versions that can be compared"


def _unlike(lock: Lock, here: Mapping[str, str]) -> Iterator[str]:
    """The first packages that have another version here, or are not here, and how many more there are."""
    unlike = list(filter(None, (_named(*each, here) for each in sorted(lock.versions.items()))))
    yield from unlike[:_MOST]
    if len(unlike) > _MOST:
        yield f"and {len(unlike) - _MOST} more packages of {lock.path}"


def _named(name: str, version: str, here: Mapping[str, str]) -> str:
    if name not in here:
        return f"{name} {version} is declared, but not installed here"
    return "" if here[name] == version else f"{name} {version} is declared, {here[name]} is here"
