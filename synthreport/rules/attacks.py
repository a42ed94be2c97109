"""Rules on attacks: who is attacked, what is known, and what counts as having tested."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value

_SHOWN = ("empirical", "legal_anonymity")
"""The privacy claims that rest on evidence of their own."""


@rule("PM69", MUST, at="/privacy/claims", sources="CPM ICO25")
def evidence_of_privacy_is_an_attack(claims: Value) -> Iterator[Fault]:
    """The evidence of a privacy claim has an attack among it, or a text that assesses one.

    That the output is like the source, or useful, says nothing of what it tells about a person.

    **Fix:** link the results of attacks in `evidence`, or drop the claim.
    """
    for kind in _SHOWN:
        linked = [(name, claims.find(name, "results")) for name in claims.listed(kind, "evidence")]
        results = [(name, result) for name, result in linked if result is not None]
        if results and len(results) == len(linked) and all(result.get("kind") != "attack" for _, result in results):
            yield claims.fault(
                f"{kind}/evidence", f"none of the evidence is an attack; {results[0][0]} is none",
                *(result.place("kind") for _, result in results),
            )  # fmt: skip


@rule("PM70", SHOULD, at="/privacy/threat_model", needs=("quasi_identifiers",), sources="CPM ICO25")
def attackers_know_the_quasi_identifiers(threat: Value) -> Iterator[Fault]:
    """The fields that an attacker may know are those that the dictionary calls quasi-identifiers.

    An attacker who is said to know less than the dictionary admits is the attacker of another dataset.

    **Fix:** add the field to `quasi_identifiers`, or correct its roles.
    """
    known = threat.texts("quasi_identifiers")
    for name, field in threat.root.each("content", "fields"):
        roles = field.listed("roles")
        if roles and ("quasi_identifier" in roles) != (name in known):
            message = f"{name} is a quasi-identifier in one place, and none in the other"
            yield threat.fault("quasi_identifiers", message, field.place("roles"))


_NO_PERSON = "no record stems from a person, it is said"


@rule("PM71", MUST, at="/content/correspondence", needs=("kind",), sources="CPM TAX")
def records_that_stem_from_persons_are_told(correspondence: Value) -> Iterator[Fault]:
    """Where values or links were carried over from persons, records are said to stem from them.

    A record that paraphrases one person is the main fact about privacy, and it is denied here.

    **Fix:** say in `kind` how records and persons correspond; or correct the composition, or the role of the field.
    """
    if correspondence["kind"] != "none":
        return
    for name, field in correspondence.root.each("content", "fields"):
        if "link_to_source" in field.listed("roles"):
            yield correspondence.fault("kind", f"{_NO_PERSON}, but {name} links to it", field.place("roles"))
    composition = correspondence.root.get("dataset", "composition")
    if isinstance(composition, Value) and composition.get("kind") in ("partly_synthetic", "recombined"):
        kind = composition["kind"].replace("_", " ")
        yield correspondence.fault("kind", f"{_NO_PERSON}, but the data are {kind}", composition.place("kind"))


@rule("PA74", SHOULD, at="/privacy", needs=("control_set",), sources="PHANT SYNTHEVAL-8")
def control_sets_are_used(privacy: Value) -> Iterator[Fault]:
    """Every control set is the control of some attack.

    A control that was kept and not used controls nothing.

    **Fix:** attack with it and name it as `control`; or take it out of `control_set`.
    """
    attacks = [result for _, result in privacy.root.each("results") if result.get("kind") == "attack"]
    controls = {attack.get("control") for attack in attacks}
    for index, name in enumerate(privacy.listed("control_set")):
        if privacy.find(name, "splits") and controls and None not in controls and name not in controls:
            places = [attack.place("control") for attack in attacks[:NAMED]]
            yield privacy.fault(f"control_set/{index}", f"{name} is the control of no attack", *places)


@rule("PA75", MUST, at="/results/*", needs=("secret", "known"), sources="CPM RAAB")
def secrets_are_not_known(result: Value) -> Iterator[Fault]:
    """What an attack guesses is not among what the attacker knows.

    Who knows the answer guesses it.

    **Fix:** take the field out of one of the two, and attack again.
    """
    known = set(result.listed("known"))
    for index, name in enumerate(result.listed("secret")):
        if name in known:
            yield result.fault(f"secret/{index}", f"{name} is guessed, and known", result.place("known"))
