"""`synthreport diff OLD NEW`: the answers that changed, and the findings that closed or opened."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.shared.output import allow, force_option, output_option, profile_option, send, viewed
from synthreport.journal.comparing.comparison import as_json, as_markdown, as_text
from synthreport.journal.comparing.revision import Revision, compare
from synthreport.reporters.paper import made


@click.command(name="diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@profile_option
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "html", "json"]), default="text", show_default=True,
    help="Format of the output.",
)  # fmt: skip
@output_option
@force_option
def command(old: str, new: str, profile: str, form: str, output: Path | None, force: bool) -> None:
    """Compare two versions of a manifest: changed answers, and findings closed, opened and unchanged.

    Exit codes: 0 whatever changed, 2 if a manifest cannot be read.
    """
    allow([output], [old, new], profile=profile, force=force)
    send(_rendered(compare(viewed(old, profile), viewed(new, profile)), form), output)


def _rendered(revision: Revision, form: str) -> str | bytes:
    if form == "html":
        return made(as_markdown(revision), "html")
    return {"text": as_text, "markdown": as_markdown, "json": as_json}[form](revision)
