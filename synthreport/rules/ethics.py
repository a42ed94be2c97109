"""Rules on decisions about the source and about the output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.parties import name_of
from synthreport.rules.shared.persons import learned_before, person_inputs
from synthreport.rules.shared.wording import in_words, words_and_numbers_of
from synthreport.rules.value import Fault, Value
from synthreport.standard.gaps import is_gap

_LET_OFF = ("waived", "exempt", "not_required")
_OPEN_TO_VIEW = ("identifiable", "pseudonymised")
_NO_LAW = ("institutional_policy", "consent")
_SYNTHETIC = "(?i)synth|sintet|sintét|syntet|синтет|συνθετ|合成|합성|artificial (?:data|records|patients)|künstlich"
"""The word, or its stem, in the languages of the list of placeholders."""
_REFUTED_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "anonymous_source": (("identifiability",), _OPEN_TO_VIEW),
    "no_person_level_data": (("level",), ("person",)),
    "public_data": (("access",), ("restricted", "confidential")),
    "ethics_approval": (("source_use", "decision"), ("not_required",)),
    "consent": (("consent", "covers_derived_data"), ("no",)),
}
"""By the ground of a decision, the answers of a source that it cannot be true beside."""


@rule("ET51", MUST, DEMAND, at="/inputs/*/source_use", needs=("decision", "basis"), sources="NAT-ED EDPB28")
def synthetic_output_excuses_no_source(use: Value) -> Iterator[Fault]:
    """The use of the source does not rest on the output being synthetic.

    The records that go in are real, whatever comes out.

    **Problem:** Use of the source rests on the output being synthetic.

    **Fix:** name the ground on which the source itself could be used, or have its use reviewed.
    """
    if use.get("basis") == "output_is_synthetic":
        message = f"use of the source is {in_words(use['decision'])} because the output is synthetic"
        yield use.fault("basis", message, use.place("decision"))


@rule("ET52", MUST, DEMAND, at="/inputs/*", needs=("identifiability", "source_use/decision"), sources="NAT-ED EDPB28")
def identifiable_sources_are_decided_on(source: Value) -> Iterator[Fault]:
    """For a source with identifiable persons, somebody decided on its use, or a law says that nobody need.

    Where persons can be known by their records, a custom of the house is no ground.

    **Problem:** No decision on the use of an identifiable source.

    **Fix:** state the decision, its body and its date; or the ground in law: `statutory_task`, `data_permit`,
    `exempt_by_law`, `not_human_subjects_research`.
    """
    use = source["source_use"]
    nobody = use["decision"] == "not_required" and use.get("body") == "none"
    if source["identifiability"] in _OPEN_TO_VIEW and nobody and use.get("basis") in _NO_LAW:
        yield source.fault(
            "source_use/decision",
            f"no decision was required by {in_words(use['basis'])}, but persons were {source['identifiability']}",
            source.place("identifiability"),
        )


@rule("ET53", MUST, DEMAND, at="/ethics/output_use", needs=("decision",), sources="NAT-ED EDPB28")
def a_waiver_rests_on_an_assessment(use: Value) -> Iterator[Fault]:
    """Where review of the output is dropped, disclosure was assessed.

    `Low risk` is a finding; somebody must have looked.

    **Problem:** Review of the output was dropped without an assessment.

    **Fix:** link results in `privacy/assessments`, or have the use of the output decided on.
    """
    if use["decision"] not in _LET_OFF or not person_inputs(use.root):
        return
    if _nothing_assessed(use.root):
        yield use.fault(
            "decision",
            f"review of the output is {in_words(use['decision'])}, but no disclosure was assessed",
            use.root.place("privacy", "assessments"),
        )


@rule("ET54", MUST, DEMAND, at="/ethics/output_use/conditions/*", needs=("evidence",))
def conditions_are_shown_to_hold(condition: Value) -> Iterator[Fault]:
    """Every condition of a decision is shown to be kept.

    A decision that depends on low risk is void until the risk is known to be low.

    **Problem:** A condition of the decision is not shown to be kept.

    **Fix:** link the result that shows it in `evidence`.
    """
    if not condition.listed("evidence"):
        decision = condition.root.place("ethics", "output_use", "decision")
        message = "the decision depends on this condition, but nothing shows that it is kept"
        yield condition.fault("evidence", message, decision)


@rule("ET55", MUST, DEMAND, at="/inputs/*", needs=("source_use/date",), disclosable=True)
def decided_before_learning(source: Value) -> Iterator[Fault]:
    """Use of the source was decided before something was learned from it.

    A decision after the fact is none. A step without a date started before what stems from it.

    **Problem:** The use of a source was decided on too late.

    **Fix:** correct the dates; if they are right, say so to the body that decided, and in `limitations`, with the input
    in `about`.
    """
    decided = source.get("source_use", "date")
    early = learned_before(source, decided)
    for _, step in early[:1]:
        yield source.fault(
            "source_use/date",
            f"decided on {decided}, but {step.called()} started on {step['started']}",
            *(each.place("started") for _, each in early),
        ).concerning(source.id)
    released = source.root.get("dataset", "released")
    if not early and after(decided, released):
        message, place = f"decided on {decided}, but released on {released}", source.root.place("dataset", "released")
        yield source.fault("source_use/date", message, place).concerning(source.id)


@rule("ET56", MUST, DEMAND, at="/ethics/output_use", needs=("date",), sources="NAT-ED", disclosable=True)
def output_was_decided_on_before_its_release(use: Value) -> Iterator[Fault]:
    """Use of the output was decided before it was released.

    A decision after the fact is none.

    **Problem:** The use of the output was decided on after its release.

    **Fix:** correct the dates; if they are right, say so to the body that decided, and in `limitations`, with the files
    in `about`.
    """
    released = use.root.get("dataset", "released")
    if after(use["date"], released):
        files = [name for name, file in use.root.each("files") if file.get("role") == "data"]
        message, place = f"decided on {use['date']}, but released on {released}", use.root.place("dataset", "released")
        yield use.fault("date", message, place).concerning(*files)


@rule("ET57", SHOULD, ADVICE, at="/inputs/*/source_use", needs=("decision", "basis/other"), sources="NAT-ED EDPB28")
def own_words_give_a_ground_in_the_source(use: Value) -> Iterator[Fault]:
    """Where the source needed no review, a ground in one's own words is about the source, not about synthetic output.

    The records that go in are real, whatever comes out; said in other words it is no better.

    **Problem:** The ground for using the source is about synthetic data.

    **Fix:** name the ground on which the source itself could be used: the law, the permit, the ruling and its number.
    """
    if use["decision"] in _LET_OFF and re.search(_SYNTHETIC, use["basis"]["other"]):
        message = f"use of the source is {in_words(use['decision'])} on a ground that is about synthetic data"
        yield use.fault("basis/other", message, use.place("decision"))


@rule("ET58", MUST, CONTRADICTION, at="/inputs/*", needs=("source_use/basis",), sources="EDPB28")
def the_ground_is_true_of_the_source(source: Value) -> Iterator[Fault]:
    """The ground on which a source was used agrees with the other answers about it.

    Records that are pseudonymised are not anonymous, and those that few can get are not public.

    **Problem:** The ground for using a source contradicts another answer.

    **Fix:** name the ground that the decision rests on, or correct the other answer.
    """
    for basis, (keys, values) in _REFUTED_BY.items():
        answer = source.get(*keys)
        if source.get("source_use", "basis") == basis and answer in values:
            message = f"the ground is {in_words(basis)}, but {in_words(keys[-1])} is {in_words(answer)}"
            yield source.fault("source_use/basis", message, source.place(*keys))


@rule("ET59", MUST, DEMAND, at="/inputs/*/source_use", needs=("decision", "body"), sources="NAT-ED")
def decisions_on_sources_have_a_body(use: Value) -> Iterator[Fault]:
    """An approval or a waiver for the source names who gave it.

    What nobody approved is not approved.

    **Problem:** The decision on the source was made by nobody.

    **Fix:** name the body, or correct the decision.
    """
    yield from _given_by_nobody(use)


@rule("ET60", MUST, DEMAND, at="/ethics/output_use", needs=("decision", "body"), sources="NAT-ED")
def decisions_on_outputs_have_a_body(use: Value) -> Iterator[Fault]:
    """An approval or a waiver for the output names who gave it.

    What nobody approved is not approved.

    **Problem:** The decision on the output was made by nobody.

    **Fix:** name the body, or correct the decision.
    """
    yield from _given_by_nobody(use)


@rule("ET61", MUST, DEMAND, at="/inputs/*", needs=("processed_in/output_check/date",), sources="EHDS", disclosable=True)
def what_left_was_checked_before_its_release(source: Value) -> Iterator[Fault]:
    """What left the place of processing was checked before it was released.

    A check after the release finds what everybody has.

    **Problem:** Released without a check of what left.

    **Fix:** correct the dates; if they are right, say so in `limitations`, with the input in `about`.
    """
    checked, released = source.get("processed_in", "output_check", "date"), source.root.get("dataset", "released")
    if after(checked, released):
        message, place = f"checked on {checked}, but released on {released}", source.root.place("dataset", "released")
        yield source.fault("processed_in/output_check/date", message, place).concerning(source.id)


@rule("ET62", MUST, DEMAND, at="/dataset", needs=("creators",), sources="NAT-ED")
def no_creator_decides_alone(dataset: Value) -> Iterator[Fault]:
    """The use of a source or of the output was not approved by a creator in person.

    Who asks and who allows are not one person.

    **Problem:** A creator approved the use.

    **Fix:** name the body that decided; if there was none, say `decision: not_required` or give a gap.
    """
    creators = [dataset.find(name, "parties") for name in dataset.listed("creators")]
    persons = {name_of(each): each for each in creators if each is not None and each.get("kind") == "person"}
    uses = [source.get("source_use") for _, source in dataset.root.each("inputs")]
    for use in (*uses, dataset.root.get("ethics", "output_use")):
        body = use.get("body") if isinstance(use, Value) else None
        creator = persons.get(words_and_numbers_of(body)) if isinstance(body, str) else None
        if creator is not None and use.get("decision") in ("approved", "waived", "exempt"):
            yield Fault(use.place("body"), f"{body} decided, who is a creator", (creator.place("name"),))


def _given_by_nobody(use: Value) -> Iterator[Fault]:
    if use["decision"] in ("approved", "waived") and use["body"] == "none":
        yield use.fault("body", f"the use is {use['decision']}, but by nobody", use.place("decision"))


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
