"""`synthreport export`: a manifest in the format of others, and what that format cannot say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from synthreport.cli.output import allow, output_option, read_document, send
from synthreport.document import parts_of
from synthreport.files.paths import isfile
from synthreport.files.standard_streams import warn
from synthreport.interop import EXPORTERS, Exported, exported


@click.command(name="export")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option("--to", "form", required=True, type=click.Choice(list(EXPORTERS)), help="The format to write.")
@click.option("--left", "in_full", is_flag=True, help="Name every answer that the format cannot hold.")
@click.option("--force", is_flag=True, help="Overwrite an output that is there, but never the manifest.")
@output_option
def command(source: str, form: str, in_full: bool, force: bool, output: Path | None) -> None:
    """Write a manifest in the format of others: for catalogues, search engines and loaders.

    What the format cannot hold is counted on standard error. The manifest stays the record; export again when it
    changes.
    """
    if output is not None and isfile(output) and not force:  # pathlib raises for a name that is too long
        raise click.UsageError(f"{output} is there; choose another name, or add --force")
    allow([output], [source], force=force)
    document = read_document(source)
    if not isinstance(document.data, dict) or document.problems:
        raise click.UsageError(f"{source} cannot be read without problems: run `synthreport check` first")
    made = exported(document.data, form)
    send(made.text, output, fresh=not force)
    for line in _told(made, form, in_full):
        warn(line)


def _told(made: Exported, form: str, in_full: bool) -> list[str]:
    """What the format cannot hold: by section, or pointer by pointer."""
    if not made.left:
        return []
    counts = Counter(parts_of(pointer)[0] for pointer in made.left)
    sections = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    head = f"{form} cannot hold {len(made.left)} answers: {sections}"
    return [head, *made.left] if in_full else [f"{head}; --left names them"]
