"""`synthreport conformance`: run the conformance cases on any checker."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

import click

from synthreport import __version__
from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import Impossible, allow, file_alone, force_option
from synthreport.conformance.result_file import Trial, as_json, as_text, now
from synthreport.conformance.scoring import Answers, own_answers, tally
from synthreport.conformance.suite import Case, published, read_finding
from synthreport.conformance.tool import answers, write_documents
from synthreport.conformance.tool_command import Command, UnusableCommand, command_of
from synthreport.files.standard_streams import reason, tell
from synthreport.files.writing import scratch, whole_folder, write
from synthreport.standard.versions import NEWEST, VERSIONS

_ONE, _MANY = 60.0, 600.0


@click.command(name="conformance")
@click.option(
    "--tool", metavar="COMMAND",
    help="Checker to run, with {file} (one call per case), {files} or {folder} in place of documents, and {profile} "
    "if it accepts one. Without it, this checker is tested.",
)  # fmt: skip
@click.option(
    "--only",
    multiple=True,
    metavar="PATTERN",
    help="Run only cases whose name or code matches, such as 'PM*'. Repeatable.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Parallel calls. [default: number of processors]")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Time limit for one call. [default: 60 for {file}, else 600]",
)
@click.option("--output", type=click.Path(dir_okay=False), callback=file_alone, help="Write the result as JSON.")
@force_option
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path),
    help="Write the cases as complete documents into a new folder, and run nothing.",
)
@click.option(
    "--version", type=click.Choice(VERSIONS), default=NEWEST, show_default=True, help="Version of the standard."
)
def command(
    tool: str | None,
    only: tuple[str, ...],
    jobs: int | None,
    timeout: float | None,
    output: Path | None,
    force: bool,
    folder: Path | None,
    version: str,
) -> None:
    """Run the conformance cases of the standard on a checker.

    Exit codes: 0 all cases that ran passed, 1 some failed, 2 could not run.
    """
    suite = published(version)
    chosen = suite.chosen(only)
    if not chosen:
        raise click.BadParameter("no case matches", param_hint="--only")
    if folder:
        _write(chosen, folder)
        return
    allow([output], _files(tool), force=force)
    date = _now()
    found = _answers(chosen, tool, jobs, timeout)
    trial = Trial(suite, tool or f"synthreport {__version__}", only, tally(suite, chosen, found), date)
    _tell(trial, output)
    sys.exit(1 if trial.tally.failed else 0)


def _now() -> str:
    try:
        return now()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _answers(chosen: tuple[Case, ...], tool: str | None, jobs: int | None, timeout: float | None) -> Answers:
    if tool is None:
        return own_answers(chosen)
    run = _command(tool)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a signal to us also ends the processes that we started
    limit = timeout or (_ONE if run.source == "{file}" else _MANY)
    return answers(run, chosen, jobs=jobs or os.cpu_count() or 1, timeout=limit)


def _command(tool: str) -> Command:
    try:
        run = command_of(tool)
    except UnusableCommand as error:
        raise click.BadParameter(str(error), param_hint="--tool") from None
    if shutil.which(run.words[0]) is None:
        raise click.BadParameter(f"no such program: {run.words[0]!r}", param_hint="--tool")
    return run


def _files(tool: str | None) -> list[str]:
    """The files that the command of a tool names: its program and its arguments."""
    words = _command(tool).words if tool else ()
    return [each for word in words for each in (word, shutil.which(word) or word) if Path(each).is_file()]


def _tell(trial: Trial, output: Path | None) -> None:
    try:
        if output:
            output.parent.stat()  # do not create a misspelt folder
            write(output, as_json(trial))
    except OSError as error:
        raise Impossible(f"{output} cannot be written: {reason(error)}") from None
    tell(as_text(trial))


def _write(cases: tuple[Case, ...], folder: Path) -> None:
    """Write the documents and their expected findings into a new folder."""
    try:
        with whole_folder(folder) as beside:
            write_documents(cases, beside / "documents")
            scratch(beside / "expected.json", _expected(cases).encode("utf-8"))
    except FileExistsError:
        raise click.BadParameter(f"{folder} already exists", param_hint="--write") from None
    except OSError as error:
        raise Impossible(f"{folder} cannot be written: {reason(error)}") from None
    echo([f"{len(cases)} documents in {folder / 'documents'}, expected findings in {folder / 'expected.json'}"])


def _expected(cases: tuple[Case, ...]) -> str:
    """One line per document."""
    entries = [json.dumps(_entry(case), ensure_ascii=False) for case in cases]
    return "[\n " + ",\n ".join(entries) + "\n]\n"


def _entry(case: Case) -> dict[str, object]:
    return {
        "document": f"documents/{case.profile}/{case.path}",
        "name": case.name,
        "code": case.code,
        "profile": case.profile,
        "expect": [read_finding(each) for each in case.expect],
        "states": dict(case.states),
    }
