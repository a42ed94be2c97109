"""Rules on the account of differential privacy."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.persons import person_inputs
from synthreport.rules.value import Fault, Value, exact

_DP = "/privacy/claims/differential_privacy"
_NIST = "NIST-SP-800-226"


@rule("PM51", MUST, DEMAND, at=_DP, needs=("definition",), minds=("delta",), sources=_NIST)
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


@rule("PM52", SHOULD, ADVICE, at=_DP, needs=("delta",), sources=_NIST)
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


@rule("PM53", MUST, DEMAND, at=_DP, needs=("unit/kind",), sources=_NIST)
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


@rule("PM54", MUST, CONTRADICTION, at=_DP, needs=("epsilon", "steps"), sources=_NIST)
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


@rule("PM55", MUST, CONTRADICTION, at=_DP, needs=("epsilon", "composition/kind", "steps"), sources=_NIST)
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


@rule("PM56", MUST, CONTRADICTION, at=_DP, needs=("bounds",), sources="DPAUD", alone="one answer states it all")
def bounds_are_not_free(claim: Value) -> Iterator[Fault]:
    """Bounds and domains were not read from the data for free.

    The largest value of a column belongs to a person.

    **Fix:** use public bounds, or spend privacy on private ones.
    """
    if claim["bounds"] == "from_data_unaccounted":
        yield claim.fault("bounds", "bounds were read from the data outside the accounting, which voids the guarantee")


@rule("PM67", MUST, CONTRADICTION, at=_DP, needs=("definition", "delta"), sources=_NIST)
def pure_guarantees_have_no_delta(claim: Value) -> Iterator[Fault]:
    """A pure guarantee has no δ.

    With δ > 0 the guarantee can fail; a pure one cannot.

    **Fix:** call the definition `approximate`, or remove `delta`.
    """
    if claim["definition"] == "pure" and claim["delta"] > 0:
        yield claim.fault("delta", f"the guarantee is pure, but δ is {claim['delta']:g}", claim.place("definition"))


@rule("PM68", MUST, CONTRADICTION, at=_DP, needs=("epsilon", "composition/kind"), sources=_NIST)
def noised_results_are_within_the_total(claim: Value) -> Iterator[Fault]:
    """Total ε covers what was spent on results.

    A metric that was computed on real records and noised is a release like any other.

    **Fix:** add what the results spent to `epsilon`, or correct their `noise`.
    """
    noised = [result for _, result in claim.root.each("results") if result.get("noise", "epsilon") is not None]
    parts = [result.get("noise", "epsilon") for result in noised]
    sequential = claim.get("composition", "kind") == "sequential"
    spent = sum(parts) if sequential else max(parts, default=0)
    if spent > claim["epsilon"] * (1 + 1e-9):
        yield claim.fault(
            "epsilon", f"total ε is {claim['epsilon']:g}, but results spent {spent:g}",
            *(result.place("noise", "epsilon") for result in noised),
        )  # fmt: skip
