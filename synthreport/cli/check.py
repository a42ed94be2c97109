"""`synthreport check`: manifests → a report, and an exit code for pipelines."""

from __future__ import annotations

import sys
from typing import Any

import click

from synthreport.cli.shared.attestation_options import attestation_options, attesting
from synthreport.cli.shared.check_run import Options
from synthreport.cli.shared.report_options import explained, finished, refuse_bytes, report_options
from synthreport.finding import Level
from synthreport.journal.audiences import AUDIENCES
from synthreport.reporters.paper import FORMS


def _watch(sources: tuple[str, ...], options: Options) -> None:
    from synthreport.cli.shared.watch import watch

    watch(sources, options)


def _refuse(options: Options, sources: tuple[str, ...], watch: bool) -> None:
    """End the command if its options do not go together."""
    if options.audience and options.form not in ("text", *FORMS):
        raise click.UsageError(f"--for {options.audience} needs --format {', '.join(('text', *FORMS))}")
    if options.audience and len(set(options.profiles)) > 1:
        raise click.UsageError(f"--for {options.audience} is under one profile: run it once for each")
    refuse_bytes(options.form)
    if watch and ("-" in sources or options.outputs or options.form != "text"):
        raise click.UsageError("--watch prints text and reads files and folders: drop --format, --output and -")


@click.command(name="check")
@click.argument("sources", nargs=-1, metavar="[FILE|DIR|-]...")
@report_options
@click.option(
    "--for", "audience", type=click.Choice(list(AUDIENCES)), default=None,
    help="Write for one reader: a list for authors, one page for editors, a guide for reviewers.",
)  # fmt: skip
@attestation_options
@click.option("--watch", is_flag=True, help="Check again whenever a manifest or a profile changes, until Ctrl-C.")
def command(sources: tuple[str, ...], watch: bool, **told: Any) -> None:
    """Check manifests: files, folders (every synthreport.yaml, .yml or .json below them) or - for standard input.

    Without an argument, check synthreport.yaml in this folder.
    """
    attest = attesting(told, told.pop("attestations"), told.pop("trust"))
    options = Options(**{**told, "fail_on": Level(told["fail_on"]), "attest": attest})
    _refuse(options, sources, watch)
    with explained():
        if watch:
            _watch(sources, options)
        sys.exit(finished(sources, options))
