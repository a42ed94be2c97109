"""Constraints and groups: conditions of the manifest, counted in the rows of their table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.contents.described import Described, Entry, entries
from synthreport.evidence.verifying.contents.file_rows import Tally
from synthreport.evidence.verifying.contents.stated_numbers import agrees, is_number
from synthreport.evidence.verifying.contents.table_checks import Condition, TableRows
from synthreport.evidence.verifying.notes import Notes, plural
from synthreport.grades import Grade

_ENFORCED = ("construction", "filter")
_RATE = "valid.rule_violation_rate"


def conditions_of(data: Any, table: Described, tables: int) -> Iterator[Condition]:
    """The conditions over a table. One that names no table is over the only one; those of groups are negated."""
    for pointer, entry, form in _all(data):
        own = entry.get("table")
        expression = entry.get("expression")
        if isinstance(expression, str) and (own == table.id or (own is None and tables == 1)):
            yield Condition(pointer, form.format(expression))


def _all(data: Any) -> Iterator[tuple[str, Entry, str]]:
    for name, entry in entries(data, "/constraints"):
        yield pointer_of(["constraints", name]), entry, "{}"
    for name, entry in entries(data, "/content/groups"):
        yield pointer_of(["content", "groups", name]), entry, "NOT ({})"


def judge_conditions(data: Any, found: TableRows, notes: Notes) -> None:
    """Note how often each condition over a table is broken, beside what the manifest states."""
    counting = _counting(data)
    for pointer, tally in found.tallies.items() if found.is_whole and found.rows else ():
        message = str(tally) if isinstance(tally, Unusable) else ""
        if not notes.judge("VE77", f"{pointer}/expression", message):
            notes.grade(pointer, Grade.NOT_CHECKABLE, message)
        elif isinstance(tally, Tally) and pointer.startswith("/constraints/"):
            _judge_constraint(data, pointer, tally, _words(tally, found.rows), counting, notes)
        elif isinstance(tally, Tally):
            _judge_share(data, pointer, tally.broken, found.rows, notes)


def _words(tally: Tally, rows: int) -> str:
    """How often a rule is broken, and on how many rows it can be decided, unless these are all."""
    all_of_them = "" if tally.decided == rows else " on which it can be decided"
    return f"broken in {tally.broken:,} of {plural(tally.decided, 'row')}{all_of_them}"


def _counting(data: Any) -> Counter[str]:
    """How many constraints each result counts the violations of."""
    listed = (entry.get("violations") for _, entry in entries(data, "/constraints"))
    return Counter(name for each in listed if isinstance(each, list) for name in each if isinstance(name, str))


def _judge_constraint(
    data: Any, pointer: str, tally: Tally, words: str, counting: Mapping[str, int], notes: Notes
) -> None:
    entry = get(data, pointer)
    enforced = entry.get("held_by") in _ENFORCED
    message = f"{words}, and stated to hold by {entry.get('held_by')}" if enforced and tally.broken else ""
    if notes.judge("VE76", pointer, message, claim=pointer):
        notes.grade(pointer, Grade.RECOMPUTED, words)
    listed = entry.get("violations")
    for name in listed if isinstance(listed, list) else ():
        result = (
            get(data, pointer_of(["results", name]), None) if isinstance(name, str) and counting[name] == 1 else None
        )
        if isinstance(result, dict) and _is_of_the_files(result) and tally.decided:
            _judge_rate(pointer_of(["results", name]), result, tally, words, pointer, notes)


def _is_of_the_files(result: Entry) -> bool:
    """Whether a result is the rate of violations in the released files."""
    measured = get(result, "/subject/what", None)
    return str(result.get("metric")).startswith(_RATE) and measured == "released_files" and "group" not in result


def _judge_rate(at: str, result: Entry, tally: Tally, words: str, constraint: str, notes: Notes) -> None:
    """Note whether a result has the rate of a rule: by the registry, among the rows on which it can be decided."""
    stated = {"value": tally.broken / tally.decided, "events": tally.broken, "n": tally.decided}
    wrong = [key for key, true in stated.items() if is_number(result.get(key)) and not agrees(result[key], true)]
    message = f"{words}, and `{wrong[0]}` is {result[wrong[0]]:g}" if wrong else ""
    if notes.judge("VE76", f"{at}/{wrong[0] if wrong else 'value'}", message, constraint, claim=at):
        notes.grade(at, Grade.RECOMPUTED, f"counted in {plural(tally.decided, 'row')}")


def _judge_share(data: Any, pointer: str, members: int, rows: int, notes: Notes) -> None:
    """Note whether a group has the stated share of the rows."""
    stated, at = get(data, f"{pointer}/shares/output", None), f"{pointer}/shares/output"
    if is_number(stated):
        message = (
            "" if agrees(stated, members / rows) else f"{members:,} of {plural(rows, 'row')}, stated is {stated:g}"
        )
        if notes.judge("VE72", at, message, claim=at):
            notes.grade(at, Grade.RECOMPUTED, f"counted in {plural(rows, 'row')}")
