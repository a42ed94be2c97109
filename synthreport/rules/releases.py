"""Rules on everything that was released from one source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value

_KINDS = ("membership", "attribute", "identity", "copies", "vulnerable_records")
_FROM_THE_SAME = ("sibling_release", "trained_on_same_source")


def _tested(root: Value) -> list[Value]:
    """What the assessments of privacy measured."""
    named = [name for kind in _KINDS for name in root.listed("privacy", "assessments", kind)]
    results = [result for name in named if (result := root.find(name, "results")) is not None]
    return [subject for result in results if isinstance(subject := result.get("subject"), Value)]


@rule("PA71", MUST, at="/privacy/releases/*", needs=("what",), sources="LINREC")
def every_release_was_tested(release: Value) -> Iterator[Fault]:
    """Privacy was assessed on every release, and not on one of several alone.

    Each further draw tells more of the same persons; what was tested is not what is out.

    **Fix:** attack the other release too, or attack the generator, and add the results to `privacy.assessments`.
    """
    tested = release.root.once(_tested)
    files = [name for name in release.listed("what") if _holds_records(release, name)]
    named = release.root.once(_tested_files)
    if files and named and not any(name in named for name in files):
        yield release.fault(
            "what", f"{files[0]} is released, but privacy was assessed on {next(iter(named))} alone",
            *(subject.place("ref") for subject in tested[:NAMED]),
        )  # fmt: skip


def _tested_files(root: Value) -> dict[Any, None]:
    """The files of records on which privacy was assessed; none where something else was tested, too."""
    tested = _tested(root)
    named = [subject.get("ref") for subject in tested if subject.get("what") == "released_files"]
    alone = len(named) == len(tested) and all(_holds_records(root, name) for name in named)
    return dict.fromkeys(named if alone else ())


def _holds_records(release: Value, name: str | None) -> bool:
    file = release.find(name, "files")
    return file is not None and file.get("role") == "data"


@rule("PA72", SHOULD, at="/privacy/releases/*", needs=("draws",), sources="LINREC")
def unlimited_draws_are_tested_at_the_generator(release: Value) -> Iterator[Fault]:
    """Where anybody can draw without limit, the generator was attacked, and not one file alone.

    What one draw hides, a thousand draws show.

    **Fix:** attack the generator with many draws (`subject: {what: generator}`), or do not release it.
    """
    tested = release.root.once(_tested)
    if release["draws"] == "unlimited" and tested and release.root.once(_only_files_were_tested):
        yield release.fault(
            "draws", "anybody can draw without limit, but privacy was assessed on files alone",
            *(subject.place("what") for subject in tested[:NAMED]),
        )  # fmt: skip


def _only_files_were_tested(root: Value) -> bool:
    return all(subject.get("what") == "released_files" for subject in _tested(root))


@rule("PA73", MUST, at="/lineage/related/*", needs=("relation",), sources="LINREC")
def relatives_from_the_same_source_are_counted(relative: Value) -> Iterator[Fault]:
    """What else was released from the same source is counted among the releases.

    Risk belongs to the sum of releases, and the manifest names one that it does not count.

    **Fix:** add the relative to `privacy.releases`, or correct its relation.
    """
    releases, name = relative.root.get("privacy", "releases"), relative.id
    if relative["relation"] in _FROM_THE_SAME and releases is not None and name not in relative.root.once(_released):
        yield relative.fault(
            "relation", f"it is called {relative['relation'].replace('_', ' ')}, but is not among the releases",
            relative.root.place("privacy", "releases"),
        )  # fmt: skip


def _released(root: Value) -> set[Any]:
    return {each for _, release in root.each("privacy", "releases") for each in release.listed("what")}
