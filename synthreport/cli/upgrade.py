"""`synthreport upgrade`: upgrade a manifest to a newer version of the standard."""

from __future__ import annotations

import inspect
from contextlib import nullcontext

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.edit_in_place import alone, document_in_file, dry_run_option, force_option, rewrite, show
from synthreport.finding import Finding
from synthreport.standard import versions
from synthreport.standard.version_steps import Step


@click.command(name="upgrade")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--to", metavar="VERSION", help="Version to upgrade to. [default: the newest]")
@dry_run_option
@force_option
def command(source: str, to: str | None, dry_run: bool, force: bool) -> None:
    """Upgrade a manifest to a newer version of the standard; lines that need no change stay as they are.

    Prints what each step does, and what the newer version requires and the older one did not.
    """
    with nullcontext() if dry_run else alone(source, force=force):
        _upgrade(source, to or versions.NEWEST, dry_run)


def _upgrade(source: str, to: str, dry_run: bool) -> None:
    from synthreport.edit import CannotEdit
    from synthreport.edit.upgrade import newer

    document = document_in_file(source)
    try:
        found = newer(document, to)
    except (CannotEdit, versions.UnknownVersion, versions.NoWayBack) as error:
        raise click.UsageError(f"{document.name} cannot be upgraded to {to}: {error}") from None
    if not found.steps:
        echo([f"{document.name} already follows {to}"])
        return
    show(document, found.text)
    echo([*map(_note, found.steps), *map(_asked, found.asked), f"{len(found.asked) or 'no'} new requirements"])
    if not dry_run:
        rewrite(document, found.text)


def _note(step: Step) -> str:
    return f"{step.before} to {step.after}: {inspect.getdoc(step.function)}"


def _asked(finding: Finding) -> str:
    return f"{finding.code} {finding.at.pointer}: {finding.message}. {finding.fix}"
