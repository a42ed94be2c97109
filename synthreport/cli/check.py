"""`synthreport check`: manifests → a report, and an exit code that a pipeline can use."""

from __future__ import annotations

import sys
from typing import Any

import click

from synthreport.checker.tally import MOST
from synthreport.cli.output import docs_option, force_option
from synthreport.cli.profiles import unusable
from synthreport.cli.run import Options, run
from synthreport.document import LIMIT
from synthreport.files.terminal import printable
from synthreport.finding import LEVELS, Level
from synthreport.journal.audiences import AUDIENCES
from synthreport.reporters.formats import FORMATS
from synthreport.reporters.paper import BINARY, FORMS
from synthreport.reporters.text import SHOW
from synthreport.standard.resolved_profile import ProfileError
from synthreport.standard.versions import UnknownVersion


def _outputs(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Forms and paths; only the first colon parts them, for paths may have some of their own."""
    found = []
    for each in given:
        form, _, path = each.partition(":")
        if path == "-":
            raise click.BadParameter(f"standard output takes --format {form}; a file of that name is {form}:./-")
        if form not in FORMATS or not path:
            raise click.BadParameter(f'found "{each}", expected FORMAT:PATH with one of {", ".join(FORMATS)}')
        found.append((form, path))
    return tuple(found)


def _written(sources: tuple[str, ...], options: Options) -> int:
    """The exit code of a run that writes files. Ends the command where one of them would be a loss."""
    from synthreport.cli.refused_outputs import Refused

    try:
        return run(sources, options)
    except Refused as error:
        raise click.BadParameter(printable(str(error)), param_hint="--output") from None


def _watch(sources: tuple[str, ...], options: Options) -> None:
    from synthreport.cli.watch import watch

    watch(sources, options)


@click.command(name="check")
@click.argument("sources", nargs=-1, metavar="[FILE|DIR|-]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="What is printed.",
)  # fmt: skip
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT:PATH", callback=_outputs,
    help="Write a report to a file, too; may be given several times.",
)  # fmt: skip
@force_option
@docs_option
@click.option(
    "--for", "audience", type=click.Choice(list(AUDIENCES)), default=None,
    help="What one reader needs: an author's list, an editor's page, a reviewer's guide.",
)  # fmt: skip
@click.option(
    "--profile", "profiles", multiple=True, default=["core"], show_default=True, metavar="ID|PATH",
    help="The profile to check against, or the file that holds one; give several to see them side by side.",
)  # fmt: skip
@click.option(
    "--standard",
    metavar="VERSION",
    help="Judge older manifests as this version would, pointing at what their authors wrote. Without it, each is "
    "judged by the version that it states.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.value for level in LEVELS]),
    default="must",
    show_default=True,
    help="The least level at which a finding makes the exit code 1.",
)
@click.option(
    "--show",
    type=click.Choice(SHOW),
    default="findings",
    show_default=True,
    help="What to list: the verdict alone; findings, the first hundred of each kind; with them declared gaps, what was "
    "not checked, or every finding and all outcomes.",
)
@click.option(
    "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="Colours; auto heeds NO_COLOR and whether a terminal reads.",
)  # fmt: skip
@click.option(
    "--max-bytes", "limit", type=click.IntRange(min=1), default=LIMIT, show_default=True, help="The largest manifest."
)
@click.option(
    "--max-findings", "most", type=click.IntRange(min=1), default=MOST, show_default=True,
    help="List at most so many findings of a manifest, and the first hundred of each kind; the others are counted.",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Check again whenever a manifest or a profile changes, until Ctrl-C.")
def command(sources: tuple[str, ...], watch: bool, **told: Any) -> None:
    """Check manifests: files, folders (every synthreport.yaml, .yml or .json below them), or - for standard input.

    Without an argument, check synthreport.yaml here.
    """
    options = Options(**{**told, "fail_on": Level(told["fail_on"])})
    if options.audience and options.form not in ("text", *FORMS):
        raise click.UsageError(f"--for {options.audience} goes with --format {', '.join(('text', *FORMS))}")
    if options.form in BINARY and sys.stdout.isatty():
        raise click.UsageError(f"{options.form} is no text for a terminal: use --output {options.form}:PATH")
    if watch and ("-" in sources or options.outputs or options.form != "text"):
        raise click.UsageError("--watch prints text, of files and folders: no --format, no --output, no standard input")
    try:
        if watch:
            _watch(sources, options)
        sys.exit(_written(sources, options) if options.outputs else run(sources, options))
    except ProfileError as error:
        raise unusable(error, "--profile") from None
    except UnknownVersion as error:
        raise click.BadParameter(str(error), param_hint="--standard") from None
