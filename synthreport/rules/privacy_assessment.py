"""Rules on the assessment of privacy: how attacks were made, and which releases were attacked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.metric_registry import metric_of
from synthreport.rules.value import NAMED, Fault, Value, exact

_KINDS = ("membership", "attribute", "identity", "copies", "vulnerable_records")
_FROM_THE_SAME = ("sibling_release", "trained_on_same_source")


@rule("PA57", SHOULD, DEMAND, at="/results/*", needs=("metric", "kind"), minds=("repeats",), sources="SYNQP")
def stochastic_attacks_are_repeated(result: Value) -> Iterator[Fault]:
    """An attack whose number no seed fixes was repeated.

    The number of such an attack scatters more than its own interval says: 0.13 to 0.20 over twenty runs on one table.

    **Problem:** An attack that varies from run to run was not repeated.

    **Fix:** repeat the attack, and give number, mean and spread in `repeats`.
    """
    metric = metric_of(result)
    if not metric or metric["reproducible"] != "stochastic" or result["kind"] != "attack":
        return
    if result.get("repeats") in (None, "none"):
        message = f"{result['metric']} changes from run to run, but it was not repeated"
        yield result.fault("", message, result.place("metric"))


@rule("PA70", MUST, DEMAND, at="/results/*", needs=("kind", "n"), sources="RECON")
def attacks_are_not_told_record_by_record(result: Value) -> Iterator[Fault]:
    """No result of an attack is about a single record.

    The score of one record tells its attacker how close the attack came. A rate over many games against one record,
    with its interval, tells how vulnerable such a record is.

    **Problem:** The result of an attack is about single records.

    **Fix:** give the result over all targets, or over groups of them.
    """
    parts = result.get("parts")
    told, n = len(parts.data) if isinstance(parts, Value) else 0, exact(result["n"])
    alone = n == 1 and not _was_repeated(result)
    if result["kind"] == "attack" and n and (alone or n <= told):
        yield result.fault("n", f"the attack had {n} targets, and their scores stand one by one", result.place("kind"))


@rule("PA71", MUST, DEMAND, at="/privacy/releases/*", needs=("what",), sources="LINREC")
def every_release_was_tested(release: Value) -> Iterator[Fault]:
    """Privacy was assessed on every release, and not on one of several alone.

    Each further draw tells more of the same persons; what was tested is not what is out.

    **Problem:** A release was not tested for privacy.

    **Fix:** attack the other release too, or attack the generator, and add the results to `privacy.assessments`.
    """
    tested = release.root.once(_tested)
    files = [name for name in release.listed("what") if _holds_records(release, name)]
    named = release.root.once(_tested_files)
    if files and named and not any(name in named for name in files):
        released, assessed = release.called(files[0]), release.called(next(iter(named)))
        message = f"{released} is released, but privacy was assessed on {assessed} alone"
        yield release.fault("what", message, *(subject.place("ref") for subject in tested[:NAMED]))


@rule("PA72", SHOULD, DEMAND, at="/privacy/releases/*", needs=("draws",), sources="LINREC")
def unlimited_draws_are_tested_at_the_generator(release: Value) -> Iterator[Fault]:
    """Where anybody can draw without limit, the generator was attacked, and not one file alone.

    What one draw hides, a thousand draws show.

    **Problem:** Anybody can draw without limit, but only files were tested.

    **Fix:** attack the generator with many draws (`subject: {what: generator}`), or do not release it.
    """
    tested = release.root.once(_tested)
    if release["draws"] == "unlimited" and tested and release.root.once(_only_files_were_tested):
        yield release.fault(
            "draws", "anybody can draw without limit, but privacy was assessed on files alone",
            *(subject.place("what") for subject in tested[:NAMED]),
        )  # fmt: skip


@rule("PA73", MUST, CONTRADICTION, at="/lineage/related/*", needs=("relation",), sources="LINREC")
def relatives_from_the_same_source_are_counted(relative: Value) -> Iterator[Fault]:
    """What else was released from the same source is counted among the releases.

    Risk belongs to the sum of releases, and the manifest names one that it does not count.

    **Problem:** A release from the same source is not counted.

    **Fix:** add the relative to `privacy.releases`, or correct its relation.
    """
    releases, name = relative.root.get("privacy", "releases"), relative.id
    if relative["relation"] in _FROM_THE_SAME and releases is not None and name not in relative.root.once(_released):
        yield relative.fault(
            "relation", f"it is called {relative['relation'].replace('_', ' ')}, but is not among the releases",
            relative.root.place("privacy", "releases"),
        )  # fmt: skip


@rule("PA75", MUST, CONTRADICTION, at="/results/*", needs=("secret", "known"), sources="CPM RAAB")
def secrets_are_not_known(result: Value) -> Iterator[Fault]:
    """What an attack guesses is not among what the attacker knows.

    Who knows the answer guesses it.

    **Problem:** An attack guesses what the attacker already knows.

    **Fix:** take the field out of one of the two, and attack again.
    """
    known = set(result.listed("known"))
    for index, name in enumerate(result.listed("secret")):
        if name in known:
            yield result.fault(f"secret/{index}", f"{result.called(name)} is guessed, and known", result.place("known"))


def _was_repeated(result: Value) -> bool:
    """Whether the value is a rate over many games, so that it has an interval or was repeated."""
    return any(isinstance(result.get(key), Value) for key in ("interval", "repeats"))


def _tested(root: Value) -> list[Value]:
    """What the assessments of privacy measured."""
    named = [name for kind in _KINDS for name in root.listed("privacy", "assessments", kind)]
    results = [result for name in named if (result := root.find(name, "results")) is not None]
    return [subject for result in results if isinstance(subject := result.get("subject"), Value)]


def _tested_files(root: Value) -> dict[Any, None]:
    """The files of records on which privacy was assessed; none where something else was tested, too."""
    tested = _tested(root)
    named = [subject.get("ref") for subject in tested if subject.get("what") == "released_files"]
    alone = len(named) == len(tested) and all(_holds_records(root, name) for name in named)
    return dict.fromkeys(named if alone else ())


def _holds_records(release: Value, name: str | None) -> bool:
    file = release.find(name, "files")
    return file is not None and file.get("role") == "data"


def _only_files_were_tested(root: Value) -> bool:
    return all(subject.get("what") == "released_files" for subject in _tested(root))


def _released(root: Value) -> set[Any]:
    return {each for _, release in root.each("privacy", "releases") for each in release.listed("what")}
