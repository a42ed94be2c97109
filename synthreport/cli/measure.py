"""`synthreport measure`: measure a synthetic table, and write the results into its manifest."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.edit_in_place import (
    alone,
    document_in_file,
    dry_run_option,
    force_option,
    refuse,
    rewrite,
    show,
)
from synthreport.cli.shared.output import Impossible, manifest_in
from synthreport.document import Document
from synthreport.document.source import MEASURED
from synthreport.files.standard_streams import reason, warn

_FAMILIES = 9
_FILE = click.Path(path_type=Path)


@click.command(name="measure")
@click.argument("synthetic", nargs=-1, required=True)
@click.option("--train", multiple=True, metavar="FILE", help="The real rows that the generator saw.")
@click.option("--holdout", multiple=True, metavar="FILE", help="Real rows that it never saw.")
@click.option("--outcome", "outcomes", multiple=True, metavar="COLUMN", help="A column to predict. Repeatable.")
@click.option(
    "--event", metavar="COLUMN", help="The outcome is a time to an event; this column marks whether it occurred."
)
@click.option(
    "--groups", multiple=True, metavar="COLUMN", help="A column that divides the rows into groups. Repeatable."
)
@click.option("--subject", metavar="COLUMN", help="If subjects have several records: the column with the subject's id.")
@click.option("--time", metavar="COLUMN", help="If subjects have several records: the column with the time of each.")
@click.option("--seed", type=click.IntRange(0), help="Seed of everything random.  [default: 0]")
@click.option("--repeats", type=click.IntRange(1, 1000), help="Repetitions of what is random.  [default: 5]")
@click.option("--plan", type=_FILE, help="A file with tasks, limits and seeds that were fixed beforehand.")
@click.option(
    "--from", "earlier", type=_FILE, help="Write the results in this synthreport-measured.json; read no rows."
)
@click.option("--into", "manifest", default="synthreport.yaml", show_default=True, help="The manifest to write into.")
@dry_run_option
@force_option
def command(synthetic: tuple[str, ...], manifest: str, dry_run: bool, force: bool, **options: Any) -> None:
    """Measure the table SYNTHETIC, and write the results into its manifest.

    With several tables, put each table's name in the manifest before its file, in every option:
    patients=patients.csv visits=visits.csv.

    With --train and --holdout: validity, similarity, detection, prediction, effects, copies and attacks, each beside
    what real rows reach. Without them: what the synthetic table alone shows. Results of an earlier measurement are
    replaced; what a person wrote stays. synthreport-measured.json, beside the manifest, has all numbers in full; with
    --from, they are written from there into another manifest, where the real rows need not be.
    """
    with nullcontext() if dry_run else alone(manifest, force=force):
        if not dry_run:
            _refuse_other(Path(manifest_in(manifest)).parent / MEASURED, force=force)
        _measure(synthetic, manifest, dry_run, options)


def _measure(synthetic: tuple[str, ...], manifest: str, dry_run: bool, options: dict[str, Any]) -> None:
    document = document_in_file(manifest)
    home = Path(manifest_in(manifest)).parent
    found = _found(document, home, synthetic, options)
    show(document, found.text)
    if not dry_run:
        _save(home / found.name, found.evidence)
    if found.text != document.text and not dry_run:
        rewrite(document, found.text)
    _report(found)


def _found(document: Document, home: Path, synthetic: tuple[str, ...], options: dict[str, Any]) -> Any:
    """The results, written into the manifest's text. Ends the command if they cannot be measured or written."""
    from synthreport import __version__
    from synthreport.draft.source_files import Unusable
    from synthreport.edit import CannotEdit
    from synthreport.evidence.measuring.results_in_manifest.into_manifest import rewritten, written

    try:
        if options["earlier"]:
            return rewritten(document, _earlier(synthetic, options))
        with _progress() as begin:
            return written(document, home, _request(synthetic, options), __version__, begin)
    except (Unusable, CannotEdit) as error:
        raise Impossible(str(error)) from None


