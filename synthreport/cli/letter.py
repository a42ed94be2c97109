"""`synthreport letter`: a letter that asks the authors for what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.shared.output import (
    allow,
    docs_option,
    force_option,
    form_option,
    output_option,
    profile_option,
    send,
    viewed,
)
from synthreport.journal.language import LANGUAGES, language
from synthreport.journal.letter import letter
from synthreport.reporters.paper import made


@click.command(name="letter")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@profile_option
@docs_option
@click.option(
    "--language", "name", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the letter."
)
@form_option
@output_option
@force_option
def command(source: str, profile: str, docs: str, name: str, form: str, output: Path | None, force: bool) -> None:
    """Write a letter to the authors of a manifest: what is requested, why, and what would satisfy it."""
    allow([output], [source], profile=profile, force=force)
    send(made(letter(viewed(source, profile, docs), language(name)), form, name), output)
