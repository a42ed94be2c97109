"""Rules on tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.dates import after
from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value


@rule("GE51", MUST, at="/tools/*", needs=("released",))
def tools_existed_when_they_ran(tool: Value) -> Iterator[Fault]:
    """A tool's version was released before it ran.

    A version that did not exist yet is not the one that ran.

    **Fix:** correct the tool's version and date, or the time of the step.
    """
    ran = tool.root.each_under(tool.id, _tools, "steps")
    early = [(identifier, step) for identifier, step in ran if after(tool["released"], step.get("finished"))]
    for identifier, step in early[:1]:
        yield tool.fault(
            "released",
            f"released on {tool['released']}, but step {identifier} finished on {step['finished']}",
            *(each.place("finished") for _, each in early),
        )


def _tools(step: Value) -> list[Any]:
    return step.listed("tools")


@rule("GE54", MUST, at="/results/*", needs=("tool", "computed_on"))
def tools_existed_when_they_measured(result: Value) -> Iterator[Fault]:
    """A tool's version was released before a result was computed with it.

    A metric changes with the version that computes it; one that did not exist yet is not the one that ran.

    **Fix:** correct the tool's version and date, or that of the result.
    """
    tool = result.find(result["tool"], "tools")
    if tool is not None and after(tool.get("released"), result["computed_on"]):
        yield result.fault(
            "computed_on",
            f"computed on {result['computed_on']}, but {result['tool']} was released on {tool['released']}",
            tool.place("released"),
        )  # fmt: skip
