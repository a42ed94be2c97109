"""Options of commands that check manifests and report: format, files, profile, level, lists."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from synthreport.cli.profiles import unusable
from synthreport.cli.shared.check_run import Options, run
from synthreport.cli.shared.output import docs_option, force_option
from synthreport.document import LIMIT
from synthreport.document.size_limits import MOST
from synthreport.files.printable import printable
from synthreport.finding import LEVELS
from synthreport.journal.audiences import AUDIENCES, LANGUAGES, TRANSLATED
from synthreport.reporters.formats import FORMATS
from synthreport.reporters.paper import FORMS
from synthreport.reporters.text import SHOW
from synthreport.repository.ignore_patterns import WrongPattern
from synthreport.standard.resolved_profile import ProfileError
from synthreport.standard.versions import UnknownVersion


def _outputs(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Formats and paths, split at the first colon only: a path may contain more."""
    found = []
    for each in given:
        form, _, path = each.partition(":")
        if form not in FORMATS or not path:
            raise click.BadParameter(f'found "{each}", expected FORMAT:PATH with one of {", ".join(FORMATS)}')
        found.append((form, path))
    return tuple(found)


_OPTIONS = (
    click.option(
        "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
        help="Format of standard output.",
    ),
    click.option(
        "--for", "audience", type=click.Choice(list(AUDIENCES)), default=None,
        help="Write for one reader: a list for authors, one page for editors, a guide for reviewers.",
    ),
    click.option(
        "--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True,
        help="Language of the page for editors or reviewers.",
    ),
    click.option(
        "--output", "outputs", multiple=True, metavar="FORMAT:PATH", callback=_outputs,
        help="Also write a report to a file. Repeatable.",
    ),
    force_option,
    docs_option,
    click.option(
        "--profile", "profiles", multiple=True, default=["core"], show_default=True, metavar="ID|PATH",
        help="Profile to check against: its id or its file. Repeatable; several are compared side by side.",
    ),
    click.option(
        "--standard", metavar="VERSION",
        help="Check against this version of the standard instead of the one that each manifest states.",
    ),
    click.option(
        "--fail-on", type=click.Choice([level.value for level in LEVELS]), default="must", show_default=True,
        help="Exit with 1 on findings at this level or above.",
    ),
    click.option(
        "--show", type=click.Choice(SHOW), default="findings", show_default=True,
        help="What to list: only the verdict; findings (the first hundred of each code); findings and declared gaps; "
        "findings and what was not checked; findings and every claim with its grade; or all of it.",
    ),
    click.option(
        "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
        help="Colours; auto respects NO_COLOR and uses none when piped.",
    ),
    click.option(
        "--max-bytes", "limit", type=click.IntRange(min=1), default=LIMIT, show_default=True,
        help="Refuse a larger manifest.",
    ),
    click.option(
        "--max-findings", "most", type=click.IntRange(min=1), default=MOST, show_default=True, metavar="N",
        help="List at most N findings per manifest, but always the first hundred of each code; count the others.",
    ),
)  # fmt: skip


def report_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_report(options: Options) -> None:
    """End the command if the report cannot be in the format, for one reader or on a terminal."""
    form, reader = options.form, options.audience
    if reader and form not in ("text", *FORMS):
        raise click.UsageError(f"--for {reader} needs --format {', '.join(('text', *FORMS))}")
    if reader and len(set(options.profiles)) > 1:
        raise click.UsageError(f"--for {reader} is under one profile: run it once for each")
    if options.language != LANGUAGES[0] and reader not in TRANSLATED:
        raise click.UsageError(f"--language is for the pages of --for {' and --for '.join(TRANSLATED)}")
    if FORMATS[form].binary and sys.stdout.isatty():
        raise click.UsageError(f"{form} is not text: write it to a file with --output {form}:PATH")


@contextmanager
def explained(profile: str = "--profile") -> Iterator[None]:
    """End the command if a profile or a version cannot be used; `profile` is where the profile was named."""
    try:
        yield
    except ProfileError as error:
        raise unusable(error, profile) from None
    except UnknownVersion as error:
        raise click.BadParameter(str(error), param_hint="--standard") from None
    except WrongPattern as error:
        raise click.UsageError(printable(str(error))) from None


def finished(sources: tuple[str, ...], options: Options) -> int:
    """Run and write files; return the exit code. Ends the command if writing one of them would destroy something."""
    if not options.outputs:
        return run(sources, options)
    for form, path in options.outputs:
        if path == "-":
            raise click.BadParameter(f"for standard output use --format {form}; for a file named - use {form}:./-")
    from synthreport.cli.shared.refused_outputs import Refused

    try:
        return run(sources, options)
    except Refused as error:
        raise click.BadParameter(printable(str(error)), param_hint="--output") from None
