"""Rules on text."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.inputs import person_inputs
from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Unsaid, Value

_QUOTED = ("source_records", "real_examples")
_UNSEEN = ("control", "real_vs_real")


@rule("TX51", MUST, at="/results/*", minds=("control", "comparators"), when="text", sources="TXT-MEMBERSHIP PHANT")
def quotations_stand_beside_those_of_unseen_text(result: Value) -> Iterator[Fault]:
    """Verbatim overlap with the source stands beside overlap with text that the generator never saw.

    Set phrases recur in every ward; only what recurs more often than in unseen text was learned by heart.

    **Fix:** measure the same on unseen text, and name it in `control`, or give its value in `comparators`.
    """
    linked = result.root.listed("text", "leakage_scan", "verbatim")
    yardsticks = [yardstick.get("of") for _, yardstick in result.each("comparators")]
    compared = result.get("control") not in (None, "none") or any(of in _UNSEEN for of in yardsticks)
    if result.pointer.rpartition("/")[2] in linked and not compared:
        yield result.fault(
            "", "the overlap with the source stands alone: nothing shows that of unseen text",
            result.root.place("text", "leakage_scan", "verbatim"),
        )  # fmt: skip


@rule("TX52", MUST, at="/steps/*/prompts/*", needs=("contains",), sources="TRIPOD-LLM MI-CLAIM-GEN PHYS")
def quoted_records_came_by_prompt(prompt: Value) -> Iterator[Fault]:
    """Where a prompt quotes real records, an input of records says that it came in by prompts.

    Terms and consent are asked of an input by the way in which it is used; records in a prompt may leave the house.

    **Fix:** add `prompt_content` to the `routes` of the input whose records were quoted.
    """
    quoted = [word for word in prompt.listed("contains") if word in _QUOTED]
    sources = person_inputs(prompt.root) if quoted else []
    routes = [source.get("routes") for _, source in sources]
    if sources and not any("prompt_content" in listed for listed in routes if listed):
        if None in routes:
            raise Unsaid(f"{sources[routes.index(None)][1].pointer}/routes")
        yield prompt.fault(
            "contains",
            f"the prompt contains {quoted[0].replace('_', ' ')}, but no input of records came in by prompts",
            *(source.place("routes") for _, source in sources),
        )
