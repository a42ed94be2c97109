"""Rules on decisions about the source and about the output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import DEMAND, MUST, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.persons import learned_before, person_inputs
from synthreport.rules.value import Fault, Value
from synthreport.standard.gaps import is_gap

_LET_OFF = ("waived", "exempt", "not_required")
_OPEN_TO_VIEW = ("identifiable", "pseudonymised")


@rule("ET51", MUST, DEMAND, at="/inputs/*/source_use", needs=("decision", "basis"), sources="NAT-ED EDPB28")
def synthetic_output_excuses_no_source(use: Value) -> Iterator[Fault]:
    """Review of the source is not dropped because the output is synthetic.

    The records that go in are real, whatever comes out.

    **Fix:** name the ground on which the source itself could be used, or have its use reviewed.
    """
    if use["decision"] in _LET_OFF and use.get("basis") == "output_is_synthetic":
        message = f"use of the source is {_words(use['decision'])} because the output is synthetic"
        yield use.fault("basis", message, use.place("decision"))


@rule("ET52", MUST, DEMAND, at="/inputs/*", needs=("identifiability", "source_use/decision"), sources="NAT-ED EDPB28")
def identifiable_sources_are_decided_on(source: Value) -> Iterator[Fault]:
    """For a source with identifiable persons, somebody decided on its use.

    Where persons can be known by their records, no decision means nobody asked.

    **Fix:** obtain and state the decision, its body and its date; or correct the identifiability.
    """
    if source["identifiability"] in _OPEN_TO_VIEW and source.get("source_use", "decision") == "not_required":
        yield source.fault(
            "source_use/decision",
            f"no decision was required, but persons were {source['identifiability']}",
            source.place("identifiability"),
        )


@rule("ET53", MUST, DEMAND, at="/ethics/output_use", needs=("decision",), sources="NAT-ED EDPB28")
def a_waiver_rests_on_an_assessment(use: Value) -> Iterator[Fault]:
    """Where review of the output is dropped, disclosure was assessed.

    `Low risk` is a finding; somebody must have looked.

    **Fix:** link results in `privacy/assessments`, or have the use of the output decided on.
    """
    if use["decision"] not in _LET_OFF or not person_inputs(use.root):
        return
    if _nothing_assessed(use.root):
        yield use.fault(
            "decision",
            f"review of the output is {_words(use['decision'])}, but no disclosure was assessed",
            use.root.place("privacy", "assessments"),
        )


@rule("ET54", MUST, DEMAND, at="/ethics/output_use/conditions/*", needs=("evidence",))
def conditions_are_shown_to_hold(condition: Value) -> Iterator[Fault]:
    """Every condition of a decision is shown to be kept.

    A decision that depends on low risk is void until the risk is known to be low.

    **Fix:** link the result that shows it in `evidence`.
    """
    if not condition.listed("evidence"):
        decision = condition.root.place("ethics", "output_use", "decision")
        message = "the decision depends on this condition, but nothing shows that it is kept"
        yield condition.fault("evidence", message, decision)


@rule("ET55", MUST, DEMAND, at="/inputs/*", needs=("source_use/date",), disclosable=True)
def decided_before_learning(source: Value) -> Iterator[Fault]:
    """Use of the source was decided before something was learned from it.

    A decision after the fact is none.

    **Fix:** correct the dates; if they are right, say so to the body that decided, and in `limitations`, with the input
    in `about`.
    """
    decided = source.get("source_use", "date")
    early = learned_before(source, decided)
    for identifier, step in early[:1]:
        yield source.fault(
            "source_use/date",
            f"decided on {decided}, but step {identifier} started on {step['started']}",
            *(each.place("started") for _, each in early),
        ).concerning(source.id)


@rule("ET56", MUST, DEMAND, at="/ethics/output_use", needs=("date",), sources="NAT-ED", disclosable=True)
def output_was_decided_on_before_its_release(use: Value) -> Iterator[Fault]:
    """Use of the output was decided before it was released.

    A decision after the fact is none.

    **Fix:** correct the dates; if they are right, say so to the body that decided, and in `limitations`, with the files
    in `about`.
    """
    released = use.root.get("dataset", "released")
    if after(use["date"], released):
        files = [name for name, file in use.root.each("files") if file.get("role") == "data"]
        message, place = f"decided on {use['date']}, but released on {released}", use.root.place("dataset", "released")
        yield use.fault("date", message, place).concerning(*files)


def _nothing_assessed(root: Value) -> bool:
    """Whether it is said that no test was performed; any other gap leaves open whether there was one."""
    privacy = root.get("privacy")
    held = privacy.data.get("assessments") if isinstance(privacy, Value) else None
    if not isinstance(held, dict):
        return False
    answers = [held] if is_gap(held) else [answer for key, answer in held.items() if key[:2] != "x-"]
    return all(map(_is_no_test, answers))


def _is_no_test(answer: Any) -> bool:
    return answer in ("none", []) or (isinstance(answer, dict) and answer.get("gap") == "not_performed")


def _words(word: str) -> str:
    return word.replace("_", " ")
