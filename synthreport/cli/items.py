"""`synthreport items`: list the items or the rules of the standard."""

from __future__ import annotations

from typing import Any

import click

from synthreport.cli.shared.echo import echo
from synthreport.files.standard_streams import warn
from synthreport.finding import LEVELS
from synthreport.standard.catalogue import entries
from synthreport.standard.conditions import CONDITIONS
from synthreport.standard.sections import SECTIONS
from synthreport.standard.versions import NEWEST
from synthreport.standard.words.wording import wording

Entry = dict[str, Any]


@click.command(name="items")
@click.option("--section", type=click.Choice(list(SECTIONS)[1:], case_sensitive=False), help="List only this section.")
@click.option("--level", type=click.Choice([level.value for level in LEVELS]), help="List only this level.")
@click.option(
    "--condition",
    type=click.Choice(list(CONDITIONS)),
    metavar="NAME",
    help="List only what depends on this condition.",
)
@click.option("--rules", is_flag=True, help="List rules instead.")
def command(section: str | None, level: str | None, condition: str | None, rules: bool) -> None:
    """List the items of the standard: code, level, label, question, and conditions; of rules, the title."""
    catalogue = entries(NEWEST)
    listed = catalogue["rules" if rules else "items"].items()
    lines = [_line(code, entry) for code, entry in listed if _wanted(code, entry, section, level, condition)]
    echo(lines)
    if not lines:
        warn("no item or rule matches")


def _line(code: str, entry: Entry) -> str:
    when = f"  [{', '.join(_conditions(entry))}]" if _conditions(entry) else ""
    return f"{code}  {entry['level']:<6}  {_worded(code) or entry['title']}{when}"


def _worded(code: str) -> str:
    """The label and the question of an item; empty for a rule."""
    words = wording(NEWEST)
    return f"{words.label(code)}: {words.question(code)}" if words.label(code) else ""


def _wanted(code: str, entry: Entry, section: str | None, level: str | None, condition: str | None) -> bool:
    return (
        (section is None or code[:2] == section.upper())
        and (level is None or entry["level"] == level)
        and (condition is None or condition in _conditions(entry))
    )


def _conditions(entry: Entry) -> list[str]:
    return list(dict.fromkeys([*entry.get("when", ()), *entry.get("essential_where", ())]))
