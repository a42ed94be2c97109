"""`synthreport replay`: run the declared generator again, and compare."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import Impossible, manifest_in, named_values, read_document
from synthreport.evidence.replaying.plan import Plan, Unplanned, planned
from synthreport.evidence.replaying.replay import RUNS, Given, missing_inputs, replayed
from synthreport.evidence.replaying.replay_report import NOT_APPLICABLE, NOT_ATTEMPTED, announced, as_data, told
from synthreport.evidence.replaying.sandbox import Limits
from synthreport.files.opener import real
from synthreport.files.serialise import as_json
from synthreport.files.standard_streams import deliver, reason, warn

_GIB = 2**30


def _inputs(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, Path]:
    return {name: Path(path) for name, path in named_values(given, "ID=PATH").items()}


@click.command(name="replay")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--run", "is_run", is_flag=True, help="Run the command. Without this, only show it.")
@click.option(
    "--input", "inputs", multiple=True, metavar="ID=PATH", callback=_inputs,
    help="A file that the command reads and that is not in the dataset's folder. Repeatable.",
)  # fmt: skip
@click.option("--python", metavar="PATH", help="The Python that runs the command.")
@click.option(
    "--runs", type=click.IntRange(1, 100), default=RUNS, show_default=True,
    help="How many runs to compare where only distributions can be compared.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(min=1), default=3600.0, show_default=True, help="Seconds for each run."
)
@click.option(
    "--memory", type=click.FloatRange(min=0.1), default=8.0, show_default=True, help="GiB of memory for each process."
)
@click.option("--disk", type=click.FloatRange(min=0.01), default=10.0, show_default=True, help="GiB for each file.")
@click.option("--network", is_flag=True, help="Let the command use the network.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(source: str, is_run: bool, form: str, **given: Any) -> None:
    """Run the command that made the dataset again, in a scratch copy of its folder, and compare what it makes.

    Exit codes: 0 as close as the manifest claims, 1 not as close, 2 not run. Read the program before you use --run: it
    is whatever the author of the manifest wrote.
    """
    folder = real(Path(manifest_in(source))).parent
    try:
        plan = planned(read_document(source).data)
    except Unplanned as error:
        _end(form, NOT_ATTEMPTED if error.applicable else NOT_APPLICABLE, str(error))
    limits = Limits(given["timeout"], int(given["memory"] * _GIB), int(given["disk"] * _GIB))
    asked = Given(given["inputs"], given["python"], limits, given["network"], given["runs"])
    _refuse_unknown(plan, asked)
    if form == "text":
        echo(announced(plan, folder, asked))
    if missing := list(missing_inputs(plan, folder, asked.inputs)):
        _end(form, NOT_ATTEMPTED, "; ".join(missing))
    if not is_run:
        _end(form, NOT_ATTEMPTED, "add --run to run this command")
    _run(plan, folder, asked, form)


def _run(plan: Plan, folder: Path, asked: Given, form: str) -> None:
    try:
        replay = replayed(plan, folder, asked, warn)
    except OSError as error:
        raise Impossible(f"{folder} cannot be copied: {reason(error)}") from None
    if form == "json":
        deliver(as_json(as_data(plan, replay)))
    else:
        echo(told(plan, replay))
    sys.exit(0 if replay.keeps(plan.claim) else 1)


def _refuse_unknown(plan: Plan, asked: Given) -> None:
    for name in asked.inputs:
        if name not in plan.inputs:
            known = ", ".join(plan.inputs) or "no input"
            raise click.BadParameter(f"the manifest knows no input {name} for its command: it has {known}")


def _end(form: str, word: str, why: str) -> None:
    if form == "json":
        deliver(as_json({"result": word, "why": why}))
    else:
        echo([f"result:   {word}: {why}"])
    sys.exit(2)
