"""`synthreport schema`: the files of the standard, as they are published."""

from __future__ import annotations

import sys

import click

from synthreport.standard.versions import NEWEST, VERSIONS, schema_file

_FILES = {
    "manifest": "manifest.schema.json",
    "catalogue": "catalogue.json",
    "profile": "../profile-1.0.schema.json",
    "report": "../report-1.0.schema.json",
}


@click.command(name="schema")
@click.option("--version", type=click.Choice(VERSIONS), default=NEWEST, show_default=True, help="Of the standard.")
@click.option(
    "--of", type=click.Choice(list(_FILES)), default="manifest", show_default=True,
    help="The schema of a manifest, a profile or `check --format json`; or the catalogue of items and rules.",
)  # fmt: skip
def command(version: str, of: str) -> None:
    """Print the JSON Schema of a manifest (2020-12), for editors and other validators."""
    with open(schema_file(_FILES[of], version), "rb") as file:  # noqa: PTH123
        sys.stdout.buffer.write(file.read())
