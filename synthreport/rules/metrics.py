"""Rules that hold a result to what the registry says of its metric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.reading.places import few
from synthreport.rules.claims import of_a_fitting_kind, property_of
from synthreport.rules.privacy import likeness_alone
from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value
from synthreport.standard.metrics import CONTEXT, PARAMETER, Registry, context_in_words, registry

Entry = dict[str, Any]
_GUESSES = 100
"""So many names are looked for in the registry in one document: no more faults of a kind are always listed."""
_VERSION = re.compile(r"(?=.{1,50}$)v?[0-9]+(\.[0-9]+)*").fullmatch
_CONTROLLED = ("membership", "attribute", "copies")
_LIMITS = {"up": ("at_least", "at_most", "higher"), "down": ("at_most", "at_least", "lower")}


def _registry(value: Value) -> Registry:
    return registry(value.root.get("synthreport"))


def _metric(result: Value) -> Entry | None:
    """What the registry says of a result's metric; None where it is not of the registry, or unsaid."""
    name = result.get("metric")
    return _registry(result).metrics.get(name) if isinstance(name, str) else None


@rule("FI58", MUST, at="/results/*", needs=("metric",))
def metrics_are_registered_or_defined(result: Value) -> Iterator[Fault]:
    """A metric is one of the registry, or says where it is defined.

    A name alone is what everybody understands differently: the same two files score 0.50 or 0.97 under one name.

    **Fix:** give the id of the registry, or `{other: …, definition: …}` with the place of the definition.
    """
    name = result["metric"]
    if isinstance(name, str) and name.partition("@")[0] not in _registry(result).versions:
        near = result.root.once(Guesses).near(name)
        nearest = f"; the nearest are {', '.join(near)}" if near else ""
        yield result.fault("metric", f"the registry has no metric {name}{nearest}")


class Guesses:
    """The metrics that were probably meant, looked for as often as one document is worth."""

    def __init__(self, root: Value) -> None:
        self._registry = _registry(root)
        self._found: dict[str, list[str]] = {}

    def near(self, name: str) -> list[str]:
        """The ids that look most like this one."""
        if name not in self._found and len(self._found) < _GUESSES:
            self._found[name] = self._registry.nearest(name)
        return self._found.get(name, [])


@rule("FI59", MUST, at="/results/*", needs=("metric",))
def versions_of_metrics_are_known(result: Value) -> Iterator[Fault]:
    """A metric is named at a version of its definition that is known.

    Definitions change under a name: one library's score of the same files moved from 0.94 to 0.92 by a new threshold.

    **Fix:** give the version by whose definition the number was computed, or the definition itself.
    """
    name = result["metric"]
    if isinstance(name, str) and name not in _registry(result).metrics:
        stem, _, version = name.partition("@")
        if stem in _registry(result).versions:
            known = ", ".join(_registry(result).versions[stem])
            yield result.fault("metric", f"{stem} has no definition {version}; there is {known}")


@rule("FI60", MUST, at="/results/*", needs=("metric", "value"), minds=("noise",))
def values_lie_in_the_range(result: Value) -> Iterator[Fault]:
    """A value lies in the range of its metric, unless noise was added to it.

    A share of 1.3 is a slip, or another metric under this one's name.

    **Fix:** correct the value, or name the metric that it is a value of; with noise for privacy, give `noise`.
    """
    metric = _metric(result)
    if metric and result.get("noise") is None and (range_ := _beyond(result["value"], metric)):
        message = f"{result['metric']} lies {range_}, but the value is {result['value']:g}"
        yield result.fault("value", message, result.place("metric"))


@rule("FI61", SHOULD, at="/results/*", needs=("metric", "interval/low", "interval/high"), minds=("noise",))
def intervals_lie_in_the_range(result: Value) -> Iterator[Fault]:
    """An interval lies in the range of its metric, unless noise was added to the value.

    An interval of a share that begins below 0 was made by a formula that does not hold there.

    **Fix:** use a method that respects the range, such as Wilson's or a bootstrap.
    """
    metric = _metric(result)
    if metric and result.get("noise") is None:
        for end in ("low", "high"):
            if range_ := _beyond(result.get("interval", end), metric):
                found = result.get("interval", end)
                message = f"{result['metric']} lies {range_}, but the end is {found:g}"
                yield result.fault(f"interval/{end}", message, result.place("metric"))


def _beyond(value: float, metric: Entry) -> str:
    """In words the range that a value lies outside of; empty where it lies in it. An open end holds everything."""
    low, high = metric["range"]
    if low is not None and value < low:
        return f"at or above {low:g}"
    return f"at or below {high:g}" if high is not None and value > high else ""


