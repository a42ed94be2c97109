"""`synthreport checklist`: the checklist of the standard, blank or for a manifest."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import (
    allow,
    docs_option,
    force_option,
    output_option,
    profile_option,
    send,
    viewed,
)
from synthreport.journal import checklist_form
from synthreport.overview.view import View
from synthreport.reporters.paper import FORMS, made
from synthreport.standard.catalogue import load
from synthreport.standard.versions import NEWEST


@click.command(name="checklist")
@click.argument("source", required=False, metavar="[FILE]")
@profile_option
@docs_option
@click.option(
    "--format", "form", type=click.Choice(["text", *FORMS]), default="text", show_default=True,
    help="Format of the output; the Word document and the PDF are one page, with a column to fill in.",
)  # fmt: skip
@output_option
@force_option
def command(source: str | None, profile: str, docs: str, form: str, output: Path | None, force: bool) -> None:
    """Show the checklist: the questions that a manifest answers. With FILE, show the state of each line in it."""
    allow([output], [source] if source else [], profile=profile, force=force)
    view = viewed(source, profile, docs) if source else None
    if form == "text" and output is None:
        echo(_text(view))
        return
    text = "".join(f"{line}\n" for line in _text(view)) if form == "text" else made(_markdown(view), form, dense=True)
    send(text, output)


def _text(view: View | None) -> list[str]:
    return list(checklist_form.stated_text(view) if view else checklist_form.blank_text(load(NEWEST)))


def _markdown(view: View | None) -> str:
    return checklist_form.stated(view) if view else checklist_form.blank(load(NEWEST))
