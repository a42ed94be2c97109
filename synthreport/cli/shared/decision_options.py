"""Decisions of a check: the file that it follows, and a first draft of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from synthreport.cli.shared.check_run import Options, checked_for, note_unchecked
from synthreport.cli.shared.named_files import Unchecked
from synthreport.cli.shared.output import allow
from synthreport.configuration.settings_file import Settings
from synthreport.decisions.accepting import Decisions
from synthreport.decisions.decisions_file import DecisionError, read_decisions
from synthreport.decisions.drafting import DAYS, drafted
from synthreport.files.opener import opened
from synthreport.files.printable import printable
from synthreport.files.standard_streams import reason, tell
from synthreport.files.writing import write

Command = Callable[..., Any]

DEFAULT = "decisions.yaml"
"""The file of decisions in the folder of the configuration, or in the current one."""


def decision_options(command: Command) -> Command:
    """Add `--decisions`, `--write-decisions` and `--by`."""
    for option in (
        click.option("--by", metavar="NAME", help="Who decides, for --write-decisions."),
        click.option(
            "--write-decisions", "draft", metavar="FILE",
            help="Write a file that accepts everything found now, except contradictions, for 90 days.",
        ),
        click.option("--decisions", metavar="FILE", help=f"Accept the findings in this file; by default, {DEFAULT}."),
    ):  # fmt: skip
        command = option(command)
    return command


def decisions_file(path: str | None, settings: Settings, *, none: bool) -> str | None:
    """The file of decisions to follow: the one that was named, or the usual one; None without any.

    Ends the command if the usual one is a link out of its folder: nobody has named its target.
    """
    usual = Path(settings.path(DEFAULT))
    if path or none or not usual.is_file():
        return path
    try:
        opened(usual).close()
    except OSError as error:
        raise _unreadable(str(usual), error) from None
    return str(usual)


def decided(path: str | None, named: str = "--decisions") -> Decisions | None:
    """The decisions in a file, and `named`, the place that named it. Ends the command if it cannot be used."""
    if path is None:
        return None
    try:
        return Decisions(read_decisions(path), date.today())
    except OSError as error:
        raise _unreadable(path, error, named) from None
    except DecisionError as error:
        raise click.BadParameter(printable(str(error)), param_hint=named) from None


def _unreadable(path: str, error: OSError, named: str = "--decisions") -> click.BadParameter:
    return click.BadParameter(f"{path} cannot be read: {reason(error)}", param_hint=named)


def write_draft(path: str, by: str | None, sources: tuple[str, ...], options: Options) -> int:
    """Write a file of decisions on everything that is found now, and print what it holds; return the exit code."""
    if not by or not by.strip():
        raise click.UsageError("--write-decisions needs --by NAME: who decides")
    unchecked = Unchecked([], [])
    found = [each for under_all in checked_for(sources, options, unchecked) for each in under_all]
    allow([Path(path)], [each.name for each in found], force=options.force)
    text, count, refused = drafted(found, by, date.today(), Path(path).absolute().parent)
    try:
        write(Path(path), text, fresh=not options.force)
    except OSError as error:
        raise click.BadParameter(f"{path} cannot be written: {reason(error)}", param_hint="--write-decisions") from None
    cannot = f"; {refused} contradiction{'s' * (refused != 1)} cannot be accepted" if refused else ""
    accepted = f"{count} finding{'s' * (count != 1)} accepted for {DAYS} days{cannot}"
    tell(f"{printable(path)}: {accepted}. Give each its reason and last day.\n")
    return note_unchecked(unchecked, 0, options)
