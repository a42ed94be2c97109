"""What the data were made from: a known dataset that scripts load, or a file that the generator's script reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from synthreport.draft.ids import id_of
from synthreport.scan.recipe.known_datasets import FETCHED, LOADED, NAMED, Known
from synthreport.scan.recipe.shown import Shown
from synthreport.scan.scripts.calls import Script


def state_sources(shown: Shown) -> None:
    """State the source, if it is the only one."""
    found = {known: script for script in shown.scripts for known in _loaded(script)}
    fetched = list(_fetched(shown))
    if len({each.key for each in found}) > 1:
        shown.draft.leave("/inputs", f"scripts load {len(found)} known datasets; state those that shaped the data")
    elif found:
        known, script = next(iter(found.items()))
        shown.draft.source = script.path
        _state_known(known, shown.package(script, known.package), shown)
    elif len(shown.listed.sources) == 1 and not fetched:
        name = PurePosixPath(next(iter(shown.listed.sources))).name.partition(".")[0]
        shown.draft.state(f"/inputs/{id_of(name)}", {"kind": "dataset"})


def _loaded(script: Script) -> Iterator[Known]:
    for known in LOADED:
        if any(script.calls_of(known.package, known.name)):
            yield known
    for known in NAMED:
        for call in script.calls_of("base", "data"):
            is_named = call.value("", 0) == known.name or known.name in call.takes
            if is_named and (known.package in script.attached or call.value("package") == known.package):
                yield known


def _fetched(shown: Shown) -> Iterator[str]:
    """The calls that fetch a dataset from a catalogue, each of which is left."""
    why = "fetches a dataset from a catalogue; if the data were made from it, state it at /inputs"
    for script in shown.scripts:
        for package, name in FETCHED:
            for call in script.calls_of(package, name):
                shown.leave_line(script, call, why)
                yield call.name


def _state_known(known: Known, package: str, shown: Shown) -> None:
    about = {"kind": "dataset", "level": "person", "title": known.title, "origin": "observed", "access": "public"}
    shown.draft.state(f"/inputs/{known.key}", {**about, "version": f"as in the package {package}"})
    shown.draft.state(f"/inputs/{known.key}/population/persons", known.persons or None)
