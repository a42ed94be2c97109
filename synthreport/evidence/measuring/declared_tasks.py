"""Tasks: those of the manifest, of the plan, and of the command line."""

from __future__ import annotations

from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.evidence.measuring.manifest_facts import Entry, Facts, stated, texts
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measured_results import Omitted, joined

_NOT_FIXED = {"gap": "not_recorded", "reason": "Named when `synthreport measure` ran, not beforehand."}


def entries(facts: Facts, outcomes: tuple[str, ...], event: str | None, plan: Plan) -> dict[str, Any]:
    """Tasks that the manifest does not declare yet, by their pointers; or declares as an earlier measurement did.

    So the same measurement again has the same evidence. Raises Unusable for an unknown column.
    """
    declared = {id for id, _ in facts.entries("tasks")}
    found = {id: _planned(task, plan) for id, task in plan.tasks.items() if id not in declared}
    for outcome in outcomes:
        own = {joined(["predict", outcome]): _named(facts, outcome, event)}
        known = {id: each for id, each in facts.entries("tasks") if facts.columns(stated(each, "outcome")) == [outcome]}
        found |= own if known in ({}, own) else {}
    return {f"/tasks/{id}": task for id, task in found.items()}


def tasks(facts: Facts, omitted: list[Omitted]) -> dict[str, Entry]:
    """Every task with an outcome, its fields as names of columns; the others are omitted."""
    found = {}
    for id, task in facts.entries("tasks"):
        outcome = facts.columns(stated(task, "outcome"))
        if not outcome:
            omitted.append(Omitted(f"task {id}", "it declares no outcome"))
            continue
        event = stated(task, "event")
        found[id] = {
            "outcome": outcome,
            "event": facts.column(event) if isinstance(event, str) else None,
            "predictors": facts.columns(stated(task, "predictors")),
            "kind": task.get("kind") if isinstance(task.get("kind"), str) else None,
        }
    return found


def _planned(task: Any, plan: Plan) -> Entry:
    if not isinstance(task, dict) or not texts(task.get("outcome")):
        raise Unusable("a task of the plan has no list `outcome`")
    return {"question": f"{task['outcome'][0]} from the other fields"} | task | {"fixed_on": plan.date}


def _named(facts: Facts, outcome: str, event: str | None) -> Entry:
    """A task for an outcome that the command line names; a time is predicted with the mark of its event."""
    for option, column in (("--outcome", outcome), ("--event", event)):
        if column is not None and facts.fields and column not in facts.ids:
            raise Unusable(f"{option} {column}: the manifest describes no such column")
    by_role = facts.with_role("event") if outcome in facts.with_role("time") else []
    marks = [event] if event is not None else by_role
    timed = {"kind": "survival", "event": facts.ids.get(marks[0], marks[0])} if marks else {}
    question = {"question": f"{outcome} from the other fields"}
    return question | timed | {"outcome": [facts.ids.get(outcome, outcome)], "fixed_on": dict(_NOT_FIXED)}
