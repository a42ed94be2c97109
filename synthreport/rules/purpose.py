"""Rules on what the dataset is for."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value

_NEEDS_OTHERS = ("regulatory_evidence", "clinical_use")


@rule("PU51", MUST, at="/purpose/uses", sources="KUO")
def weighty_uses_were_tested_by_others(uses: Value) -> Iterator[Fault]:
    """A dataset meant for regulators or for care was tested by somebody else.

    Decisions on patients must not rest on what the makers alone have seen.

    **Fix:** describe the validation in `independent_validation`, or call the use `untested` or `excluded`.
    """
    if uses.root.get("independent_validation") != "none":
        return
    for use in _NEEDS_OTHERS:
        if uses.get(use) == "intended":
            yield uses.fault(
                use,
                f"{use.replace('_', ' ')} is intended, but nobody else tested the dataset",
                uses.root.place("independent_validation"),
            )
