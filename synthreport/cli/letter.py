"""`synthreport letter`: a letter that asks the authors for what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from synthreport.cli.shared.configured import settings_of
from synthreport.cli.shared.decision_options import DEFAULT, decided, decisions_file
from synthreport.cli.shared.output import (
    Impossible,
    allow,
    docs_option,
    force_option,
    form_option,
    output_option,
    send,
    viewed,
)
from synthreport.decisions.accepting import Decisions
from synthreport.files.printable import printable
from synthreport.files.standard_streams import reason
from synthreport.journal.language import LANGUAGES, language
from synthreport.journal.letter import Envelope, letter
from synthreport.journal.letter_template import TemplateError
from synthreport.overview.view import View
from synthreport.reporters.paper import PAPERS, made

_LARGEST = 100_000
_READ = "synthreport.template"


def _one(context: click.Context, option: click.Parameter, profiles: tuple[str, ...]) -> str:
    """The only profile: a letter has one verdict."""
    if len(set(profiles)) > 1:
        raise click.BadParameter("a letter is written under one profile; write one letter for each")
    return profiles[0]


def _template(context: click.Context, option: click.Parameter, name: str | None) -> str:
    """The text of a template; empty without one."""
    if name is None:
        return ""
    context.meta[_READ] = (name,)
    try:
        with Path(name).open("rb") as file:
            content = file.read(_LARGEST + 1)
        text = content.decode()
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is not text in UTF-8"
        raise click.BadParameter(f"{printable(name)} cannot be read: {why}") from None
    if len(content) > _LARGEST or not text.strip():
        raise click.BadParameter(f"{printable(name)} is empty, or has more than {_LARGEST:,} bytes")
    return text


def _after(decisions: Decisions | None, view: View) -> View:
    """The same after the decisions of the editor."""
    if decisions is None:
        return view
    checked = view.checked
    return View(checked._replace(result=decisions.applied(checked.document, checked.result)))


@click.command(name="letter")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option(
    "--profile", multiple=True, default=["core"], show_default=True, callback=_one,
    help="Profile to check against: its id or its file.",
)  # fmt: skip
@docs_option
@click.option(
    "--language", "name", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the letter."
)
@click.option("--manuscript", default="", metavar="TEXT", help="Number or title of the manuscript.")
@click.option("--journal", default="", metavar="TEXT", help="Name of the journal.")
@click.option("--to", default="", metavar="TEXT", help="Who is addressed, as after the word Dear.")
@click.option("--from", "sender", default="", metavar="TEXT", help="Who signs the letter.")
@click.option("--deadline", default="", metavar="TEXT", help="Day by which an answer is asked for.")
@click.option(
    "--template", default=None, metavar="PATH", callback=_template,
    help="Jinja2 template of the journal's own, in Markdown, with the parts of the letter and words of the editor.",
)  # fmt: skip
@click.option(
    "--paper", type=click.Choice(PAPERS), default=PAPERS[0], show_default=True, help="Paper of a PDF or Word document."
)
@click.option(
    "--decisions", metavar="FILE", help=f"What the editor accepted, which is not asked for; by default, {DEFAULT}."
)
@form_option
@output_option
@force_option
def command(
    source: str, profile: str, docs: str, name: str, template: str, paper: str, decisions: str | None, form: str,
    output: Path | None, force: bool, **envelope: Any,
) -> None:  # fmt: skip
    """Write a letter to the authors of a manifest: what is requested, why, and what would satisfy it.

    At most ten requests are in the body, those that can do most harm first; the others are in a table after it.
    """
    followed = decisions_file(decisions, settings_of(None, False), none=False)
    read = [source, *filter(None, [followed]), *click.get_current_context().meta.get(_READ, ())]
    allow([output], read, profile=profile, force=force)
    view = _after(decided(followed), viewed(source, profile, docs))
    try:
        text = letter(view, language(name), Envelope(**envelope), template)
    except TemplateError as error:
        raise Impossible(f"--template: {printable(str(error))}") from None
    send(made(text, form, name, paper=paper), output)
