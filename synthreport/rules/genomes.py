"""Rules on genomes."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import DEMAND, SHOULD, rule
from synthreport.rules.value import Fault, Value


@rule(
    "GN51", SHOULD, DEMAND, at="/genomic", needs=("kin_risk",), when="genomic person_level_input public_release",
    sources="GENO GENO-HAPNEST",
)  # fmt: skip
def risk_to_kin_was_assessed(genomic: Value) -> Iterator[Fault]:
    """Before the public gets genomes that stem from persons, the risk to their relatives was assessed.

    Parents, siblings and children share what was released, and were never asked.

    **Problem:** The risk to relatives was not assessed.

    **Fix:** test on relatives of those who gave their genomes, and link the result in `kin_risk`.
    """
    if genomic["kin_risk"] == "none":
        yield genomic.fault(
            "kin_risk", "the public can get the genomes, but no risk to relatives was assessed",
            genomic.root.place("access", "tier"),
        )  # fmt: skip
