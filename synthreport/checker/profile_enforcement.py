"""A profile's demands beyond levels and gaps: its limits."""

from __future__ import annotations

from functools import partial
from typing import Any

from synthreport.checker.finding_list import Listing, Outcomes
from synthreport.checker.item_states import Inventory
from synthreport.checker.judging.crashes import guarded
from synthreport.document import parts_of
from synthreport.finding import Finding, Level, Place, Problem
from synthreport.outcome import Outcome, State
from synthreport.profile.limit_view import Silent, view
from synthreport.profile.limits import breaking
from synthreport.profile.reading import Budget, TooCostly
from synthreport.standard.catalogue import Catalogue, Entry
from synthreport.standard.resolved_profile import LIMITS

_FOR_THE_PROFILE = "Nothing in the manifest needs a fix for it. Ask those who wrote the profile for a simpler limit."


def profile_outcomes(data: Any, inventory: Inventory, listing: Listing) -> Outcomes:
    """List what breaks the profile's limits; returns their outcome, and that of items that are missing by one."""
    missing = set[str]()
    outcomes = {LIMITS: guarded(LIMITS, listing, partial(_limits, data, inventory, listing, missing))}
    return outcomes | {code: Outcome(code, inventory.level(code), State.MISSING) for code in missing}


def _limits(data: Any, inventory: Inventory, listing: Listing, missing: set[str]) -> Outcome:
    outcome, broken = limits(listing.catalogue, data, inventory)
    for finding in broken:
        listing.put(finding)
    missing.update(finding.code for finding in broken if finding.code != LIMITS)
    return outcome


def limits(catalogue: Catalogue, data: Any, inventory: Inventory) -> tuple[Outcome, list[Finding]]:
    """The outcome of the profile's limits, and a finding for each place that breaks one.

    A limit that takes too many steps is also a finding: it must not look like a limit that holds.
    """
    seen, budget = view(data, _silent(inventory)), Budget()
    broken, costly, open_ = list[Finding](), list[Finding](), list[str]()
    for name, limit in catalogue.profile["limits"].items():
        try:
            pointers = breaking(limit["schema"], seen, budget)
        except TooCostly as reason:
            message = f"the limit {name} is not checked: {reason}"
            finding = _finding(catalogue, limit, "", message, _FOR_THE_PROFILE)
            costly.append(finding._replace(problem=Problem.LIMIT_NOT_CHECKED))
            continue
        open_ += [name] if pointers is None else []
        broken += [_finding(catalogue, limit, each, limit["message"], limit["fix"]) for each in pointers or ()]
    return _outcome(catalogue, open_, costly, broken), [*broken, *costly]


def _silent(inventory: Inventory) -> Silent:
    """The keys without an answer: gaps, malformed values, missing answers, and the first part of the rest."""

    def keys(holder: str) -> set[str]:
        out = (part for key in inventory.unsaid.places(holder) for part in parts_of(f"/{key}"))
        first = (lack.key.partition("/")[0] for lack in inventory.lacking.get(holder, ()))
        return {*out, *inventory.unsaid.lacking(holder), *first}

    return keys


def _finding(catalogue: Catalogue, limit: Entry, pointer: str, message: str, fix: str) -> Finding:
    message = f"{message.rstrip('.')} (profile {catalogue.profile['profile']})"
    code = limit.get("item", LIMITS)
    title, problem = catalogue.title(code), catalogue.problem(code)
    return Finding(code, Level(limit["level"]), title, problem, Place(pointer), message, fix)


def _outcome(catalogue: Catalogue, open_: list[str], costly: list[Finding], broken: list[Finding]) -> Outcome:
    unchecked = len(open_) + len(costly)
    judged = len(catalogue.profile["limits"]) - unchecked
    state = State.BROKEN if broken else State.NOT_CHECKED if costly or not judged else State.HOLDS
    reasons = [f"what {', '.join(open_)} reads is not stated"] if open_ else []
    reasons += [finding.message for finding in costly]
    return Outcome(LIMITS, catalogue.level(LIMITS), state, "" if broken else "; ".join(reasons), judged, unchecked)
