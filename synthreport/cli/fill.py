"""`synthreport fill`: answer what a manifest still lacks, one question at a time."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.shared.edit_in_place import force_option, refuse
from synthreport.cli.shared.interview_options import interview, interview_options


@click.command(name="fill")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]", type=click.Path(path_type=Path))
@interview_options
@force_option
def command(source: Path, profile: str, level: str | None, skipped: str, force: bool) -> None:
    """Ask for what a manifest lacks, section by section; then show contradictions.

    Every answer is checked and saved at once. Ctrl-C stops at any question and loses nothing; run the command again to
    continue. Changes made by others between two answers are kept.
    """
    path = source / "synthreport.yaml" if source.is_dir() else source
    refuse(path, force=force)
    interview(path, profile, level, skipped)
