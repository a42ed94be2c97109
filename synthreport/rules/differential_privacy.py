"""Rules on the account of differential privacy."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rows.rows_read import named, protected_inputs, protected_rows
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value, exact

_DP = "/privacy/claims/differential_privacy"
_NIST = "NIST-SP-800-226"


@rule("PM51", MUST, DEMAND, at=_DP, needs=("definition",), minds=("delta",), sources=_NIST)
def guarantees_have_delta(claim: Value) -> Iterator[Fault]:
    """A guarantee that is not pure has δ.

    ε alone is a pure guarantee. Under the other definitions it is one half of a pair: it holds at a δ, stated or
    converted for, and says nothing without it.

    **Problem:** A guarantee that is not pure lacks a δ above 0.

    **Fix:** state the `delta` for which `epsilon` holds, or call the definition `pure` if it is.
    """
    delta, definition = claim.get("delta"), claim["definition"]
    if isinstance(definition, str) and definition != "pure" and not delta:
        place = "" if delta is None else "delta"
        message = f"the guarantee is {definition.replace('_', ' ')}, but δ is not above 0"
        yield claim.fault(place, message, claim.place("definition"))


@rule("PM52", SHOULD, ADVICE, at=_DP, needs=("delta",), sources=_NIST)
def delta_is_small(claim: Value) -> Iterator[Fault]:
    """δ is smaller than one over the number of persons that the guarantee is about.

    With a larger δ, publishing some persons outright would satisfy the definition.

    **Problem:** δ is too large for the number of persons.

    **Fix:** choose a smaller δ and account again; or correct the number.
    """
    counted = [(exact(rows.get("persons")), rows) for rows in protected_inputs(claim.root)]
    few = [(persons, rows) for persons, rows in counted if persons and claim["delta"] >= 1 / persons]
    for persons, rows in few[:1]:
        message = f"δ is {claim['delta']:g}, and {rows.called(named(rows))} has {persons:,} persons"
        yield claim.fault("delta", message, *(each.place("persons") for _, each in few))


@rule("PM53", MUST, DEMAND, at=_DP, needs=("unit/kind",), sources=_NIST)
def guarantee_protects_persons(claim: Value) -> Iterator[Fault]:
    """If persons have several records, the guarantee is not per record, unless the threat model is, too.

    A guarantee per record leaves a person with forty visits forty times as exposed. It may be what is claimed, but
    then the attacker of the threat model looks for a record, and not for a person.

    **Problem:** The guarantee is per record, but persons have several.

    **Fix:** account per person, or state `epsilon` for a person's largest number of records; or give the unit of the
    guarantee as the `unit` of the threat model.
    """
    unit, stated = claim.get("unit", "kind"), claim.root.get("privacy", "threat_model", "unit")
    if unit not in ("record", "event") or stated in (None, unit, "record") or isinstance(stated, Value):
        return
    several = [rows for rows in protected_rows(claim.root) if _has_several(rows)]
    for rows in several[:1]:
        persons, records = exact(rows["persons"]), exact(rows["records"])
        held = f"in {rows.called(named(rows))} {persons:,} persons have {records:,} records"
        yield claim.fault(
            "unit/kind", f"the unit is the {unit}, but {held}",
            *(each.place("persons") for each in several),
        )  # fmt: skip


@rule("PM56", MUST, CONTRADICTION, at=_DP, needs=("bounds",), sources="DPAUD", alone="one answer states it all")
def bounds_are_not_free(claim: Value) -> Iterator[Fault]:
    """Bounds and domains were not read from the data for free.

    The largest value of a column belongs to a person.

    **Problem:** Bounds were read from the data outside the accounting.

    **Fix:** use public bounds, or spend privacy on private ones.
    """
    if claim["bounds"] == "from_data_unaccounted":
        yield claim.fault("bounds", "bounds were read from the data outside the accounting, which voids the guarantee")


@rule("PM67", MUST, CONTRADICTION, at=_DP, needs=("definition", "delta"), sources=_NIST)
def pure_guarantees_have_no_delta(claim: Value) -> Iterator[Fault]:
    """A pure guarantee has no δ.

    With δ > 0 the guarantee can fail; a pure one cannot.

    **Problem:** A pure guarantee has a δ.

    **Fix:** call the definition `approximate`, or remove `delta`.
    """
    if claim["definition"] == "pure" and claim["delta"] > 0:
        yield claim.fault("delta", f"the guarantee is pure, but δ is {claim['delta']:g}", claim.place("definition"))


def _has_several(rows: Value) -> bool:
    """Whether some of the persons of these rows certainly have several records."""
    persons, records = exact(rows.get("persons")), exact(rows.get("records"))
    return persons is not None and records is not None and persons < records
