"""Rules on text."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import DEMAND, MUST, rule
from synthreport.rules.value import Fault, Value

_UNSEEN = ("control", "real_vs_real")


@rule(
    "TX51", MUST, DEMAND, at="/results/*", minds=("control", "comparators"), when="text", sources="TXT-MEMBERSHIP PHANT"
)
def quotations_stand_beside_those_of_unseen_text(result: Value) -> Iterator[Fault]:
    """Verbatim overlap with the source is reported with the overlap with text that the generator never saw.

    Set phrases recur in every ward; only what recurs more often than in unseen text was memorised.

    **Problem:** Verbatim overlap is reported without that of unseen text.

    **Fix:** measure the same on unseen text, and name it in `control`, or give its value in `comparators`.
    """
    linked = result.root.texts("text", "leakage_scan", "verbatim")
    yardsticks = [yardstick.get("of") for _, yardstick in result.each("comparators")]
    compared = result.get("control") not in (None, "none") or any(of in _UNSEEN for of in yardsticks)
    if result.id in linked and not compared:
        yield result.fault(
            "", "only the overlap with the source is reported, not that with unseen text",
            result.root.place("text", "leakage_scan", "verbatim"),
        )  # fmt: skip
