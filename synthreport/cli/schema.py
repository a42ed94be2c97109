"""`synthreport schema`: the published files of the standard."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.files.standard_streams import deliver
from synthreport.standard.versions import NEWEST, VERSIONS, schema_file

_FILES = {
    "manifest": "manifest.schema.json",
    "catalogue": "catalogue.json",
    "words": "words.json",
    "profile": "../profile-1.0.schema.json",
    "conformance": "conformance.json",
    "metrics": "metrics.json",
    "report": "../report-2.0.schema.json",
    "conformance-result": "../conformance-result-1.0.schema.json",
    "diff": "../diff-1.0.schema.json",
    "decisions": "../decisions-1.0.schema.json",
    "record": "../record-1.0.schema.json",
}


@click.command(name="schema")
@click.option(
    "--version", type=click.Choice(VERSIONS), default=NEWEST, show_default=True, help="Version of the standard."
)
@click.option(
    "--of", type=click.Choice(list(_FILES)), default="manifest", show_default=True,
    help="File to print: the schema of a manifest or a profile, the catalogue of items and rules, the words for items "
    "and values, the metrics, the conformance cases, or the schema of a JSON report or record.",
)  # fmt: skip
def command(version: str, of: str) -> None:
    """Print the JSON Schema of a manifest (2020-12), for editors and other validators."""
    deliver(Path(schema_file(_FILES[of], version)).read_bytes())
