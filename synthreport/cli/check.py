"""`synthreport check`: manifests → a report, and an exit code for pipelines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from synthreport.cli.shared.attestation_options import attestation_options, attesting
from synthreport.cli.shared.check_run import Options, Unobserved
from synthreport.cli.shared.configured import completed, config_options, named_in, settings_of
from synthreport.cli.shared.decision_options import decided, decision_options, decisions_file, write_draft
from synthreport.cli.shared.filing.record_options import (
    RecordAsked,
    record_asked,
    record_options,
    refuse_unrecordable,
    write_record,
)
from synthreport.cli.shared.report_options import explained, finished, refuse_report, report_options
from synthreport.document import Document
from synthreport.finding import Level
from synthreport.overview.checked import Checked
from synthreport.result import Observed


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


def _observe(document: Document) -> Observed:
    """What the bytes of the files show that a document lists, in its own folder. Raises Unobserved without one."""
    from synthreport.cli.verify import progress
    from synthreport.evidence.verifying.listed_bytes import compared

    if document.name == "<stdin>":
        raise Unobserved("--files needs the place of a manifest from standard input: give it with --stdin-filename")
    return compared(document.data, Path(document.name).parent, progress)


def _watch(sources: tuple[str, ...], options: Options) -> None:
    from synthreport.cli.shared.watch import watch

    watch(sources, options)


def _refuse(options: Options, sources: tuple[str, ...], watch: bool) -> None:
    """End the command if its options do not go together."""
    refuse_report(options)
    if watch and ("-" in sources or options.outputs or options.form != "text"):
        raise click.UsageError("--watch prints text and reads files and folders: drop --format, --output and -")
    if (options.statistics or options.quiet) and options.form != "text":
        raise click.UsageError("--statistics and --quiet are about text: drop --format")


@click.command(name="check")
@click.argument("sources", nargs=-1, metavar="[FILE|DIR|-]...")
@report_options
@click.option(
    "--files/--no-files", "files",
    help="Also compare the listed files with their stated size and SHA-256. `verify` reads what is in them.",
)  # fmt: skip
@attestation_options
@click.option(
    "--exclude", multiple=True, metavar="GLOB",
    help="Do not check files and folders that fit this pattern, as in .gitignore. Repeatable.",
)  # fmt: skip
@click.option("--stdin-filename", "stdin_name", default="", metavar="PATH", help="Name of standard input in reports.")
@click.option("-q", "--quiet", is_flag=True, help="Print only the manifests that fail.")
@click.option("--statistics", is_flag=True, help="Print only how many findings there are of each code.")
@click.option(
    "--exit-zero", is_flag=True, help="Exit with 0 even if there are findings, unless something could not be checked."
)
@click.option(
    "--jobs", "-j", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
    help="Check with N processes; 0 means one per core. Worth it for hundreds of manifests.",
)  # fmt: skip
@config_options
@decision_options
@record_options
@click.option(
    "--watch", is_flag=True, help="Check again whenever a manifest, a profile, or with --files a listed file changes."
)
@click.pass_context
def command(context: click.Context, /, sources: tuple[str, ...], watch: bool, **told: Any) -> None:
    """Check manifests: files, folders (every synthreport.yaml, .yml or .json below them) or - for standard input.

    Without an argument, check synthreport.yaml in this folder. Options that are not given are read from the
    configuration: [tool.synthreport] in pyproject.toml, or synthreport.toml. Below folders, files that .gitignore lists
    are skipped.
    """
    draft, by = told.pop("draft"), told.pop("by")
    record = record_asked(told)
    attestations, trust = told.pop("attestations"), told.pop("trust")
    attest = attesting(told, attestations, trust)
    options = _options(context, told | {"watch": watch}, drafts=bool(draft))
    options = options._replace(attest=attest, beside=(*options.beside, *map(str, (*attestations, *trust))))
    _refuse(options, sources, watch)
    with explained(options.profile_from):
        if record:
            refuse_unrecordable(record, sources, options, alone=not (watch or draft))
        if watch:
            _watch(sources, options)
        if draft:
            sys.exit(write_draft(draft, by, sources, options._replace(outputs=())))
        sys.exit(_recorded(record, sources, options) if record else finished(sources, options))


def _recorded(record: RecordAsked, sources: tuple[str, ...], options: Options) -> int:
    """Check, and file the record of the check; return the exit code."""
    kept: list[Checked] = []
    code = finished(sources, options._replace(keep=kept.extend))
    return max(code, write_record(record, kept if code < 2 else [], options))


def _options(context: click.Context, told: dict[str, Any], *, drafts: bool) -> Options:
    """The options that were given, completed by the configuration; a draft of decisions follows none."""
    no_config = told.pop("no_config")
    settings = settings_of(told.pop("config"), no_config)
    _to_standard_output(told, context)
    whole = completed(context, told, settings)
    del whole["watch"]
    whole["observe"] = _observe if whole.pop("files") else None
    decisions = None if drafts else decisions_file(whole["decisions"], settings, none=no_config)
    whole["decisions"] = decided(decisions, named_in("--decisions", context, settings))
    whole["profile_from"] = named_in("--profile", context, settings)
    whole["beside"] = tuple(filter(None, (decisions, whole["configuration"])))
    return Options(**{**whole, "fail_on": Level(whole["fail_on"])})
