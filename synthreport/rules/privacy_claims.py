"""Rules on claims of privacy and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rows.flow import LEARNING, pipeline
from synthreport.rules.rows.rows import rows
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.evidence import cited, linked_results, misfiled
from synthreport.rules.shared.privacy import likeness_alone
from synthreport.rules.shared.wording import in_words
from synthreport.rules.value import Fault, Value, exact

_SHOWN = ("empirical", "legal_anonymity")
"""The privacy claims that rest on evidence of their own."""
_NO_PERSON = "no record stems from a person, it is said"
_TESTS = ("assessments/membership", "assessments/attribute", "assessments/copies")
_IDENTITY = ("assessments/identity",)


@rule(
    "PM57", MUST, CONTRADICTION, at="/steps/*", needs=("learned_from_persons", "accounting"),
    when="differential_privacy", sources="DPAUD RECON",
)  # fmt: skip
def steps_that_read_persons_are_accounted(step: Value) -> Iterator[Fault]:
    """Under a formal guarantee, every step that reads persons' records is inside the accounting.

    A filter that compares with real rows, or bounds read from them, undo what is proven for the rest.

    **Problem:** A step that read persons is outside the accounting.

    **Fix:** account for the step, or remove it; otherwise drop the claim.
    """
    learned, accounting = step["learned_from_persons"], step["accounting"]
    if learned != "none" and accounting != "inside":
        yield step.fault(
            "accounting", f"the step learned {learned} from persons, but is {accounting.replace('_', ' ')}",
            step.place("learned_from_persons"),
        )  # fmt: skip


@rule(
    "PM58",
    MUST,
    CONTRADICTION,
    at="/selection/generators",
    needs=("chosen_on",),
    when="differential_privacy",
    sources="DPAUD RECON",
)
def choices_on_real_rows_are_accounted(choice: Value) -> Iterator[Fault]:
    """Under a formal guarantee, choosing on real records is inside the accounting.

    The best of forty runs, chosen by real records, has asked these records forty times.

    **Problem:** A generator was chosen on real records, unaccounted for.

    **Fix:** describe the choice as a step of kind `select` inside the accounting, or choose on other data.
    """
    yield from _unaccounted_choice(choice)


@rule("PM59", MUST, CONTRADICTION, at="/privacy/claims/no_person_level_input", sources="SND AIA53")
def no_person_means_no_person(claim: Value) -> Iterator[Fault]:
    """Where no person-level input is claimed, there is none, and no model that was trained on patients.

    `No real data used`, with a model that was tuned on patients, is how people end up in the output.

    **Problem:** No person-level input is claimed, but persons went in.

    **Fix:** drop the claim, or correct the input.
    """
    for _, source in claim.root.each("inputs"):
        if source.get("level") == "person":
            yield claim.fault(
                "", f"no person-level input is claimed, but {source.called()} is one", source.place("level")
            )
        elif source.get("trained_on_persons") == "yes":
            yield claim.fault(
                "", f"no person-level input is claimed, but {source.called()} was trained on patients' records",
                source.place("trained_on_persons"),
            )  # fmt: skip


@rule("PM60", MUST, DEMAND, at="/privacy", needs=("claims/empirical", *_TESTS), minds=_IDENTITY, sources="CPM DCR")
def privacy_is_more_than_unlikeness(privacy: Value) -> Iterator[Fault]:
    """A tested privacy claim rests on attacks, and not on distances alone.

    Distances to training rows look safe where membership is wide open.

    **Problem:** Tested privacy rests on distances alone.

    **Fix:** test membership and attribute disclosure, or drop the claim.
    """
    if likeness_alone(privacy):
        yield privacy.fault(
            "claims/empirical", "privacy is claimed as tested, but only copies were counted; no attack was tried",
            privacy.place("assessments", "copies"),
        )  # fmt: skip


@rule(
    "PM61", MUST, DEMAND, at="/privacy", needs=("claims/legal_anonymity", *_TESTS), minds=_IDENTITY, sources="CPM DCR"
)
def anonymity_is_more_than_unlikeness(privacy: Value) -> Iterator[Fault]:
    """A claim of legal anonymity rests on attacks, and not on distances alone.

    The law asks whether a person can be singled out; a distance does not answer.

    **Problem:** Legal anonymity rests on distances alone.

    **Fix:** test singling out, linkability and inference, or drop the claim.
    """
    if likeness_alone(privacy):
        yield privacy.fault(
            "claims/legal_anonymity", "anonymity is claimed, but only copies were counted; no attack was tried",
            privacy.place("assessments", "copies"),
        )  # fmt: skip


@rule(
    "PM62",
    MUST,
    DEMAND,
    at="/privacy/claims/empirical",
    needs=("evidence",),
    sources="CPM",
    alone="the evidence is missing",
)
def tested_privacy_has_evidence(claim: Value) -> Iterator[Fault]:
    """A tested privacy claim links its tests.

    A test that nobody can look up is a word.

    **Problem:** Privacy is claimed as tested, but no test is linked.

    **Fix:** link the results in `evidence`, or drop the claim.
    """
    if not claim.listed("evidence"):
        yield claim.fault("evidence", "privacy is claimed as tested, but no result is linked")


@rule(
    "PM63",
    MUST,
    DEMAND,
    at="/privacy/claims/legal_anonymity",
    needs=("evidence",),
    sources="ICO25 EDPB28",
    alone="the evidence is missing",
)
def anonymity_has_evidence(claim: Value) -> Iterator[Fault]:
    """A claim of legal anonymity links its evidence, unless no person-level input is claimed too.

    Output is not anonymous by being called synthetic; who claims it must be able to show it.

    **Problem:** No evidence for a claim of legal anonymity.

    **Fix:** link results or texts in `evidence`, or drop the claim.
    """
    without = claim.root.get("privacy", "claims", "no_person_level_input")
    if not claim.listed("evidence") and without is None:
        yield claim.fault("evidence", "anonymity is claimed, but nothing is given to show it")


@rule(
    "PM64",
    MUST,
    CONTRADICTION,
    at="/steps/*",
    needs=("kind", "takes", "accounting"),
    when="differential_privacy",
    sources="DPAUD",
)
def learning_from_persons_is_accounted(step: Value) -> Iterator[Fault]:
    """Under a formal guarantee, what is learned from persons' records is learned inside the accounting.

    A generator that was fitted to records outside the accounting passes on what it saw, despite any proof for the
    rest; so does a draw that takes records beside what was fitted.

    **Problem:** Learning from persons is outside the accounting.

    **Fix:** account for the step, or for the one from which it takes; otherwise drop the claim.
    """
    if step["accounting"] == "inside" or not (step["kind"] in LEARNING or _draws_beside_persons(step)):
        return
    source = pipeline(step.root).unaccounted(step.id)
    if source is not None:
        yield step.fault(
            "accounting", f"the step learns from {step.called(source)}, but is {step['accounting'].replace('_', ' ')}",
            step.root.place("inputs", source, "level"),
        )  # fmt: skip


@rule(
    "PM65",
    MUST,
    CONTRADICTION,
    at="/selection/datasets",
    needs=("chosen_on",),
    when="differential_privacy",
    sources="DPAUD RECON",
)
def choices_of_a_dataset_are_accounted(choice: Value) -> Iterator[Fault]:
    """Under a formal guarantee, choosing among datasets on real records is inside the accounting.

    Which of ten draws lies closest to the records is itself an answer about them.

    **Problem:** A dataset was chosen on real records, unaccounted for.

    **Fix:** describe the choice as a step of kind `select` inside the accounting, or choose without real records.
    """
    yield from _unaccounted_choice(choice)


@rule("PM66", SHOULD, DEMAND, at="/privacy/claims/unspecified", sources="KAA CPM", alone="the kind is missing")
def privacy_claims_name_their_kind(claim: Value) -> Iterator[Fault]:
    """A privacy claim names its kind.

    `Privacy-preserving` names four different things, three of which need evidence.

    **Problem:** Privacy is promised without naming its kind.

    **Fix:** add the kind that is meant: `no_person_level_input`, `empirical`, `differential_privacy` or
    `legal_anonymity`; or drop the promise.
    """
    if not [kind for kind, _ in claim.root.each("privacy", "claims") if kind != "unspecified"]:
        yield claim.fault("", "privacy is promised, but no kind of it is named")


@rule("PM69", MUST, DEMAND, at="/privacy/claims", sources="CPM ICO25")
def evidence_of_privacy_is_an_attack(claims: Value) -> Iterator[Fault]:
    """The evidence of a privacy claim has an attack among it, or a text that assesses one.

    That the output is like the source, or useful, does not show what it reveals about a person.

    **Problem:** No attack is among the evidence of a privacy claim.

    **Fix:** link the results of attacks in `evidence`, or drop the claim.
    """
    wrong = misfiled(claims.root)
    for kind in _SHOWN:
        claim = claims.get(kind)
        results = linked_results(claim) if isinstance(claim, Value) and not cited(claim) else None
        if not results or any(result.get("kind") == "attack" for result in results):
            continue
        if not wrong.intersection(result.id for result in results):
            yield claims.fault(
                f"{kind}/evidence", f"none of the evidence is an attack; {results[0].called()} is none",
                *(result.place("kind") for result in results),
            )  # fmt: skip


@rule("PM70", SHOULD, ADVICE, at="/privacy/threat_model", needs=("quasi_identifiers",), sources="CPM ICO25")
def attackers_know_the_quasi_identifiers(threat: Value) -> Iterator[Fault]:
    """The fields that an attacker may know are those that the dictionary calls quasi-identifiers.

    An attacker who is said to know less than the dictionary admits is the attacker of another dataset.

    **Problem:** Fields that an attacker knows do not fit the dictionary.

    **Fix:** add the field to `quasi_identifiers`, or correct its roles.
    """
    known = threat.texts("quasi_identifiers")
    for name, field in threat.root.each("content", "fields"):
        roles = field.listed("roles")
        if roles and ("quasi_identifier" in roles) != (name in known):
            message = f"{field.called()} is a quasi-identifier in one place, and none in the other"
            yield threat.fault("quasi_identifiers", message, field.place("roles"))


@rule("PM71", MUST, CONTRADICTION, at="/content/correspondence", needs=("kind",), sources="CPM TAX")
def records_that_stem_from_persons_are_told(correspondence: Value) -> Iterator[Fault]:
    """Where values or links were carried over from persons, records are said to stem from them.

    A record that paraphrases one person is the main fact about privacy, and it is denied here.

    **Problem:** Records stem from persons, but this is denied.

    **Fix:** say in `kind` how records and persons correspond; or correct the composition, or the role of the field.
    """
    if correspondence["kind"] != "none":
        return
    for _, field in correspondence.root.each("content", "fields"):
        if "link_to_source" in field.listed("roles"):
            yield correspondence.fault("kind", f"{_NO_PERSON}, but {field.called()} links to it", field.place("roles"))
    composition = correspondence.root.get("dataset", "composition")
    if isinstance(composition, Value) and composition.get("kind") in ("partly_synthetic", "recombined"):
        kind = in_words(composition["kind"])
        yield correspondence.fault("kind", f"{_NO_PERSON}, but the data are {kind}", composition.place("kind"))


@rule("PM81", MUST, CONTRADICTION, at="/privacy/claims/legal_anonymity/validity", sources="SRB")
def what_holds_for_some_is_not_for_all(validity: Value) -> Iterator[Fault]:
    """Data that are anonymous only for some, or only in one environment, are not public.

    Whether a person can be identified depends on who holds the data and with what; the public holds everything.

    **Problem:** Public data are called anonymous only for some.

    **Fix:** restrict the access; or have it assessed for anybody, everywhere, and say so in `validity`.
    """
    limits = {"recipients": ("anybody", None), "environment": ("none", None)}
    for key, unlimited in limits.items():
        if validity.get(key) not in unlimited and validity.root.get("access", "tier") == "public":
            message = f"the claim is limited by its {key}, but the data are public"
            yield validity.fault(key, message, validity.root.place("access", "tier"))
            return


@rule(
    "PM82",
    SHOULD,
    DEMAND,
    at="/privacy/claims/legal_anonymity/validity",
    needs=("until",),
    sources="SRB ICO25",
)
def assessments_of_anonymity_have_not_run_out(validity: Value) -> Iterator[Fault]:
    """On the day of the manifest, an assessment of anonymity has not run out.

    Other data and better attacks appear; that is why a day was set.

    **Problem:** The assessment of anonymity has run out.

    **Fix:** have it assessed again and give the new days; or drop the claim.
    """
    stated = validity.root.get("manifest", "date")
    if after(stated, validity["until"]):
        message = f"it was to be assessed again by {validity['until']}, but the manifest is of {stated}"
        yield validity.fault("until", message, validity.root.place("manifest", "date"))


@rule("PM83", MUST, CONTRADICTION, at="/privacy/claims/disclosure_control", needs=("threshold",), sources="SHDGF")
def no_count_is_below_its_threshold(claim: Value) -> Iterator[Fault]:
    """No count that left is below the threshold that was promised.

    A promise of 50 that was kept down to 12 is one of 12.

    **Problem:** A count is below the promised threshold.

    **Fix:** suppress or merge the smaller counts and release again; or promise what was kept.
    """
    smallest, threshold = exact(claim.get("smallest")), claim["threshold"]
    if smallest is not None and smallest < threshold:
        message = f"no count is below {threshold:,}, it is said, but the smallest is {smallest:,}"
        yield claim.fault("smallest", message, claim.place("threshold"))
        return
    for result in linked_results(claim):
        value = result.get("value")
        if _counts_the_smallest(result) and value is not None and value < threshold:
            message = f"no count is below {threshold:,}, it is said, but {result.called()} found {value:g}"
            yield claim.fault("evidence", message, result.place("value"))
            return


def _draws_beside_persons(step: Value) -> bool:
    """Whether a step that draws takes records of persons by itself."""
    return step["kind"] == "sample" and any(map(rows(step.root).is_real, step.texts("takes")))


def _unaccounted_choice(choice: Value) -> Iterator[Fault]:
    steps = [step for _, step in choice.root.each("steps") if step.get("kind") == "select"]
    if choice.listed("chosen_on") and not any(step.get("accounting") == "inside" for step in steps):
        guarantee = choice.root.place("privacy", "claims", "differential_privacy")
        message = "the choice was made on real records, but no step inside the accounting makes it"
        yield choice.fault("chosen_on", message, guarantee, *(step.place("accounting") for step in steps))


def _counts_the_smallest(result: Value) -> bool:
    """Whether a result is the size of the smallest group of equal records."""
    metric = result.get("metric")
    return isinstance(metric, str) and metric.startswith("priv.k_anonymity_syn@")