def _earlier(synthetic: tuple[str, ...], options: dict[str, Any]) -> Any:
    """What was measured earlier, of the released files. Raises Unusable; other options have nothing to say here."""
    from synthreport.evidence.measuring.results_in_manifest.earlier_measurement import earlier

    if extra := [name for name, value in options.items() if name != "earlier" and value not in (None, ())]:
        option = {"outcomes": "outcome"}.get(extra[0], extra[0])
        raise click.UsageError(f"--from reads what was measured: --{option} has no use beside it")
    released = [each["synthetic"] for each in _tables(synthetic, {"train": (), "holdout": ()}).values()]
    return earlier(options["earlier"], released)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda family: None
        return
    with click.progressbar(length=_FAMILIES, label="Measuring", file=sys.stderr) as bar:
        yield lambda family: bar.update(1)


def _request(synthetic: tuple[str, ...], options: dict[str, Any]) -> Any:
    """What the options ask for. Raises Unusable for a plan that cannot be read, or that they contradict."""
    from synthreport.evidence.measuring.measure_plan import Plan, planned
    from synthreport.evidence.measuring.tables_of_request import Request

    if options["event"] is not None and len(options["outcomes"]) != 1:
        raise click.UsageError("--event belongs to one --outcome, the time")
    if (options["subject"] is None) != (options["time"] is None):
        raise click.UsageError("--subject and --time belong together")
    given = {key: options[key] for key in ("seed", "repeats")}
    plan = (
        planned(options["plan"], **given)
        if options["plan"]
        else Plan(**{k: v for k, v in given.items() if v is not None})
    )
    visits = (options["subject"], options["time"]) if options["subject"] else None
    return Request(_tables(synthetic, options), plan, options["outcomes"], options["event"], options["groups"], visits)


def _tables(synthetic: tuple[str, ...], options: dict[str, Any]) -> dict[str, dict[str, Path]]:
    """The files of each table: NAME=FILE, or for a single table FILE alone. Ends the command if they do not fit."""
    tables: dict[str, dict[str, Path]] = {}
    for side, words in (("synthetic", synthetic), ("train", options["train"]), ("holdout", options["holdout"])):
        for word in words:
            name, path = _named(word)
            if side in tables.setdefault(name, {}):
                raise click.UsageError(
                    f"{word}: a second {side} file{' of ' + name if name else ''}; name tables: NAME=FILE"
                )
            tables[name][side] = Path(path)
    for name, sides in tables.items():
        if "synthetic" not in sides or (not name and len(tables) > 1):
            raise click.UsageError(f"{next(iter(sides.values()))}: of which table? Name each: NAME=FILE")
    return tables


def _named(word: str) -> tuple[str, str]:
    """The name of a table and the path of its file; a path that exists is no name."""
    name, separator, path = word.partition("=")
    return (name, path) if separator and not Path(word).exists() else ("", word)


def _refuse_other(path: Path, *, force: bool) -> None:
    """End the command if the file of evidence would replace another file of that name, or a read-only one."""
    from synthreport.evidence.measuring.results_in_manifest.evidence_file import is_foreign

    refuse(path, force=force)
    try:
        if is_foreign(path):
            raise click.UsageError(f"{path} was not written by synthreport measure: move it away")
    except OSError as error:
        raise Impossible(f"{path} cannot be written: {reason(error)}") from None


def _save(path: Path, data: bytes) -> None:
    """Write the file of evidence."""
    from synthreport.files.writing import write

    try:
        write(path, data)
    except OSError as error:
        raise Impossible(f"{path} cannot be written: {reason(error)}") from None


def _report(found: Any) -> None:
    """Say what was measured, and what was not and why."""
    warn(f"{len(found.measured.numbers)} results measured; {len(found.measured.omitted)} things were not:")
    echo(f"not measured: {each.what}: {each.why}" for each in found.measured.omitted)
    echo(f"does not fit: {each}" for each in found.doubts)
