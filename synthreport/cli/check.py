"""`synthreport check`: manifests → a report, and an exit code that a pipeline can use."""

from __future__ import annotations

import sys

import click

from synthreport.cli.profiles import unusable
from synthreport.document import LIMIT
from synthreport.finding import LEVELS, Level
from synthreport.reporters.text import SHOW
from synthreport.running import Options, run
from synthreport.standard.profile import ProfileError
from synthreport.standard.versions import UnknownVersion


@click.command(name="check")
@click.argument("sources", nargs=-1, metavar="[FILE|DIR|-]...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
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
    help="What to list: the verdict alone; findings; with them declared gaps, what was not checked, or all outcomes.",
)
@click.option(
    "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="Colours; auto heeds NO_COLOR and whether a terminal reads.",
)  # fmt: skip
@click.option("--max-bytes", type=click.IntRange(min=1), default=LIMIT, show_default=True, help="The largest manifest.")
def command(
    sources: tuple[str, ...], form: str, profiles: tuple[str, ...], standard: str | None, fail_on: str, show: str,
    colour: str, max_bytes: int,
) -> None:  # fmt: skip
    """Check manifests: files, folders (every synthreport.yaml, .yml or .json below them), or - for standard input.

    Without an argument, check synthreport.yaml here.
    """
    options = Options(form, profiles, Level(fail_on), show, colour, max_bytes, standard)
    try:
        sys.exit(run(sources, options))
    except ProfileError as error:
        raise unusable(error, "--profile") from None
    except UnknownVersion as error:
        raise click.BadParameter(str(error), param_hint="--standard") from None
