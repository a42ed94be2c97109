"""`synthreport lineage`: the chain of datasets behind a dataset."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import Impossible, allow, force_option, manifest_in, output_option, send
from synthreport.evidence.lineage.chain import Chain, followed
from synthreport.evidence.lineage.chain_report import as_data, as_text, contradicts
from synthreport.evidence.lineage.contradictions import Problem, problems
from synthreport.evidence.lineage.drawings import mermaid, svg
from synthreport.evidence.lineage.manifest_finder import Finder
from synthreport.files.download import fetched_from_public
from synthreport.files.opener import real
from synthreport.files.printable import printable_lines
from synthreport.files.serialise import as_json
from synthreport.files.standard_streams import reason


@click.command(name="lineage")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]")
@click.option(
    "--in", "folders", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
    help="A folder with manifests of parent datasets, which are found by path or by digest. Repeatable.",
)  # fmt: skip
@click.option("--online", is_flag=True, help="Fetch manifests from their addresses.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "mermaid", "svg"]), default="text", show_default=True,
    help="Format of the output.",
)  # fmt: skip
@output_option
@force_option
def command(source: str, folders: tuple[Path, ...], online: bool, form: str, output: Path | None, force: bool) -> None:
    """Follow a dataset to the datasets that it was made from, and report contradictions along the chain.

    Exit codes: 0 no contradiction, 1 a contradiction, 2 could not read.
    """
    path = Path(manifest_in(source))
    finder = Finder((real(path).parent, *folders), fetched_from_public if online else None)
    try:
        chain = followed(path, finder)
    except OSError as error:
        raise Impossible(f"{source} cannot be read: {reason(error)}") from None
    allow([output], [source, *(each.found.place for each in chain.generations)], force=force)
    found = problems(chain)
    if form == "text" and output is None:
        echo(as_text(chain, found))
    else:
        send(_made(chain, found, form), output)
    sys.exit(1 if contradicts(found) else 0)


def _made(chain: Chain, found: list[Problem], form: str) -> str:
    if form == "json":
        return as_json(as_data(chain, found))
    if form == "svg":
        return svg(chain)
    lines = mermaid(chain) if form == "mermaid" else as_text(chain, found)
    return "".join(f"{printable_lines(line)}\n" for line in lines)
