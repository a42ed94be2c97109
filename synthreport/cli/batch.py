"""`synthreport batch`: many manifests → tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import Impossible
from synthreport.cli.shared.report_options import explained
from synthreport.document import LIMIT
from synthreport.document.positions import few
from synthreport.document.source import NAMES
from synthreport.files.pace_line import PaceLine
from synthreport.files.printable import printable
from synthreport.files.standard_streams import reason, warn
from synthreport.finding import LEVELS, Level

if TYPE_CHECKING:
    from synthreport.desk.batch.manifest_sources import Source
    from synthreport.desk.batch.source_reading import Reading

_PATH = click.Path(path_type=Path)
_MOST = 2000
_NAMED = 3


@click.command(name="batch")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--from", "lists", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="LIST",
    help="Also check the sources in this file: one per line, then, after a tab, its journal. Repeatable.",
)  # fmt: skip
@click.option("--out", required=True, type=_PATH, metavar="DIR", help="Folder of the tables; made if there is none.")
@click.option(
    "--name", "names", multiple=True, default=NAMES, metavar="GLOB",
    help="Which files of folders and archives are manifests. Repeatable.  [default: synthreport.yaml, .yml, .json]",
)  # fmt: skip
@click.option(
    "--exclude", multiple=True, metavar="GLOB",
    help="Skip files of folders and archives whose name or path fits this pattern. Repeatable.",
)  # fmt: skip
@click.option("--journal", default="", metavar="NAME", help="The journal of all manifests; a list may name others.")
@click.option("--profile", default="core", show_default=True, metavar="ID|PATH", help="Profile to check against.")
@click.option("--standard", metavar="VERSION", help="Check against this version instead of the one that each states.")
@click.option(
    "--fail-on", type=click.Choice([level.value for level in LEVELS]), default="must", show_default=True,
    help="Exit with 1 on findings at this level or above.",
)  # fmt: skip
@click.option(
    "--exit-zero", is_flag=True, help="Exit with 0 even if there are findings, unless something could not be checked."
)
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help="Number of processes.  [default: one per core]")
@click.option(
    "--scheduler", metavar="ADDRESS", help="Check on the workers of this Dask scheduler, such as tcp://host:8786."
)
@click.option("--online", is_flag=True, help="Read sources that are URLs, or in a bucket.")
@click.option("--again", is_flag=True, help="Check every manifest again, also those already checked.")
@click.option(
    "--max-bytes", "limit", type=click.IntRange(min=1), default=LIMIT, show_default=True,
    help="Refuse a larger manifest.",
)  # fmt: skip
@click.option(
    "--max-findings", "most", type=click.IntRange(min=1), default=_MOST, show_default=True, metavar="N",
    help="List at most N findings per manifest, but always the first hundred of each code; count the others.",
)  # fmt: skip
def command(sources: tuple[str, ...], lists: tuple[Path, ...], out: Path, **options: Any) -> None:
    """Check the manifests of every SOURCE, and write tables of them to DIR.

    A SOURCE is a file, a folder (every manifest below it), a pattern in quotes, a zip or tar archive, a URL, or
    in a bucket (s3://…, gs://…).
    manifests.parquet, findings.parquet and items.parquet hold the results. What the same checker has checked under the
    same profile is not checked again: to continue an interrupted run, repeat the command.
    """
    if not sources and not lists:
        raise click.UsageError("name a SOURCE, or a list of them with --from")
    if options["scheduler"] and options["jobs"]:
        raise click.UsageError("--jobs is about processes of this machine: drop it, or --scheduler")
    with _explained(out):
        sys.exit(_run(sources, lists, out, options))


def _run(sources: tuple[str, ...], lists: tuple[Path, ...], out: Path, options: dict[str, Any]) -> int:
    from synthreport.desk.batch.batch_run import Plan, asked_for, run
    from synthreport.desk.batch.batch_summary import summary
    from synthreport.desk.batch.manifest_sources import count_of, manifests

    asked = asked_for(options["profile"], options["standard"], options["limit"], options["most"])
    plan, reading = Plan(out, asked, options["again"]), _reading(options)
    pace = PaceLine(count_of(_wanted(sources, lists), reading) if sys.stderr.isatty() else None)
    try:
        with _crew(options) as crew:
            done = run(manifests(_wanted(sources, lists), reading), plan, crew, pace)
    finally:
        pace.end()
    _tell_skipped(reading.skipped or [])
    found = summary(out, Level(options["fail_on"]))
    _report(found, done, out)
    return found.exit_code(exit_zero=options["exit_zero"])


def _reading(options: dict[str, Any]) -> Reading:
    from synthreport.desk.batch.source_reading import Reading

    named = (options["names"], options["limit"], options["online"], options["journal"], options["exclude"])
    return Reading(*named, skipped=[])


def _wanted(sources: tuple[str, ...], lists: tuple[Path, ...]) -> Iterator[Source]:
    from synthreport.desk.batch.manifest_sources import Source, listed_sources

    return chain(map(Source, sources), *map(listed_sources, lists))


def _crew(options: dict[str, Any]) -> Any:
    from synthreport.desk.batch.crew import local_crew

    if options["scheduler"]:
        from synthreport.desk.batch.cluster import cluster_crew  # lazy: Dask takes seconds to load

        return cluster_crew(options["scheduler"])
    return nullcontext(local_crew(options["jobs"] or _cores()))


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell_skipped(skipped: list[str]) -> None:
    if skipped:
        named = printable(few(skipped, _NAMED))
        warn(f"synthreport: skipped, because .gitignore lists them: {named}; to check one, name it")


def _report(found: Any, done: Any, out: Path) -> None:
    for source, why in found.reasons:
        warn(f"synthreport: {printable(source)}: {why}")
    if found.unchecked > len(found.reasons):
        warn(f"synthreport: {found.unchecked - len(found.reasons):,} more were not checked (column reason)")
    if found.bugs:
        warn(f"synthreport: a bug in the checker, in {found.bugs:,} rows (column bug); please report it")
    known, plural = done.given - done.checked - found.unread, "s" * (found.manifests != 1)
    echo([f"{found.manifests:,} manifest{plural}: {done.checked:,} checked now, {known:,} known already"])
    unchecked = {"not checked": found.unchecked} if found.unchecked else {}
    echo(f"  {count:>9,}  {verdict}" for verdict, count in (found.verdicts | unchecked).items())
    if done.gone:
        gone = "1 row of the last run is" if done.gone == 1 else f"{done.gone:,} rows of the last run are"
        echo([f"{gone} gone: not among the sources"])
    echo([f"The tables are in {out}; see them with: synthreport survey {out}"])


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    """End the command with a line if it cannot be carried out; say what is kept if a person ends it."""
    from synthreport.desk.batch.given import OtherChecker
    from synthreport.desk.batch.parquet_tables import OtherTables

    try:
        with explained():
            yield
    except (OtherTables, OtherChecker) as error:
        raise Impossible(printable(str(error))) from None
    except OSError as error:
        raise Impossible(printable(f"the batch ended: {error.filename or out}: {reason(error)}")) from None
    except KeyboardInterrupt:
        warn(f"synthreport: what is checked is kept in {printable(str(out))}; to continue, run the same command again")
        raise
