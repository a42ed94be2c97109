"""`synthreport fix`: mend what has one safe mend; a difference is shown first."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from synthreport.cli.echo import echo
from synthreport.cli.edit_in_place import alone, document_in_file, dry_run_option, force_option, refuse, rewrite, show
from synthreport.cli.output import manifest_in
from synthreport.finding import Result

_STOPPED = "Not every mend was tried, for the size of the manifest: run `synthreport fix` again to go on."


@click.command(name="fix")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--unsafe", is_flag=True, help="Mend what is only likely, too, and renew bytes and digests from disk.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@dry_run_option
@force_option
def command(source: str, unsafe: bool, yes: bool, dry_run: bool, force: bool) -> None:
    """Mend the spelling of a manifest: dates, identifiers, words of closed lists, keys, quotes, units, paths.

    A mend is kept only where the checker then finds that gone, and nothing wrong that was right before. With --unsafe,
    also the nearest word of a closed list, unknown keys (which get an x- of their own), and bytes and digests of files
    that are there.
    """
    if not dry_run:
        refuse(Path(manifest_in(source)), force=force)
    with alone(source, force=force) if yes and not dry_run else nullcontext():  # who is asked takes time
        _fix(source, unsafe=unsafe, yes=yes, dry_run=dry_run)


def _fix(source: str, *, unsafe: bool, yes: bool, dry_run: bool) -> None:
    from synthreport.edit import CannotEdit
    from synthreport.edit.fix import mended
    from synthreport.edit.proof import refuse_unread

    document = document_in_file(source)
    try:
        refuse_unread(document)
    except CannotEdit as error:
        raise click.UsageError(str(error)) from None
    found = mended(document, unsafe=unsafe)
    show(document, found.document.text)
    echo(f"{mend.code} {mend.change.pointer}: {mend.why}" for mend in found.mends)
    echo([f"{len(found.mends)} mended; left for you: {_counted(found.left)}", *[_STOPPED][: found.stopped]])
    if found.mends and not dry_run and _agreed(yes):
        rewrite(document, found.document.text)


def _counted(left: Result) -> str:
    return ", ".join(f"{count:,} {level}" for level, count in left.level_counts().items() if count) or "nothing"


def _agreed(yes: bool) -> bool:
    """Whether to write. Ends the command where nobody can be asked."""
    if yes:
        return True
    if not _is_terminal():
        raise click.UsageError("nothing is written: nobody can be asked here; add --yes, or --dry-run")
    return click.confirm("Write this?")


def _is_terminal() -> bool:
    return sys.stdin.isatty()
