"""`synthreport check`: manifests → a report, and an exit code for pipelines."""

from __future__ import annotations

import sys
from typing import Any

import click
from click.core import ParameterSource

from synthreport.cli.profiles import unusable
from synthreport.cli.shared.check_run import Options, run
from synthreport.cli.shared.configured import completed, config_options, settings_of
from synthreport.cli.shared.decision_options import decided, decision_options, write_draft
from synthreport.cli.shared.output import docs_option, force_option
from synthreport.document import LIMIT
from synthreport.document.quota import MOST
from synthreport.files.printable import printable
from synthreport.finding import LEVELS, Level
from synthreport.journal.audiences import AUDIENCES
from synthreport.reporters.formats import FORMATS
from synthreport.reporters.paper import BINARY, FORMS
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


def _to_standard_output(told: dict[str, Any], context: click.Context) -> None:
    """Make `--output FORMAT:-` the format of standard output, which takes one report."""
    dashed = [form for form, path in told["outputs"] if path == "-"]
    if not dashed:
        return
    stated = context.get_parameter_source("form") is not ParameterSource.DEFAULT
    if len(dashed) > 1 or told["audience"] or (stated and told["form"] != dashed[0]):
        raise click.UsageError(f"standard output takes one report; for a file named - use {dashed[-1]}:./-")
    told["form"] = dashed[0]
    told["outputs"] = tuple(each for each in told["outputs"] if each[1] != "-")


def _written(sources: tuple[str, ...], options: Options) -> int:
    """Run and write files; return the exit code. Ends the command if writing one of them would destroy something."""
    from synthreport.cli.shared.refused_outputs import Refused

    try:
        return run(sources, options)
    except Refused as error:
        raise click.BadParameter(printable(str(error)), param_hint="--output") from None


def _watch(sources: tuple[str, ...], options: Options) -> None:
    from synthreport.cli.shared.watch import watch

    watch(sources, options)


@click.command(name="check")
@click.argument("sources", nargs=-1, metavar="[FILE|DIR|-]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="Format of standard output.",
)  # fmt: skip
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT:PATH", callback=_outputs,
    help="Also write a report to a file. Repeatable.",
)  # fmt: skip
@force_option
@docs_option
@click.option(
    "--for", "audience", type=click.Choice(list(AUDIENCES)), default=None,
    help="Write for one reader: a list for authors, one page for editors, a guide for reviewers.",
)  # fmt: skip
@click.option(
    "--profile", "profiles", multiple=True, default=["core"], show_default=True, metavar="ID|PATH",
    help="Profile to check against: its id or its file. Repeatable; several are compared side by side.",
)  # fmt: skip
@click.option(
    "--standard",
    metavar="VERSION",
    help="Check against this version of the standard instead of the one that each manifest states.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.value for level in LEVELS]),
    default="must",
    show_default=True,
    help="Exit with 1 on findings at this level or above.",
)
@click.option(
    "--show",
    type=click.Choice(SHOW),
    default="findings",
    show_default=True,
    help="What to list: only the verdict; findings (the first hundred of each code); findings and declared gaps; "
    "findings and what was not checked; or every finding and all outcomes.",
)
@click.option(
    "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="Colours; auto respects NO_COLOR and uses none when piped.",
)  # fmt: skip
@click.option(
    "--max-bytes",
    "limit",
    type=click.IntRange(min=1),
    default=LIMIT,
    show_default=True,
    help="Refuse a larger manifest.",
)
@click.option(
    "--max-findings", "most", type=click.IntRange(min=1), default=MOST, show_default=True, metavar="N",
    help="List at most N findings per manifest, and the first hundred of each code; the others are counted.",
)  # fmt: skip
@click.option(
    "--exclude", multiple=True, metavar="GLOB",
    help="Do not check files and folders that fit this pattern, as in .gitignore. Repeatable.",
)  # fmt: skip
@click.option("--stdin-filename", "stdin_name", default="", metavar="PATH", help="Name of standard input in reports.")
@click.option("-q", "--quiet", is_flag=True, help="Print only the manifests that fail.")
@click.option("--statistics", is_flag=True, help="Print only how many findings there are of each code.")
@click.option(
    "--exit-zero", is_flag=True, help="Exit with 0, with findings or without, if everything could be checked."
)
@config_options
@decision_options
@click.option("--watch", is_flag=True, help="Check again whenever a manifest or a profile changes, until Ctrl-C.")
@click.pass_context
def command(context: click.Context, /, sources: tuple[str, ...], watch: bool, **told: Any) -> None:
    """Check manifests: files, folders (every synthreport.yaml, .yml or .json below them) or - for standard input.

    Without an argument, check synthreport.yaml in this folder. Options that are not given are read from the
    configuration: [tool.synthreport] in pyproject.toml, or synthreport.toml. Below folders, files that .gitignore lists
    are skipped.
    """
    draft, by = told.pop("draft"), told.pop("by")
    options = _options(context, told | {"watch": watch}, drafts=bool(draft))
    _refuse_together(sources, options, watch)
    try:
        if watch:
            _watch(sources, options)
        if draft:
            sys.exit(write_draft(draft, by, sources, options._replace(outputs=())))
        sys.exit(_written(sources, options) if options.outputs else run(sources, options))
    except ProfileError as error:
        raise unusable(error, "--profile") from None
    except UnknownVersion as error:
        raise click.BadParameter(str(error), param_hint="--standard") from None
    except WrongPattern as error:
        raise click.UsageError(printable(str(error))) from None


def _options(context: click.Context, told: dict[str, Any], *, drafts: bool) -> Options:
    """The options that were given, completed by the configuration; a draft of decisions follows none."""
    no_config = told.pop("no_config")
    settings = settings_of(told.pop("config"), no_config)
    _to_standard_output(told, context)
    whole = completed(context, told, settings)
    del whole["watch"]
    whole["decisions"] = None if drafts else decided(whole["decisions"], settings, none=no_config)
    return Options(**{**whole, "fail_on": Level(whole["fail_on"])})


def _refuse_together(sources: tuple[str, ...], options: Options, watch: bool) -> None:
    """Refuse options that exclude each other."""
    if options.audience and options.form not in ("text", *FORMS):
        raise click.UsageError(f"--for {options.audience} needs --format {', '.join(('text', *FORMS))}")
    if options.form in BINARY and sys.stdout.isatty():
        raise click.UsageError(f"{options.form} is not text: write it to a file with --output {options.form}:PATH")
    if watch and ("-" in sources or options.outputs or options.form != "text"):
        raise click.UsageError("--watch prints text and reads files and folders: drop --format, --output and -")
    if (options.statistics or options.quiet) and options.form != "text":
        raise click.UsageError("--statistics and --quiet are about text: drop --format")
