"""How data were divided: the parts, which of them the generator was given, and the seed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from synthreport.draft.ids import is_id
from synthreport.scan.recipe.known_draws import DIVIDED_AT_ONCE, DIVIDED_LATER, OTHER_DIVISIONS
from synthreport.scan.recipe.known_generators import NUMPY
from synthreport.scan.recipe.set_up_generators import Built
from synthreport.scan.recipe.shown import Shown
from synthreport.scan.scripts.calls import Call, Script

_SETTINGS = ("test_size", "train_size", "shuffle", "prop", "strata")


class Division(NamedTuple):
    """A call that divides data, with its package, and the variables that hold the parts."""

    script: Script
    package: str
    call: Call
    parts: tuple[str, ...]


def state_split(built: Built, shown: Shown) -> None:
    """State the parts into which data were divided, if the generator is given the first alone."""
    names = {name for each in built.given_to() for name in each.takes}
    for division in _divisions(shown.scripts):
        parts = division.parts
        if division.script is not built.script or len(parts) != 2:
            continue
        if parts[0] in names and parts[1] not in names and all(map(is_id, parts)):
            _state_parts(division, shown)


def dividing(scripts: list[Script]) -> list[tuple[Script, Call]]:
    """All calls that divide data."""
    found = [(each.script, each.call) for each in _divisions(scripts)]
    for script in scripts:
        found += [(script, call) for package, name in OTHER_DIVISIONS for call in script.calls_of(package, name)]
    return found


def leave_divisions(shown: Shown) -> None:
    """Note the divisions, if none is stated."""
    for script, call in () if shown.draft.answers.get("splits") else dividing(shown.scripts):
        why = "divides data; state at /splits what the parts are, and what the generator saw of them"
        shown.leave_line(script, call, why)


def _divisions(scripts: list[Script]) -> Iterator[Division]:
    for script in scripts:
        for package, name in DIVIDED_AT_ONCE:
            yield from (Division(script, package, call, call.makes) for call in script.calls_of(package, name))
        for package, name, *parts in DIVIDED_LATER:
            taking = [each for part in parts for each in script.calls_of(package, part)]
            for call in script.calls_of(package, name):
                held = [each.makes for each in taking if not each.takes.isdisjoint(call.makes)]
                yield Division(script, package, call, tuple(chain.from_iterable(held)))


def _state_parts(division: Division, shown: Shown) -> None:
    draft, (train, holdout) = shown.draft, division.parts
    inputs = list(draft.answers.get("inputs", {}))
    taken = {"taken_from": inputs} if len(inputs) == 1 else {}
    draft.state(f"/splits/{train}", {**taken, "seen_by_generator": ["fit"]})
    draft.state(f"/splits/{holdout}", {**taken, "seen_by_generator": "none"})
    shared = shown.step(division.script, division.package, "prepare")
    draft.state("/steps/divide", {**shared, "takes": inputs, "makes": [*division.parts]})
    draft.state("/steps/fit/takes", [train])
    _state_settings(division, shown)


def _state_settings(division: Division, shown: Shown) -> None:
    seed = division.call.value("random_state")
    if type(seed) is int:
        at = "/steps/divide/random/split_seed"
        shown.state_stream(at, "split", NUMPY, seed, division.script, division.call)
    for name, value in division.call.named.items():
        if name in _SETTINGS and isinstance(value, int | float | str):
            shown.draft.state(f"/steps/divide/parameters/{name}", value, whole=True)
