"""What evidence shows: which publications count, which attacks fit which disclosure, and how good a value is."""

from __future__ import annotations

from typing import Any

from synthreport.rules.shared.metric_registry import Entry, is_similarity, metric_of
from synthreport.rules.shared.ranges import interval_of, is_possible
from synthreport.rules.value import Value, exact

ATTACKED = {
    "membership": {"membership"},
    "attribute": {"attribute"},
    "identity": {"identity", "linkage"},
    "copies": {"copies"},
}
"""Which disclosures, as the registry calls them, a test filed under each heading must attack."""

_ELSEWHERE = ("uses", "validates")
"""What a publication that others may have written has to do with the dataset."""
_REAL = ("real_vs_real", "real_rows", "real_training", "control", "published")
"""The baselines that say what a good value is."""


def cited(claim: Value) -> list[Value]:
    """The publications that are evidence of a claim: the dataset's own only with the place where it shows it."""
    named = [claim.find(name, "dataset/publications") for name in claim.listed("evidence")]
    located = claim.get("locator") is not None
    return [each for each in named if each is not None and (located or not is_own(each))]


def linked_results(claim: Value) -> list[Value]:
    """The results among a claim's evidence; none if it names something that is not there."""
    found = [claim.find(name, "results", "dataset/publications") for name in claim.listed("evidence")]
    return [] if None in found else linked(claim)


def linked(claim: Value) -> list[Value]:
    """The results among a claim's evidence."""
    return [each for name in claim.listed("evidence") if (each := claim.find(name, "results")) is not None]


def is_own(publication: Value) -> bool:
    """Whether a publication presents the dataset, so that its authors are those who claim."""
    return publication.get("relation") not in _ELSEWHERE


def is_trained_on_output(result: Value) -> bool:
    """Whether a result is that of a model trained on something else than a split of real rows."""
    return result.get("kind") == "downstream" and result.find(result.get("trained_on"), "splits") is None


def is_by_group(result: Value) -> bool:
    """Whether a result is about a group, or given for each."""
    return result.once(_names_a_group)


def _names_a_group(result: Value) -> bool:
    breakdown = result.get("breakdown")
    named = [result.get("group"), *(breakdown.data if isinstance(breakdown, Value) else ())]
    return any(result.find(name, "content/groups") for name in named)


def fits(result: Value, heading: str) -> bool:
    """Whether a result attacks the disclosure under whose heading it is filed.

    The author's own metric may, if it is an attack and not known as a measure of similarity.
    """
    metric = metric_of(result)
    if metric is not None:
        return bool(ATTACKED[heading].intersection(metric["attacks"]))
    if result.get("metric") is None or isinstance(result["metric"], str) or result.get("kind") is None:
        return True
    return result["kind"] == "attack" and not is_similarity(result)


def unfit(assessments: Value, heading: str) -> list[Value]:
    """The results that are filed under a heading if none of them fits it."""
    results = [assessments.find(name, "results") for name in assessments.listed(heading)]
    known = [result for result in results if result is not None]
    return known if len(known) == len(results) and not any(fits(result, heading) for result in known) else []


def misfiled(root: Value) -> set[str]:
    """The ids of all results that are filed as tests and test nothing of the kind."""
    assessments = root.get("privacy", "assessments")
    if not isinstance(assessments, Value):
        return set()
    return {result.id for heading in ATTACKED for result in unfit(assessments, heading)}


def attacked(result: Value) -> list[str]:
    """Which disclosures a result's metric attacks, as far as the registry knows."""
    metric = metric_of(result)
    return list(metric["attacks"]) if metric else []


def disclosed(result: Value) -> float | None:
    """How much of all there is to disclose an attack disclosed: 0 at what guessing reaches, 1 where it always succeeds.

    None if the metric does not say where that is.
    """
    return result.once(_disclosed)


def _disclosed(result: Value) -> float | None:
    metric, value = metric_of(result), result.get("value")
    if metric is None or value is None or result.get("kind") != "attack" or not is_possible(result):
        return None
    best, worst = _guessed(metric), _worst(result, metric, value)
    return (value - best) / (worst - best) if best is not None and worst is not None and worst != best else None


def above_chance(result: Value) -> float | None:
    """The lower end of an attack's interval, if all of it is better than guessing; otherwise None.

    What guessing reaches is known of differences to it, and of metrics that tend toward it; not of rates.
    """
    metric, ends = metric_of(result), interval_of(result)
    if metric is None or ends is None or result.get("kind") != "attack":
        return None
    toward, (low, _) = isinstance(metric["direction"], dict), metric["range"]
    guessed = _best(metric) if toward else 0.0 if metric["direction"] == "down" and (low is None or low < 0) else None
    return ends[0] if guessed is not None and ends[0] > guessed else None


def _guessed(metric: Entry) -> float | None:
    """What guessing reaches: 0 of a rate, and of a difference to guessing, which may be negative."""
    return 0.0 if metric["direction"] == "down" else _best(metric)


def _best(metric: Entry) -> float | None:
    direction, (low, high) = metric["direction"], metric["range"]
    best = direction["toward"] if isinstance(direction, dict) else {"down": low, "up": high}.get(direction)
    return None if best is None else float(best)


def _worst(result: Value, metric: Entry, value: float) -> float | None:
    """The end of the range that is bad; of a number of copies, the number of records."""
    direction, (low, high) = metric["direction"], metric["range"]
    if direction == "up":
        return low if high is not None else None
    if high is None and metric["attacks"] == ["copies"]:
        return exact(result.get("n"))
    both = isinstance(direction, dict) and metric["attacks"] == ["membership"]
    worst: float | None = low if both and value < direction["toward"] else high
    return worst


def shortfall(result: Value) -> str:
    """In words why a result does not show what is claimed: guessing is as good, or it is nearer to the worst than to
    what real rows reach. Empty if it may show it, or if that cannot be said.
    """
    metric, value = metric_of(result), result.get("value")
    if metric is None or value is None or not is_possible(result):
        return ""
    chance, low = metric["chance"], result.get("interval", "low")
    if chance is not None:
        least = value if low is None else min(low, value)
        return f"{least:g} is no better than the {chance:g} that guessing reaches" if least <= chance else ""
    good, worst = _reached(result, metric), _bad_end(metric, value)
    if good is None or worst is None or abs(value - worst) >= abs(value - good):
        return ""
    return f"{value:g} is nearer to the worst, {worst:g}, than to {good:g}"


def _bad_end(metric: Entry, value: float) -> float | None:
    """The worst value that a metric can have, on the side of this one."""
    direction, (low, high) = metric["direction"], metric["range"]
    if isinstance(direction, dict):
        direction = "down" if value > direction["toward"] else "up"
    end: float | None = {"up": low, "down": high}.get(direction)
    return end


def _reached(result: Value, metric: Entry) -> float | None:
    """What real rows reach by the manifest's own baselines; otherwise the best value there is."""
    given: list[Any] = [each.get("value") for _, each in result.each("comparators") if each.get("of") in _REAL]
    best = _best(metric)
    known = [value for value in given if value is not None]
    if known and best is not None:
        return float(min(known, key=lambda value: abs(value - best)))
    return best
