"""What a profile demands of a manifest beyond levels: gaps that it does not accept, and its limits."""

from __future__ import annotations

from typing import Any

from synthreport.checker.item_states import Inventory
from synthreport.document import parts_of
from synthreport.finding import Finding, Level, Outcome, Place, State
from synthreport.profile.limits import Silent, breaches
from synthreport.standard.catalogue import Catalogue, Entry
from synthreport.standard.resolved_profile import LIMITS


def refused_gaps(catalogue: Catalogue, inventory: Inventory) -> list[Finding]:
    """Every gap of a kind that the profile does not accept for an item, under the code of the item; each place once."""
    policies = catalogue.profile["gaps"]
    found = {}
    for gap in inventory.gaps:
        for code in gap.codes:
            if code in policies and gap.kind not in policies[code]["accepts"]:
                found[code, gap.pointer] = _refused(catalogue, inventory, code, gap.pointer, gap.kind)
    return list(found.values())


def _refused(catalogue: Catalogue, inventory: Inventory, code: str, pointer: str, kind: str) -> Finding:
    profile, policy = catalogue.profile, catalogue.profile["gaps"][code]
    message = f"the profile {profile['profile']} does not accept the gap `{kind}` here: {policy['reason']}"
    accepted = ", ".join(policy["accepts"])
    fix = f"Answer; or declare a gap that the profile accepts: {accepted}." if accepted else "Answer: no gap will do."
    return Finding(code, inventory.level(code), catalogue.title(code), Place(pointer), message.rstrip("."), fix)


def limits(catalogue: Catalogue, data: Any, inventory: Inventory) -> tuple[Outcome, list[Finding]]:
    """What becomes of the limits of the profile, and a finding for each place that breaks one."""
    silent = _silent(inventory)
    broken: list[Finding] = []
    judged, open_ = 0, list[str]()
    for name, limit in catalogue.profile["limits"].items():
        found = _broken(catalogue, limit, data, silent)
        if found is None:
            open_.append(name)
        else:
            judged += 1
            broken += found
    return _outcome(catalogue, judged, open_, bool(broken)), broken


def _silent(inventory: Inventory) -> Silent:
    """The keys at which nothing is said: gaps, malformed values, what is asked for, and the first part of the rest."""

    def keys(holder: str) -> set[str]:
        out = (part for key in inventory.unsaid.places(holder) for part in parts_of(f"/{key}"))
        first = (lack.key.partition("/")[0] for lack in inventory.lacking.get(holder, ()))
        return {*out, *inventory.unsaid.lacking(holder), *first}

    return keys


def _broken(catalogue: Catalogue, limit: Entry, data: Any, silent: Silent) -> list[Finding] | None:
    pointers = breaches(limit["schema"], data, silent)
    if pointers is None:
        return None
    level, title = Level(limit["level"]), catalogue.title(LIMITS)
    message = f"{limit['message'].rstrip('.')} (profile {catalogue.profile['profile']})"
    return [Finding(LIMITS, level, title, Place(pointer), message, limit["fix"]) for pointer in pointers]


def _outcome(catalogue: Catalogue, judged: int, open_: list[str], broken: bool) -> Outcome:
    if not judged and not open_:
        return Outcome(LIMITS, catalogue.level(LIMITS), State.NOT_APPLICABLE)
    state = State.BROKEN if broken else State.HOLDS if judged else State.NOT_CHECKED
    reason = f"what {', '.join(open_)} reads is not stated" if open_ and not broken else ""
    return Outcome(LIMITS, catalogue.level(LIMITS), state, reason, judged, len(open_))
