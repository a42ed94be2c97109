"""`synthreport survey`: the tables of a batch → the field at a glance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import Impossible, allow, force_option, output_option, send
from synthreport.files.printable import printable, printable_lines
from synthreport.files.standard_streams import reason

if TYPE_CHECKING:
    from synthreport.desk.survey.questions import Survey


@click.command(name="survey")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "html"]), default="text", show_default=True,
    help="Format of the output: for a terminal, for programs, or a page with plots.",
)  # fmt: skip
@output_option
@force_option
def command(folder: Path, form: str, output: Path | None, force: bool) -> None:
    """Count what the manifests answer and what they lack, from the tables that `synthreport batch` wrote to DIR.

    Lines answered by year, journal and family of generator; the lines open and the disclosures missing most;
    contradictions by kind. Every share is given with the count that it is a share of.
    """
    from synthreport.desk.batch.parquet_tables import path_of
    from synthreport.desk.batch.table_columns import TABLES

    allow([output], [str(path_of(folder, name)) for name in TABLES], force=force)
    found = _surveyed(folder)
    from synthreport.desk.survey.survey_texts import as_csv, as_html, as_text

    if form == "text" and output is None:
        echo(as_text(found))
    elif form == "text":
        send("".join(f"{printable_lines(line)}\n" for line in as_text(found)), output)
    else:
        send(as_csv(found) if form == "csv" else as_html(found), output)


def _surveyed(folder: Path) -> Survey:
    """The survey of the tables in a folder. Ends the command if there are none that can be read."""
    from synthreport.desk.batch.parquet_tables import OtherTables
    from synthreport.desk.survey.questions import NoTables, survey

    try:
        return survey(folder)
    except (NoTables, OtherTables) as error:
        raise Impossible(printable(str(error))) from None
    except OSError as error:
        raise Impossible(printable(f"{folder} cannot be read: {reason(error)}")) from None
