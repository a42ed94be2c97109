"""Rules on validation by others."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value


@rule("IV51", MUST, at="/independent_validation/*", needs=("by",), sources="NAT-ED")
def validators_are_not_creators(validation: Value) -> Iterator[Fault]:
    """Who validates independently is not one of the creators.

    Creators who test their own work find what they look for.

    **Fix:** name the party that tested, or move the results to `validation`.
    """
    if validation["by"] in validation.root.texts("dataset", "creators"):
        yield validation.fault(
            "by", f"{validation['by']} is one of the creators", validation.root.place("dataset", "creators")
        )


@rule("IV52", MUST, at="/independent_validation/*/replication", needs=("outcome", "tolerance"), sources="SDV-2022")
def replication_has_a_tolerance(replication: Value) -> Iterator[Fault]:
    """A replication that is called equivalent has a tolerance.

    Without one, any two outcomes are equivalent.

    **Fix:** state the tolerance that was set before.
    """
    if replication["outcome"] == "equivalent" and replication["tolerance"] == "none":
        message = "the replication is called equivalent, but there is no tolerance"
        yield replication.fault("tolerance", message, replication.place("outcome"))
