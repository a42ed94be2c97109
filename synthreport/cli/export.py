"""`synthreport export`: a manifest in another format, and the answers that the format cannot represent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from synthreport.cli.shared.output import allow, output_option, read_document, send
from synthreport.document import Document, parts_of
from synthreport.files.paths import isfile
from synthreport.files.standard_streams import warn
from synthreport.interop import EXPORTERS, Exported, exported
from synthreport.interop.shared.source_values import counted

_WITH_A_BODY = "dataset-card"


@click.command(name="export")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--to", "form", required=True, type=click.Choice(list(EXPORTERS)), help="Format to write.")
@click.option("--left", "in_full", is_flag=True, help="List every answer that the format cannot represent.")
@click.option("--force", is_flag=True, help="Overwrite an existing output, but never the manifest.")
@output_option
def command(source: str, form: str, in_full: bool, force: bool, output: Path | None) -> None:
    """Export a manifest for catalogues, search engines and data loaders.

    Answers that the format cannot represent are counted on standard error, with the reasons. The manifest stays the
    original: export again when it changes.
    """
    if output is not None and isfile(output) and not force:  # pathlib raises for a name that is too long
        raise click.UsageError(f"{output} already exists: choose another name, or add --force")
    allow([output], [source], force=force)
    document = read_document(source)
    if not isinstance(document.data, dict) or document.problems:
        raise click.UsageError(f"{source} has problems: run `synthreport check {source}` and fix it first")
    made = exported(document.data, form)
    send(made.text + (_body(document) if form == _WITH_A_BODY else ""), output, fresh=not force)
    for line in _told(made, form, in_full):
        warn(line)


def _body(document: Document) -> str:
    """The text of a card below its front matter, in the words of the texts for an article."""
    from synthreport.checker.pipeline import check
    from synthreport.journal.article.article_text import summary
    from synthreport.journal.article.article_words import wording
    from synthreport.overview.checked import Checked
    from synthreport.overview.view import View

    view = View(Checked(document.name, document, check(document), ""))
    return f"\n{summary(view, wording('en', view.result.verdict.standard))}"


def _told(made: Exported, form: str, in_full: bool) -> list[str]:
    """Counts of the answers that the format cannot represent, by section and by reason; `in_full`, each of them."""
    if not made.left:
        return []
    counts = Counter(parts_of(pointer)[0] for pointer in made.left)
    sections = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    head = f"{form} cannot represent {counted(len(made.left), 'answer')}: {sections}"
    if in_full:
        return [head, *(f"{pointer}: {made.reasons[pointer]}" for pointer in made.left)]
    reasons = Counter(made.reasons.values()).most_common()
    return [f"{head}; --left lists them", *(f"  {count}: {reason}" for reason, count in reasons)]
