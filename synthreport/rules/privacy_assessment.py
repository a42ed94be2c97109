"""Rules on tests of privacy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.document.positions import few
from synthreport.rules.rows.exposure import shown_to_be_seen
from synthreport.rules.rows.rows import rows
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.metric_registry import metric_of
from synthreport.rules.value import NAMED, Fault, Value, exact

_LIMITS = {"up": ("at_least", "at_most", "higher"), "down": ("at_most", "at_least", "lower")}
_KINDS = ("membership", "attribute", "identity", "copies", "vulnerable_records")
_FROM_THE_SAME = ("sibling_release", "trained_on_same_source")


@rule("PA51", MUST, CONTRADICTION, at="/results/*", needs=("control",), sources="PHANT SYNTHEVAL-8")
def controls_were_not_seen(result: Value) -> Iterator[Fault]:
    """The generator never saw the control of an attack.

    A control that was seen is a second training set; the difference between the two is always small.

    **Problem:** The generator saw the control of an attack.

    **Fix:** attack again, with a split that was `seen_by_generator: none` as control.
    """
    split = result.find(result["control"], "splits")
    if split is not None and (seen := split.listed("seen_by_generator")):
        yield result.fault(
            "control", f"the generator saw the control {result['control']} ({few(seen)})",
            split.place("seen_by_generator"),
        )  # fmt: skip


@rule("PA52", MUST, CONTRADICTION, at="/privacy", needs=("control_set",), sources="PHANT SYNTHEVAL-8")
def control_set_was_not_seen(privacy: Value) -> Iterator[Fault]:
    """The generator never saw the control set.

    Without people who were not in the data, nobody can tell leakage from what is true of everybody.

    **Problem:** The generator saw the control set.

    **Fix:** name a split that was `seen_by_generator: none`, or say that there is none.
    """
    for index, name in enumerate(privacy.listed("control_set")):
        split = privacy.find(name, "splits")
        if split is not None and (seen := split.listed("seen_by_generator")):
            yield privacy.fault(
                f"control_set/{index}", f"the generator saw {name} ({few(seen)})",
                split.place("seen_by_generator"),
            )  # fmt: skip


@rule("PA53", MUST, CONTRADICTION, at="/results/*", needs=("against", "control"), sources="PHANT SYNTHEVAL-8")
def control_is_apart_from_the_attacked(result: Value) -> Iterator[Fault]:
    """The control of an attack shares no person with the rows that are attacked.

    Who is on both sides is a member and a non-member at once.

    **Problem:** The control of an attack overlaps the attacked rows.

    **Fix:** take shared persons out of one of the two, and attack again.
    """
    control, against = result["control"], result["against"]
    if control == against:
        yield result.fault("control", "the control is the split that is attacked", result.place("against"))
    elif shown_to_be_seen(result.find(control, "splits")):
        return
    elif rows(result.root).holding(control, [against]):
        yield result.fault("control", f"the control is a part of {against}, which is attacked", result.place("against"))
    else:
        yield from _sharing_persons(result, control, against)


@rule("PA55", MUST, DEMAND, at="/privacy/acceptance/*", needs=("set_on", "result"), sources="RECON", disclosable=True)
def limits_precede_results(criterion: Value) -> Iterator[Fault]:
    """A limit was set before the result that it judges, and before the release.

    A threshold that was set after the result is a description of it.

    **Problem:** A limit was set after its result or after the release.

    **Fix:** correct the dates, or do not call it a limit; if they are right, say so in `limitations`, with the result
    in `about`.
    """
    result, released = criterion.find(criterion["result"], "results"), criterion.root.get("dataset", "released")
    if result is None:
        return
    computed, message = result.get("computed_on"), f"set on {criterion['set_on']}, but the "
    if after(criterion["set_on"], computed):
        place = result.place("computed_on")
        yield criterion.fault("set_on", f"{message}result was computed on {computed}", place).concerning(result.id)
    elif computed is None and after(criterion["set_on"], released):
        place = criterion.root.place("dataset", "released")
        yield criterion.fault("set_on", f"{message}dataset was released on {released}", place).concerning(result.id)


@rule(
    "PA56", MUST, DEMAND, at="/privacy/acceptance/*", needs=("result",), minds=("at_most", "at_least"), disclosable=True
)
def limits_were_kept(criterion: Value) -> Iterator[Fault]:
    """Every limit has a bound, and every result kept the limit that was set for it.

    A release beyond its own limit needs a reason that the manifest does not give; a limit without a bound is none.

    **Problem:** A limit has no bound, or was not kept.

    **Fix:** state the bound; do not release beyond it, or state in `limitations` who accepted the breach and why, and
    name the result in `about`.
    """
    result = criterion.find(criterion["result"], "results")
    most, least = criterion.get("at_most"), criterion.get("at_least")
    if "at_most" not in criterion.data and "at_least" not in criterion.data:
        yield criterion.fault("", "no bound is set, neither `at_most` nor `at_least`", criterion.place("result"))
    if result is None or result.get("value") is None:
        return
    value = result["value"]
    above, below = most is not None and value > most, least is not None and value < least
    for side, limit in [("at_most", most)] * above + [("at_least", least)] * below:
        message = f"the limit is {limit:g}, but the result is {value:g}"
        yield criterion.fault(side, message, result.place("value")).concerning(result.id)


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


@rule("PA59", MUST, CONTRADICTION, at="/privacy/acceptance/*", needs=("result",), sources="RECON")
def limits_point_the_right_way(criterion: Value) -> Iterator[Fault]:
    """A limit bounds its metric on the side that is bad.

    An upper limit on a metric of which more is better lets pass what is worst.

    **Problem:** A limit bounds its metric on the wrong side.

    **Fix:** use `at_least` where higher is better and `at_most` where lower is.
    """
    result = criterion.find(criterion["result"], "results")
    if result is None:
        return
    metric = metric_of(result) or {"direction": "unknown"}
    right, wrong, better = _LIMITS.get(_direction(result, metric), ("", "", ""))
    limit = criterion.get(wrong)
    if limit is not None and criterion.get(right) is None:
        yield criterion.fault(
            wrong, f"of {result['metric']}, {better} values are better, but the limit is {wrong} {limit:g}",
            result.place("metric"),
        )  # fmt: skip


def _direction(result: Value, metric: Mapping[str, Any]) -> str:
    """Which way a metric gets better; the more often an attack succeeds the worse, whatever its metric tends to."""
    toward = isinstance(metric["direction"], dict)
    return "down" if toward and result.get("kind") == "attack" else str(metric["direction"])


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
        yield release.fault(
            "what", f"{files[0]} is released, but privacy was assessed on {next(iter(named))} alone",
            *(subject.place("ref") for subject in tested[:NAMED]),
        )  # fmt: skip


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


@rule("PA74", SHOULD, DEMAND, at="/privacy", needs=("control_set",), sources="PHANT SYNTHEVAL-8")
def control_sets_are_used(privacy: Value) -> Iterator[Fault]:
    """Every control set is the control of some attack.

    A control that was kept and not used controls nothing.

    **Problem:** A control set is the control of no attack.

    **Fix:** attack with it and name it as `control`; or take it out of `control_set`.
    """
    attacks = [result for _, result in privacy.root.each("results") if result.get("kind") == "attack"]
    controls = {attack.get("control") for attack in attacks}
    for index, name in enumerate(privacy.listed("control_set")):
        if privacy.find(name, "splits") and controls and None not in controls and name not in controls:
            places = [attack.place("control") for attack in attacks[:NAMED]]
            yield privacy.fault(f"control_set/{index}", f"{name} is the control of no attack", *places)


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
            yield result.fault(f"secret/{index}", f"{name} is guessed, and known", result.place("known"))


def _sharing_persons(result: Value, control: str, against: str) -> Iterator[Fault]:
    """A fault where control or attacked rows are said to share persons with the other."""
    for one, other in ((control, against), (against, control)):
        split = result.find(one, "splits")
        if split is not None and (shared := split.get("overlaps", other)):
            message = f"the control shares {shared:,} persons with {against}, which is attacked"
            yield result.fault("control", message, split.place("overlaps", other))
            return


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
