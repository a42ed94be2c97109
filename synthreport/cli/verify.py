"""`synthreport verify`: a manifest and the files that it describes → the report of a check that knows them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from synthreport.cli.shared.attestation_options import attestation_options, attesting
from synthreport.cli.shared.check_run import Options
from synthreport.cli.shared.custody_options import (
    CustodyAsked,
    custody_asked,
    custody_options,
    inputs_of,
    observed_beside,
)
from synthreport.cli.shared.output import manifest_in
from synthreport.cli.shared.report_options import explained, finished, refuse_report, report_options
from synthreport.document import Document
from synthreport.finding import Level
from synthreport.result import Observed

_MIB = 2**20


@click.command(name="verify")
@click.argument("source", metavar="[FILE|DIR|-]", default="synthreport.yaml")
@click.option(
    "--data", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
    help="Folder of the files that the manifest describes. [default: that of the manifest]",
)  # fmt: skip
@click.option(
    "--skip", multiple=True, metavar="PATTERN",
    help="Files and folders in DIR that need not be listed, such as drafts/*. Repeatable.",
)  # fmt: skip
@click.option(
    "--memory", type=click.IntRange(min=64), default=1024, show_default=True, metavar="MIB",
    help="Take no more memory than this, in MiB.",
)  # fmt: skip
@custody_options
@attestation_options
@report_options
def command(source: str, folder: Path | None, skip: tuple[str, ...], memory: int, **told: Any) -> None:
    """Check a manifest, and compare it with the files that it describes.

    Every listed file is read once and compared: its size, digest, type and records; columns, types, ranges, codes, keys
    and constraints of tables; marks and headers. A claim that the files confirm or refute gets that grade. Nothing is
    executed, no value of a record is printed, and no file outside DIR is opened.

    With --source and --holdout, in the environment that holds the real rows, every result that can be computed is
    computed again. With --attest, the outcome is written down for others, who read it with check --attestation.
    """
    if source == "-" and folder is None:
        raise click.UsageError("for a manifest on standard input, name the folder of its files with --data")
    name, home = manifest_in(source), folder or Path(manifest_in(source)).parent
    asked = custody_asked(told, name)
    observe = _observer(home, skip, memory * _MIB, asked)
    from synthreport.cli.shared.refused_outputs import described_by

    attestations, trust = told.pop("attestations"), told.pop("trust")
    attest = attesting(told, attestations, trust, home)
    beside = (*map(str, (*attestations, *trust)), *(inputs_of(asked) if asked else ()), *described_by(name, str(home)))
    known = {"fail_on": Level(told["fail_on"]), "observe": observe, "attest": attest, "beside": beside}
    options = Options(**{**told, **known})
    refuse_report(options)
    with explained():
        sys.exit(finished((name,), options))


def _observer(
    folder: Path, skip: tuple[str, ...], memory: int, asked: CustodyAsked | None
) -> Callable[[Document], Observed]:
    """Looks at the files of a document, and at real rows beside them."""

    def observe(document: Document) -> Observed:
        from synthreport.evidence.verifying.verification import Settings, verify

        seen = verify(document.data, folder, Settings(memory, skip, progress))
        return seen if asked is None else observed_beside(document, folder, memory, asked, seen)

    return observe


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda read: None
        return
    with click.progressbar(length=total, label="verify", file=sys.stderr) as bar:
        yield bar.update
