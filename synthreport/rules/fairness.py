"""Rules on groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import CONTRADICTION, FORM, MUST, SHOULD, rule
from synthreport.rules.shared.sql_conditions import beyond_its_table, unknown_names
from synthreport.rules.value import NAMED, Fault, Value, exact

_ROUNDING = 0.005
"""By how much a share that is rounded to hundredths may be off."""
_QUESTION = (
    "kind",
    "metric",
    "subject",
    "task",
    "learner",
    "trained_on",
    "tested_on",
    "against",
    "control",
    "estimand",
)


@rule("FA51", MUST, CONTRADICTION, at="/content/groups/*", needs=("partition", "shares/source"))
def shares_of_a_partition_close(group: Value) -> Iterator[Fault]:
    """The shares of the groups of one partition do not exceed the whole.

    Groups that add up to more than all overlap, or are counted wrongly.

    **Problem:** The shares of groups exceed the whole.

    **Fix:** count again, or give groups that overlap different partitions.
    """
    sides = group.root.each_under(group["partition"], _counted_partition, "content", "groups")
    if next(sides)[1].pointer != group.pointer:
        return
    counted = [group, *(mate for _, mate in sides)]
    mates = [mate for _, mate in group.root.each_under(group["partition"], _partition, "content", "groups")]
    for which in ("source", "output"):
        total = sum(mate.get("shares", which) or 0 for mate in mates)
        if total > 1 + _ROUNDING * len(mates):
            yield group.fault(
                f"shares/{which}", f"the shares of `{group['partition']}` add up to {total:.3g} in the {which}",
                *(mate.place("shares", which) for mate in counted[1:]),
            )  # fmt: skip


@rule("FA53", MUST, CONTRADICTION, at="/results", sources="VAL FAIRS")
def groups_hold_no_more_than_the_whole(results: Value) -> Iterator[Fault]:
    """The groups of one partition hold, together, no more records than the whole.

    Groups that add up to more than all overlap, or were counted on other rows.

    **Problem:** The groups have more records than the whole.

    **Fix:** count again; give groups that overlap different partitions.
    """
    wholes: list[Value] = []
    parts: dict[tuple[Any, ...], dict[str, list[Value]]] = {}
    for _, result in results.root.each("results"):
        if result.get("group") is None:
            wholes.append(result)
        elif (partition := _partition_of(result)) is not None:
            parts.setdefault(_question(result), {}).setdefault(partition, []).append(result)
    for question, same in _by_question(wholes).items() if parts else ():
        if question in parts:
            yield from _beyond(same, parts[question])


def _by_question(results: list[Value]) -> dict[tuple[Any, ...], list[Value]]:
    found: dict[tuple[Any, ...], list[Value]] = {}
    for result in results:
        found.setdefault(_question(result), []).append(result)
    return found


def _partition(group: Value) -> list[Any]:
    return [group.get("partition")]


def _counted_partition(group: Value) -> list[Any]:
    return [group.get("partition")] if group.get("shares", "source") is not None else []


def _beyond(wholes: list[Value], partitions: dict[str, list[Value]]) -> Iterator[Fault]:
    """Every whole that is smaller than the groups of the partition that has most records."""
    size, partition = sorted((_size(groups), name) for name, groups in partitions.items())[-1]
    places = [group.place("n") for group in partitions[partition][:NAMED]]
    for whole in wholes:
        n = exact(whole.get("n"))
        if n is not None and size > n:
            message = f"{n:,} records, but the groups of `{partition}` have {size:,} together"
            yield whole.fault("n", message, *places)


def _size(groups: list[Value]) -> int:
    """How many records groups have together, as far as stated."""
    return sum(exact(group.get("n")) or 0 for group in groups)


def _question(result: Value) -> tuple[Any, ...]:
    """The question that a result answers, without the group that it is about."""
    return tuple(str(result.data.get(key)) for key in _QUESTION)


def _partition_of(result: Value) -> str | None:
    """The characteristic by which a result's group divides the whole."""
    group = result.find(result.get("group"), "content/groups")
    partition: str | None = group.get("partition") if group is not None else None
    return partition


@rule("FA54", SHOULD, FORM, at="/content/groups/*", needs=("expression",), alone="the expression itself is at fault")
def groups_are_conditions_on_fields(group: Value) -> Iterator[Fault]:
    """The expression of a group is one condition over fields that there are.

    A group that no program can find has no results of its own.

    **Problem:** A group's expression is not one condition over fields.

    **Fix:** write the names as they are in `content.fields`, and one condition such as `sex = 'f'`.
    """
    if what := beyond_its_table(group["expression"]):
        yield group.fault("expression", f"the expression has {what} in it")
        return
    for name in unknown_names(group.root, group["expression"])[:1]:
        yield group.fault("expression", f"`{name}` is no field")
