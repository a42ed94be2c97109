"""Links: which results bear on which claims and questions of the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.evidence.measuring.manifest_facts import Entry, Facts, texts
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measured_results import Number

_ASSESSED = ("membership", "attribute", "identity", "copies", "vulnerable_records")
_SUPPORTING = {
    "marginals": ("marginals",), "joint": ("joint",), "diversity": ("diversity",), "rare_events": ("rare_events",),
    "missingness": ("missingness",), "logical": ("logical",), "schema": ("schema",), "temporal": ("temporal",),
    "subgroup": ("groups",),
}  # fmt: skip
_EFFECTS = ("inferential", "causal")


def links(data: Any, numbers: list[Number], plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """Pointers of lists, each with the results that belong in it."""
    for heading in _ASSESSED:
        yield f"/privacy/assessments/{heading}", _under(numbers, heading)
    if controls := _controls(numbers):
        yield "/privacy/control_set", controls
    for id, rule in Facts(data).entries("constraints"):
        if rule.get("held_by") in ("learned", "nothing", "unknown"):
            yield pointer_of(["constraints", id, "violations"]), _under(numbers, f"constraints/{id}")
    for id, claim in Facts(data).entries("claims", "claimed"):
        yield pointer_of(["claims", "claimed", id, "evidence"]), list(_evidence(claim, numbers))
    yield from _validation(data, numbers)


def _validation(data: Any, numbers: list[Number]) -> Iterator[tuple[str, list[str]]]:
    """Results for training and for estimates, if they are uses of the dataset or asked for; and those by group."""
    for heading, use in (("training", "model_training"), ("inference", "inference")):
        meant = get(data, f"/purpose/uses/{use}", None) == "intended"
        if meant or isinstance(get(data, f"/validation/{heading}", None), dict):
            yield f"/validation/{heading}/results", _under(numbers, heading)
    yield "/validation/groups", _under(numbers, "groups")


def planned(data: Any, numbers: list[Number], plan: Plan) -> Iterator[tuple[str, Any]]:
    """The plan that was fixed beforehand, and the limits that it set."""
    if plan.sha256 is None:
        return
    ids = [each.id for each in numbers]
    lost = [each for each in plan.results if each not in ids]
    families = [f"{what}: {why}" for what, why in plan.left_out.items()]
    missing = [f"not measured: {', '.join(lost)}"] if lost else []
    left_out = "; ".join([*families, *missing]) or "none"
    results = [each for each in plan.results if each in ids] or ids
    yield "/validation/plan", {"date": plan.date, "results": results, "left_out": left_out}
    for id, limit in plan.limits.items():
        if id in ids and isinstance(limit, dict):
            who = {"set_by": plan.by} if plan.by else {}
            yield pointer_of(["privacy", "acceptance", id]), {"result": id} | who | {"set_on": plan.date} | limit


def _under(numbers: list[Number], heading: str) -> list[str]:
    return [each.id for each in numbers if heading in each.headings]


def _controls(numbers: list[Number]) -> list[str]:
    found = {str(each.answers["control"]) for each in numbers if each.answers.get("control", "none") != "none"}
    return sorted(found)


def _evidence(claim: Entry, numbers: list[Number]) -> Iterator[str]:
    """The results that show what a claim says about the whole table, the tasks or the estimands."""
    what = str(claim.get("property"))
    if claim.get("excluding") or any(each for each in texts(claim.get("scope")) if not _is_whole(each, numbers)):
        return
    wanted = set(_SUPPORTING.get(what, ()))
    wanted |= {f"task/{id}" for id in texts(claim.get("tasks"))} if what == "predictive" else set()
    for each in numbers:
        is_effect = what in _EFFECTS and any(heading.startswith("estimand/") for heading in each.headings)
        if is_effect or wanted.intersection(each.headings):
            yield each.id


def _is_whole(scope: str, numbers: list[Number]) -> bool:
    """Whether a scope is a table, and not a field that results are about."""
    return not any(scope in texts(each.answers.get("fields")) and len(each.answers["fields"]) > 1 for each in numbers)
