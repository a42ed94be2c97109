"""`synthreport tidy`: bring a manifest into its short form."""

from __future__ import annotations

from contextlib import nullcontext

import click

from synthreport.cli.shared.edit_in_place import alone, document_in_file, dry_run_option, force_option, rewrite, show
from synthreport.edit import CannotEdit
from synthreport.edit.tidy import tidied
from synthreport.files.standard_streams import warn


@click.command(name="tidy")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option(
    "--block", is_flag=True, help="Undo the compact form: one line for each answer on tools, results, files and fields."
)
@click.option(
    "--comments", "questions", is_flag=True, help="Above each section, write the questions of the checklist it answers."
)
@force_option
@dry_run_option
def command(source: str, block: bool, questions: bool, force: bool, dry_run: bool) -> None:
    """Put the answers of people first, in the order of the checklist, and those of tools at the end, compact.

    No answer changes, and no comment is lost. The diff is shown; --dry-run writes nothing.
    """
    with nullcontext() if dry_run else alone(source, force=force):
        document = document_in_file(source)
        try:
            text = tidied(document, block=block, questions=questions)
        except CannotEdit as error:
            raise click.UsageError(str(error)) from None
        if text == document.text:
            warn(f"{document.name}: already tidy")
            return
        show(document, text)
        if not dry_run:
            rewrite(document, text)