@rule("FI62", SHOULD, at="/results/*", needs=("metric",))
def metrics_have_their_context(result: Value) -> Iterator[Fault]:
    """A metric is given with what it cannot be read without.

    A distance without the way it was measured, or a rate without the number that it rests on, can be held against
    nothing.

    **Fix:** add what is named; where it is not known, give a gap in its place where the field takes one.
    """
    metric = _metric(result)
    if lacking := [word for word in metric["context"] if not _is_given(result, word)] if metric else []:
        wanted = "; ".join(map(context_in_words, lacking))
        yield result.fault("", f"{result['metric']} is given without {wanted}", result.place("metric"))


def _is_given(result: Value, word: str) -> bool:
    """Whether a piece of context is there. A gap in its place counts as an answer, and so does what is malformed."""
    fields = CONTEXT[word][0] if word in CONTEXT else ("parameters",)
    if any(f"{result.pointer}/{field}" in result.root.taken_out for field in fields):
        return True
    if word.startswith(PARAMETER):
        return word.removeprefix(PARAMETER) in result.data.get("parameters", {})
    return any(result.data.get(field, "none") != "none" for field in fields)


@rule("FI63", MUST, at="/results/*", needs=("metric", "kind"))
def metrics_fit_the_kind_of_result(result: Value) -> Iterator[Fault]:
    """A result is of a kind that its metric can be.

    An attack that is given as a measurement has nobody who is attacked, and a score of a model without a task none
    that it solves.

    **Fix:** give the result the `kind` that is named, with the fields of that kind.
    """
    metric = _metric(result)
    if metric and result["kind"] not in metric["kinds"]:
        message = f"{result['metric']} is of kind {' or '.join(metric['kinds'])}, not {result['kind']}"
        yield result.fault("kind", message, result.place("metric"))


@rule("FI64", MUST, at="/results/*", needs=("metric", "tool"))
def metrics_are_computed_by_sound_tools(result: Value) -> Iterator[Fault]:
    """A metric was not computed by a version of a tool that is known to get it wrong.

    Functions of one name compute different things, and releases have defects; who knows them need not publish them.

    **Fix:** compute it again with another version or tool, or name the metric that the tool does compute.
    """
    tool = result.find(result["tool"], "tools")
    if tool is None:
        return
    for defect in _registry(result).defects:
        if result["metric"] in defect["metrics"] and _is_affected(tool, defect):
            yield result.fault(
                "tool", f"{tool['name']} {tool['version']} is known to get {result['metric']} wrong: {defect['what']}",
                tool.place("version"),
            )  # fmt: skip


def _is_affected(tool: Value, defect: Entry) -> bool:
    """Whether a tool is of a version that a defect is known of. A version that is no plain number is not judged."""
    name, version = tool.get("name"), _release(tool.get("version"))
    same = isinstance(name, str) and name.strip().lower().replace("_", "-") == defect["tool"]
    return same and version is not None and _release(defect["from"]) <= version <= _release(defect["through"])


def _release(version: Any) -> Any:
    """A version such as 0.20.1 as numbers that can be compared, without noughts at its end; None for any other text."""
    if not isinstance(version, str) or not _VERSION(version):
        return None
    return [int(part) for part in re.sub(r"(\.0+)+$", "", version.removeprefix("v")).split(".")]


@rule("PA57", SHOULD, at="/results/*", needs=("metric", "kind"), minds=("repeats",), sources="SYNQP")
def stochastic_attacks_are_repeated(result: Value) -> Iterator[Fault]:
    """An attack whose number no seed fixes was repeated.

    The number of such an attack scatters more than its own interval says: 0.13 to 0.20 over twenty runs on one table.

    **Fix:** repeat the attack, and give number, mean and spread in `repeats`.
    """
    metric = _metric(result)
    if not metric or metric["reproducible"] != "stochastic" or result["kind"] != "attack":
        return
    if result.get("repeats") in (None, "none"):
        message = f"{result['metric']} changes from run to run, but it was not repeated"
        yield result.fault("", message, result.place("metric"))


@rule("PA58", MUST, at="/results/*", needs=("metric", "kind", "control"), sources="PHANT SYNTHEVAL-8")
def metrics_that_need_unseen_persons_have_them(result: Value) -> Iterator[Fault]:
    """An attack whose metric compares with unseen persons has a control.

    The metric is defined by that comparison; without it, the number is another metric's.

    **Fix:** repeat the attack on unseen persons and name them in `control`, or name the metric that was computed.
    """
    metric = _metric(result)
    if metric and "holdout" in metric["needs"] and result["control"] == "none" and not _is_disclosure_test(result):
        message = f"{result['metric']} compares with unseen persons, but there is no control"
        yield result.fault("control", message, result.place("metric"))


