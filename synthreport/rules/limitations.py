"""Rules on limitations and gaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import DEMAND, SHOULD, rule
from synthreport.rules.shared.wording import words_of
from synthreport.rules.value import NAMED, Fault, Value


@rule("LI51", SHOULD, DEMAND, at="/constraints/*", needs=("violations", "severity"), sources="RAI10 HEIN")
def broken_hard_rules_are_limitations(constraint: Value) -> Iterator[Fault]:
    """A hard rule that the output breaks is among the limitations.

    Impossible values that occur decide which users the data cannot serve.

    **Problem:** A broken hard rule is not among the limitations.

    **Fix:** add a limitation, and name the constraint or the result in its `about`.
    """
    if constraint["severity"] != "hard" or constraint.root.get("limitations") is None:
        return
    told = constraint.root.once(_limited)
    named = [
        (index, name, constraint.find(name, "results")) for index, name in enumerate(constraint.listed("violations"))
    ]
    for index, name, result in named if constraint.id not in told else ():
        if result is not None and (result.get("value") or 0) > 0 and name not in told:
            yield constraint.fault(
                f"violations/{index}",
                f"the rule is hard and broken ({result.called()}), but no limitation is about it",
                result.place("value"), constraint.root.place("limitations"),
            )  # fmt: skip


@rule("LI52", SHOULD, DEMAND, at="/limitations/*", needs=("text",))
def limitations_differ(limitation: Value) -> Iterator[Fault]:
    """No two limitations are the same sentence.

    A sentence that fits everything limits nothing; one text is one limitation, and may be about several things.

    **Problem:** Two limitations are the same sentence.

    **Fix:** say what is wrong with each thing; or keep one of them, and name all in its `about`.
    """
    alike = limitation.root.once(_by_words)[words_of(limitation["text"])]
    if len(alike) > 1 and alike[1].id == limitation.id:
        first, _, *others = alike
        message = f"{limitation.called()} says the same as {first.called()}" + (
            f", and {len(others)} more do" if others else ""
        )
        yield limitation.fault("text", message, first.place("text"), *(each.place("text") for each in others[:NAMED]))


def _by_words(root: Value) -> dict[str, list[Value]]:
    """The limitations by their texts."""
    found: dict[str, list[Value]] = {}
    for _, each in root.each("limitations"):
        if isinstance(each.get("text"), str):
            found.setdefault(words_of(each["text"]), []).append(each)
    return found


def _limited(root: Value) -> set[Any]:
    """What limitations are about."""
    return {name for _, each in root.each("limitations") for name in each.listed("about")}
