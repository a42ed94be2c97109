"""Rules on privacy: formal guarantees, attacks, controls."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.reading.places import few
from synthreport.rules.dates import after
from synthreport.rules.flow import LEARNING, pipeline
from synthreport.rules.inputs import person_inputs
from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value, exact

_DP = "/privacy/claims/differential_privacy"
_NIST = "NIST-SP-800-226"


@rule("PM51", MUST, at=_DP, needs=("definition",), minds=("delta",), sources=_NIST)
def guarantees_have_delta(claim: Value) -> Iterator[Fault]:
    """A guarantee that is not pure has δ.

    ε alone is a pure guarantee. Under the other definitions it is one half of a pair: it holds at a δ, stated or
    converted for, and says nothing without it.

    **Fix:** state the `delta` for which `epsilon` holds, or call the definition `pure` if it is.
    """
    delta, definition = claim.get("delta"), claim["definition"]
    if isinstance(definition, str) and definition != "pure" and not delta:
        place = "" if delta is None else "delta"
        message = f"the guarantee is {definition.replace('_', ' ')}, but δ is not above 0"
        yield claim.fault(place, message, claim.place("definition"))


@rule("PM52", SHOULD, at=_DP, needs=("delta",), sources=_NIST)
def delta_is_small(claim: Value) -> Iterator[Fault]:
    """δ is smaller than one over the number of persons.

    With a larger δ, publishing some persons outright would satisfy the definition.

    **Fix:** choose a smaller δ and account again; or correct the number.
    """
    for identifier, source in person_inputs(claim.root):
        persons = exact(source.get("population", "persons"))
        if persons and claim["delta"] >= 1 / persons:
            yield claim.fault(
                "delta", f"δ is {claim['delta']:g}, and {identifier} has {persons:,} persons",
                source.place("population", "persons"),
            )  # fmt: skip


@rule("PM53", MUST, at=_DP, needs=("unit/kind",), sources=_NIST)
def guarantee_protects_persons(claim: Value) -> Iterator[Fault]:
    """Where persons have several records, the guarantee is not per record.

    A guarantee per record leaves a person with forty visits forty times as exposed.

    **Fix:** account per person, or state `epsilon` for a person's largest number of records.
    """
    if claim.get("unit", "kind") not in ("record", "event"):
        return
    for identifier, source in person_inputs(claim.root):
        persons, records = (exact(source.get("population", key)) for key in ("persons", "records"))
        if persons is not None and records is not None and persons < records:
            yield claim.fault(
                "unit/kind",
                f"the unit is the {claim.get('unit', 'kind')}, "
                f"but in {identifier} {persons:,} persons have {records:,} records",
                source.place("population", "persons"),
            )


@rule("PM54", MUST, at=_DP, needs=("epsilon", "steps"), sources=_NIST)
def total_covers_every_step(claim: Value) -> Iterator[Fault]:
    """Total ε is at least the ε of every step.

    A total below one of its own parts is a per-step value mistaken for the composed one; it understates the loss.

    **Fix:** report the composed total in `epsilon`; keep per-step values in `steps`.
    """
    for name, step in claim.each("steps"):
        spent = step.get("epsilon")
        if spent is not None and spent > claim["epsilon"]:
            yield claim.fault(
                "epsilon", f"total ε is {claim['epsilon']:g}, but step {name} alone spends {spent:g}",
                step.place("epsilon"),
            )  # fmt: skip


@rule("PM55", MUST, at=_DP, needs=("epsilon", "composition/kind", "steps"), sources=_NIST)
def sequential_steps_add_up(claim: Value) -> Iterator[Fault]:
    """Under sequential composition, total ε is at least the sum of the steps.

    What two steps tell about a person adds up.

    **Fix:** report the sum in `epsilon`, or name the theorem by which it is smaller.
    """
    if claim.get("composition", "kind") != "sequential":
        return
    spent = sum(step.get("epsilon") or 0 for _, step in claim.each("steps"))
    total = spent * (claim.get("composition", "factor") or 1)
    if total > claim["epsilon"] * (1 + 1e-9):
        yield claim.fault(
            "epsilon", f"total ε is {claim['epsilon']:g}, but the steps add up to {total:g}", claim.place("steps")
        )


@rule("PM56", MUST, at=_DP, needs=("bounds",), sources="DPAUD")
def bounds_are_not_free(claim: Value) -> Iterator[Fault]:
    """Bounds and domains were not read from the data for free.

    The largest value of a column belongs to a person.

    **Fix:** use public bounds, or spend privacy on private ones.
    """
    if claim["bounds"] == "from_data_unaccounted":
        yield claim.fault("bounds", "bounds were read from the data outside the accounting, which voids the guarantee")


@rule(
    "PM57", MUST, at="/steps/*", needs=("learned_from_persons", "accounting"), when="differential_privacy",
    sources="DPAUD RECON",
)  # fmt: skip
def steps_that_read_persons_are_accounted(step: Value) -> Iterator[Fault]:
    """Under a formal guarantee, every step that reads persons' records is inside the accounting.

    A filter that compares with real rows, or bounds read from them, undo what is proven for the rest.

    **Fix:** account for the step, or remove it; otherwise drop the claim.
    """
    learned, accounting = step["learned_from_persons"], step["accounting"]
    if learned != "none" and accounting != "inside":
        yield step.fault(
            "accounting", f"the step learned {learned} from persons, but is {accounting.replace('_', ' ')}",
            step.place("learned_from_persons"),
        )  # fmt: skip


@rule(
    "PM58", MUST, at="/selection/generators", needs=("chosen_on",), when="differential_privacy", sources="DPAUD RECON"
)
def choices_on_real_rows_are_accounted(choice: Value) -> Iterator[Fault]:
    """Under a formal guarantee, choosing on real records is inside the accounting.

    The best of forty runs, chosen by real records, has asked these records forty times.

    **Fix:** describe the choice as a step of kind `select` inside the accounting, or choose on other data.
    """
    yield from _unaccounted_choice(choice)


def _unaccounted_choice(choice: Value) -> Iterator[Fault]:
    steps = [step for _, step in choice.root.each("steps") if step.get("kind") == "select"]
    if choice.listed("chosen_on") and not any(step.get("accounting") == "inside" for step in steps):
        guarantee = choice.root.place("privacy", "claims", "differential_privacy")
        message = "the choice was made on real records, but no step inside the accounting makes it"
        yield choice.fault("chosen_on", message, guarantee, *(step.place("accounting") for step in steps))


@rule("PM59", MUST, at="/privacy/claims/no_person_level_input", sources="SND AIA53")
def no_person_means_no_person(claim: Value) -> Iterator[Fault]:
    """Where no person-level input is claimed, there is none, and no model that was trained on patients.

    `No real data used`, with a model that was tuned on patients, is how people end up in the output.

    **Fix:** drop the claim, or correct the input.
    """
    for identifier, source in claim.root.each("inputs"):
        if source.get("level") == "person":
            yield claim.fault("", f"no person-level input is claimed, but {identifier} is one", source.place("level"))
        elif source.get("trained_on_persons") == "yes":
            yield claim.fault(
                "", f"no person-level input is claimed, but {identifier} was trained on patients' records",
                source.place("trained_on_persons"),
            )  # fmt: skip


_TESTS = ("assessments/membership", "assessments/attribute", "assessments/copies")
_IDENTITY = ("assessments/identity",)


def likeness_alone(privacy: Value) -> bool:
    """Whether only copies were counted, and no attack was tried."""
    attacks = ("membership", "attribute", "identity")
    counted = privacy.listed("assessments", "copies")
    return bool(counted) and not any(privacy.listed("assessments", kind) for kind in attacks)


@rule("PM60", MUST, at="/privacy", needs=("claims/empirical", *_TESTS), minds=_IDENTITY, sources="CPM DCR")
def privacy_is_more_than_unlikeness(privacy: Value) -> Iterator[Fault]:
    """A tested privacy claim rests on attacks, and not on distances alone.

    Distances to training rows look safe where membership is wide open.

    **Fix:** test membership and attribute disclosure, or drop the claim.
    """
    if likeness_alone(privacy):
        yield privacy.fault(
            "claims/empirical", "privacy is claimed as tested, but only copies were counted; no attack was tried",
            privacy.place("assessments", "copies"),
        )  # fmt: skip


@rule("PM61", MUST, at="/privacy", needs=("claims/legal_anonymity", *_TESTS), minds=_IDENTITY, sources="CPM DCR")
def anonymity_is_more_than_unlikeness(privacy: Value) -> Iterator[Fault]:
    """A claim of legal anonymity rests on attacks, and not on distances alone.

    The law asks whether a person can be singled out; a distance does not answer.

    **Fix:** test singling out, linkability and inference, or drop the claim.
    """
    if likeness_alone(privacy):
        yield privacy.fault(
            "claims/legal_anonymity", "anonymity is claimed, but only copies were counted; no attack was tried",
            privacy.place("assessments", "copies"),
        )  # fmt: skip


@rule("PM62", MUST, at="/privacy/claims/empirical", needs=("evidence",), sources="CPM")
def tested_privacy_has_evidence(claim: Value) -> Iterator[Fault]:
    """A tested privacy claim links its tests.

    A test that nobody can look up is a word.

    **Fix:** link the results in `evidence`, or drop the claim.
    """
    if not claim.listed("evidence"):
        yield claim.fault("evidence", "privacy is claimed as tested, but no result is linked")


@rule("PM63", MUST, at="/privacy/claims/legal_anonymity", needs=("evidence",), sources="ICO25 EDPB28")
def anonymity_has_evidence(claim: Value) -> Iterator[Fault]:
    """A claim of legal anonymity links its evidence, unless no person-level input is claimed too.

    Output is not anonymous by being called synthetic; who claims it must be able to show it.

    **Fix:** link results or texts in `evidence`, or drop the claim.
    """
    without = claim.root.get("privacy", "claims", "no_person_level_input")
    if not claim.listed("evidence") and without is None:
        yield claim.fault("evidence", "anonymity is claimed, but nothing is given to show it")


@rule("PM64", MUST, at="/steps/*", needs=("kind", "takes", "accounting"), when="differential_privacy", sources="DPAUD")
def learning_from_persons_is_accounted(step: Value) -> Iterator[Fault]:
    """Under a formal guarantee, what is learned from persons' records is learned inside the accounting.

    A generator that was fitted to records outside the accounting passes on what it saw, whatever is proven for the
    rest.

    **Fix:** account for the step, or for the one from which it takes; otherwise drop the claim.
    """
    if step["kind"] not in LEARNING or step["accounting"] == "inside":
        return
    source = pipeline(step.root).unaccounted(step.id)
    if source is not None:
        yield step.fault(
            "accounting", f"the step learns from {source}, but is {step['accounting'].replace('_', ' ')}",
            step.root.place("inputs", source, "level"),
        )  # fmt: skip


@rule("PM65", MUST, at="/selection/datasets", needs=("chosen_on",), when="differential_privacy", sources="DPAUD RECON")
def choices_of_a_dataset_are_accounted(choice: Value) -> Iterator[Fault]:
    """Under a formal guarantee, choosing among datasets on real records is inside the accounting.

    Which of ten draws lies closest to the records is itself an answer about them.

    **Fix:** describe the choice as a step of kind `select` inside the accounting, or choose without real records.
    """
    yield from _unaccounted_choice(choice)


@rule("PM66", SHOULD, at="/privacy/claims/unspecified", sources="KAA CPM")
def privacy_claims_name_their_kind(claim: Value) -> Iterator[Fault]:
    """A privacy claim names its kind.

    `Privacy-preserving` names four different things, three of which need evidence.

    **Fix:** add the kind that is meant: `no_person_level_input`, `empirical`, `differential_privacy` or
    `legal_anonymity`; or drop the promise.
    """
    if not [kind for kind, _ in claim.root.each("privacy", "claims") if kind != "unspecified"]:
        yield claim.fault("", "privacy is promised, but no kind of it is named")


@rule("PA51", MUST, at="/results/*", needs=("control",), sources="PHANT SYNTHEVAL-8")
def controls_were_not_seen(result: Value) -> Iterator[Fault]:
    """The generator never saw the control of an attack.

    A control that was seen is a second training set; the difference between the two is always small.

    **Fix:** attack again, with a split that was `seen_by_generator: none` as control.
    """
    split = result.find(result["control"], "splits")
    if split is not None and (seen := split.listed("seen_by_generator")):
        yield result.fault(
            "control", f"the generator saw the control {result['control']} ({few(seen)})",
            split.place("seen_by_generator"),
        )  # fmt: skip


@rule("PA52", MUST, at="/privacy", needs=("control_set",), sources="PHANT SYNTHEVAL-8")
def control_set_was_not_seen(privacy: Value) -> Iterator[Fault]:
    """The generator never saw the control set.

    Without people who were not in the data, nobody can tell leakage from what is true of everybody.

    **Fix:** name a split that was `seen_by_generator: none`, or say that there is none.
    """
    for index, name in enumerate(privacy.listed("control_set")):
        split = privacy.find(name, "splits")
        if split is not None and (seen := split.listed("seen_by_generator")):
            yield privacy.fault(
                f"control_set/{index}", f"the generator saw {name} ({few(seen)})",
                split.place("seen_by_generator"),
            )  # fmt: skip


@rule("PA53", MUST, at="/results/*", needs=("against", "control"), sources="PHANT SYNTHEVAL-8")
def control_is_apart_from_the_attacked(result: Value) -> Iterator[Fault]:
    """The control of an attack shares no person with the rows that are attacked.

    Who is on both sides is a member and a non-member at once.

    **Fix:** take shared persons out of one of the two, and attack again.
    """
    if result["control"] == result["against"]:
        yield result.fault("control", "the control is the split that is attacked", result.place("against"))
        return
    sides = (result["control"], result["against"])
    for one, other in (sides, sides[::-1]):
        split = result.find(one, "splits")
        if split is not None and (shared := split.get("overlaps", other)):
            yield result.fault(
                "control", f"the control shares {shared:,} persons with {result['against']}, which is attacked",
                split.place("overlaps", other),
            )  # fmt: skip
            return


@rule("PA54", MUST, at="/privacy/assessments", sources="PHANT SYNTHEVAL-8")
def disclosure_tests_have_a_control(assessments: Value) -> Iterator[Fault]:
    """Every test of membership, attributes and copies has a control.

    A count of copies means nothing without the count that chance gives.

    **Fix:** repeat the test on unseen persons and name them in `control`.
    """
    for kind in ("membership", "attribute", "copies"):
        for index, name in enumerate(assessments.listed(kind)):
            result = assessments.find(name, "results")
            if result is not None and result.get("control") == "none":
                yield assessments.fault(f"{kind}/{index}", f"{name} has no control", result.place("control"))


@rule("PA55", MUST, at="/privacy/acceptance/*", needs=("set_on", "result"), sources="RECON")
def limits_precede_results(criterion: Value) -> Iterator[Fault]:
    """A limit was set before the result that it judges.

    A threshold that was set after the result is a description of it.

    **Fix:** correct the dates, or do not call it a limit.
    """
    result = criterion.find(criterion["result"], "results")
    if result is not None and after(criterion["set_on"], result.get("computed_on")):
        yield criterion.fault(
            "set_on", f"set on {criterion['set_on']}, but the result was computed on {result['computed_on']}",
            result.place("computed_on"),
        )  # fmt: skip


@rule("PA56", MUST, at="/privacy/acceptance/*", needs=("result",))
def limits_were_kept(criterion: Value) -> Iterator[Fault]:
    """Every result kept the limit that was set for it.

    A release beyond its own limit needs a reason that the manifest does not give.

    **Fix:** do not release, or state in `limitations` who accepted the breach and why, and declare the limit as a gap.
    """
    result = criterion.find(criterion["result"], "results")
    if result is None or result.get("value") is None:
        return
    value, most, least = result["value"], criterion.get("at_most"), criterion.get("at_least")
    if most is not None and value > most:
        yield criterion.fault("at_most", f"the limit is {most:g}, but the result is {value:g}", result.place("value"))
    if least is not None and value < least:
        yield criterion.fault("at_least", f"the limit is {least:g}, but the result is {value:g}", result.place("value"))
