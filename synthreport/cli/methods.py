"""`synthreport methods`: the texts that an article needs, from the answers of a manifest."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.shared.output import (
    allow,
    force_option,
    form_option,
    named_values,
    output_option,
    profile_option,
    send,
    viewed,
)
from synthreport.journal.article.article_text import texts
from synthreport.journal.article.article_words import wording
from synthreport.journal.language import LANGUAGES
from synthreport.reporters.paper import made


def _pages(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[int, str]:
    form = "LINE=PAGE, such as 8=4"
    pages = named_values(given, form)
    for line, page in pages.items():
        if not line.isdecimal():
            raise click.BadParameter(f'found "{line}={page}", expected {form}')
    return {int(line): page for line, page in pages.items()}


@click.command(name="methods")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@profile_option
@click.option(
    "--language", "name", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the texts."
)
@click.option("--trace", is_flag=True, help="After each sentence, name the lines of the manifest that it comes from.")
@click.option(
    "--page", "pages", multiple=True, metavar="LINE=PAGE", callback=_pages,
    help="Page of the manuscript for a line of the checklist. Repeatable.",
)  # fmt: skip
@form_option
@output_option
@force_option
def command(
    source: str,
    profile: str,
    name: str,
    trace: bool,
    pages: dict[int, str],
    form: str,
    output: Path | None,
    force: bool,
) -> None:
    """Write the texts that an article needs: methods, availability of data and code, limitations, citation, checklist.

    Each sentence comes from answers of the manifest; a gap is stated as a gap.
    """
    allow([output], [source], profile=profile, force=force)
    view = viewed(source, profile)
    words = wording(name, view.result.verdict.standard)
    send(made(texts(view, words, trace=trace, pages=pages), form, name, dense=True), output)
