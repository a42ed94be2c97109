"""`synthreport check`: manifests → a report, and an exit code that a pipeline can use."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from synthreport.document import LIMIT, Document, parse
from synthreport.finding import LEVELS, Level
from synthreport.opening import read
from synthreport.reporters.checked import Checked, NotChecked
from synthreport.reporters.printable import printable
from synthreport.standard.versions import NEWEST

if TYPE_CHECKING:
    from synthreport.reporters.text import Look

DEFAULT = "synthreport.yaml"
_NAMES = (DEFAULT, "synthreport.yml", "synthreport.json")
_FEW = 20
_SHOW = ("summary", "findings", "gaps", "not-checked", "all")


@click.command(name="check")
@click.argument("sources", nargs=-1, metavar="[FILE|DIR|-]...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
@click.option("--profile", default="core", show_default=True, help="The profile to check against.")
@click.option(
    "--fail-on",
    type=click.Choice([level.value for level in LEVELS]),
    default="must",
    show_default=True,
    help="The least level at which a finding makes the exit code 1.",
)
@click.option(
    "--show",
    type=click.Choice(_SHOW),
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
    sources: tuple[str, ...], form: str, profile: str, fail_on: str, show: str, colour: str, max_bytes: int
) -> None:
    """Check manifests: files, folders (every synthreport.yaml, .yml or .json below them), or - for standard input.

    Without an argument, check synthreport.yaml here.
    """
    _profile_exists(profile)
    failed: list[NotChecked] = []
    checked = _checked(sources or (DEFAULT,), profile, max_bytes, failed)
    if form == "json":
        sys.exit(_as_json(checked, failed, Level(fail_on)))
    sys.exit(_as_text(checked, failed, Level(fail_on), show, _look(colour)))


def _as_text(checked: Iterator[Checked], failed: list[NotChecked], fail_on: Level, show: str, look: Look) -> int:
    """Print each report as soon as it is there, keeping none; returns the exit code."""
    from synthreport.reporters.text import render

    complying = True
    for one in checked:
        complying = one.result.complies(fail_on) and complying
        sys.stdout.write(render(one, look=look, show=show, fail_on=fail_on))
    return _code(failed, complying)


def _as_json(checked: Iterator[Checked], failed: list[NotChecked], fail_on: Level) -> int:
    """Print one report on all; returns the exit code."""
    from synthreport.reporters.machine import render

    kept = list(checked)
    code = _code(failed, all(one.result.complies(fail_on) for one in kept))
    sys.stdout.write(render(kept, failed, fail_on=fail_on, exit_code=code))
    return code


def _code(failed: list[NotChecked], complying: bool) -> int:
    for failure in failed:
        click.echo(f"synthreport: {printable(failure.name)}: {failure.reason}", err=True)
    return 2 if failed else 0 if complying else 1


def _checked(sources: tuple[str, ...], profile: str, limit: int, failed: list[NotChecked]) -> Iterator[Checked]:
    for count, name in enumerate(_names(sources, failed)):
        if count == _FEW:
            gc.freeze()
            gc.enable()  # one process may leave its garbage lying, thousands of documents may not
        one = _check(name, profile, limit, failed)
        if one is not None:
            yield one


def _profile_exists(profile: str) -> None:
    from synthreport.standard.catalogue import UnknownProfile, load

    try:
        load(NEWEST, profile)
    except UnknownProfile as error:
        raise click.BadParameter(str(error), param_hint="--profile") from None


def _names(sources: tuple[str, ...], failed: list[NotChecked]) -> Iterator[str]:
    """The files behind the arguments, in the order given; below a folder, in the order of their paths."""
    for source in sources:
        if source != "-" and os.path.isdir(source):  # noqa: PTH112  (pathlib costs 5 ms)
            found = sorted(_manifests(source))
            if not found:
                failed.append(NotChecked(source, f"no manifest in this folder; looked for {', '.join(_NAMES)}"))
            yield from found
        else:
            yield source


def _manifests(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(where, name) for name in files if name in _NAMES)  # noqa: PTH118


def _check(name: str, profile: str, limit: int, failed: list[NotChecked]) -> Checked | None:
    from synthreport.checking import check

    try:
        document = _read(name, limit)
    except OSError as error:
        failed.append(NotChecked(name, f"cannot be read: {error.strerror or error}"))
        return None
    return Checked(document.name, document, check(document, profile=profile))


def _read(name: str, limit: int) -> Document:
    if name == "-":
        return parse(sys.stdin.buffer.read(limit + 1), name="<stdin>", limit=limit)
    return read(name, limit=limit)


def _look(colour: str) -> Look:
    from synthreport.reporters.text import Look

    terminal = sys.stdout.isatty()
    wanted = colour == "always" or (colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    columns = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else int(os.environ.get("COLUMNS") or 100)
    return Look(columns, wanted and os.environ.get("TERM") != "dumb", sys.stdout.encoding or "utf-8")
