"""`synthreport fix`: fix mistakes that have exactly one safe fix; shows a diff first."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

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
from synthreport.cli.shared.output import manifest_in
from synthreport.result import Result

_STOPPED = "Not every fix was tried, because the manifest is large: run `synthreport fix` again to continue."


@click.command(name="fix")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--unsafe", is_flag=True, help="Also apply likely fixes, and update sizes and digests from disk.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@dry_run_option
@force_option
def command(source: str, unsafe: bool, yes: bool, dry_run: bool, force: bool) -> None:
    """Fix spelling in a manifest: dates, identifiers, words of closed lists, keys, quotes, units, paths.

    A fix is kept only if it removes the finding and causes no new one. --unsafe also replaces a wrong word with the
    nearest one of a closed list, prefixes unknown keys with x-, and updates the sizes and digests of existing files.
    """
    if not dry_run:
        refuse(Path(manifest_in(source)), force=force)
    with alone(source, force=force) if yes and not dry_run else nullcontext():  # no lock while a person decides
        _fix(source, unsafe=unsafe, yes=yes, dry_run=dry_run)


def _fix(source: str, *, unsafe: bool, yes: bool, dry_run: bool) -> None:
    from synthreport.edit import CannotEdit
    from synthreport.edit.fix import fixed
    from synthreport.edit.verified_change import refuse_unread

    document = document_in_file(source)
    try:
        refuse_unread(document)
    except CannotEdit as error:
        raise click.UsageError(str(error)) from None
    found = fixed(document, unsafe=unsafe)
    show(document, found.document.text)
    echo(f"{fix.code} {fix.change.pointer}: {fix.why}" for fix in found.fixes)
    echo([f"{len(found.fixes)} fixed; findings that remain: {_counted(found.left)}", *[_STOPPED][: found.stopped]])
    if found.fixes and not dry_run and _agreed(yes):
        rewrite(document, found.document.text)


def _counted(left: Result) -> str:
    return ", ".join(f"{count:,} {level}" for level, count in left.level_counts().items() if count) or "none"


def _agreed(yes: bool) -> bool:
    """Whether to write. Ends the command where there is no terminal to ask on."""
    if yes:
        return True
    if not _is_terminal():
        raise click.UsageError("nothing was written: no terminal to ask on; add --yes or --dry-run")
    return click.confirm("Write these changes?")


def _is_terminal() -> bool:
    return sys.stdin.isatty()