def _is_disclosure_test(result: Value) -> bool:
    """Whether the manifest lists a result as a test that must have a control whatever its metric."""
    name = result.id
    return any(name in result.root.texts("privacy", "assessments", kind) for kind in _CONTROLLED)


@rule("PA59", MUST, at="/privacy/acceptance/*", needs=("result",), sources="RECON")
def limits_point_the_right_way(criterion: Value) -> Iterator[Fault]:
    """A limit bounds its metric on the side that is bad.

    An upper limit on a metric of which more is better lets pass what is worst.

    **Fix:** use `at_least` where higher is better and `at_most` where lower is.
    """
    result = criterion.find(criterion["result"], "results")
    if result is None:
        return
    metric = _metric(result) or {"direction": "unknown"}
    right, wrong, better = _LIMITS.get(str(metric["direction"]), ("", "", ""))
    limit = criterion.get(wrong)
    if limit is not None and criterion.get(right) is None:
        yield criterion.fault(
            wrong, f"of {result['metric']}, {better} values are better, but the limit is {wrong} {limit:g}",
            result.place("metric"),
        )  # fmt: skip


@rule("PU55", MUST, at="/claims/claimed/*", needs=("property", "evidence"), sources="NAF CPM")
def claims_rest_on_more_than_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """No claim rests on a composite or otherwise discouraged metric alone.

    A mean of means stays high while what matters is lost: a score of 0.86 stood beside a hazard ratio that moved from
    0.52 to 0.91.

    **Fix:** add the results that the score is made of, variable by variable and pair by pair.
    """
    yield from _on_discouraged_metrics(claim, of_a_fitting_kind(claim), property_of(claim))


def _on_discouraged_metrics(claim: Value, results: list[Value], what: str) -> Iterator[Fault]:
    """A fault where all results that show something are of metrics that the registry discourages."""
    metrics = [_metric(result) for result in results]
    if results and all(metric and metric["status"] == "discouraged" for metric in metrics):
        yield claim.fault(
            "evidence", f"{what} is claimed on {results[0]['metric']} alone, which is discouraged",
            *(result.place("metric") for result in results),
        )  # fmt: skip


@rule("PA60", MUST, at="/privacy/claims/empirical", needs=("evidence",), sources="CPM DCR")
def tested_privacy_rests_on_more_than_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """A tested privacy claim does not rest on discouraged metrics alone.

    Distances to training rows look safe where membership is wide open; other attacks that were made are to be named.

    **Fix:** link the attacks on membership and attributes in `evidence`, or drop the claim.
    """
    yield from _privacy_on_discouraged_metrics(claim)


@rule("PA61", MUST, at="/privacy/claims/legal_anonymity", needs=("evidence",), sources="CPM DCR")
def anonymity_rests_on_more_than_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """A claim of legal anonymity does not rest on discouraged metrics alone.

    The law asks whether a person can be singled out; a distance does not answer.

    **Fix:** link the tests of singling out, linkability and inference in `evidence`, or drop the claim.
    """
    yield from _privacy_on_discouraged_metrics(claim)


def _privacy_on_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """As with other claims, unless no attack was tried at all, which is another rule's fault to find."""
    found = [claim.find(name, "results", "dataset/publications") for name in claim.listed("evidence")]
    privacy = claim.root.get("privacy")
    if None not in found and not likeness_alone(privacy):
        yield from _on_discouraged_metrics(claim, [each for each in found if each], "privacy")


@rule("PU56", MUST, at="/claims/claimed/*", needs=("property", "evidence"), sources="KUO")
def metrics_can_show_what_is_claimed(claim: Value) -> Iterator[Fault]:
    """Some metric among the evidence of a claim can show what is claimed.

    Distributions of single columns say nothing of how they hang together, and correlations nothing of an order in time.

    **Fix:** link a result whose metric can show the property, or move the property to `not_claimed`.
    """
    results = of_a_fitting_kind(claim)
    metrics = [metric for result in results if (metric := _metric(result))]
    if claim["property"] == "subgroup" or len(metrics) < len(results):
        return
    usable = [metric for metric in metrics if metric["status"] != "discouraged"]
    if usable and not any(claim["property"] in metric["supports"] for metric in metrics):
        named = few([result["metric"] for result in results])
        yield claim.fault(
            "evidence", f"{property_of(claim)} is claimed, but {named} cannot show it",
            *(result.place("metric") for result in results),
        )  # fmt: skip
