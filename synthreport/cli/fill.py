"""`synthreport fill`: walk through what a manifest lacks, one question at a time."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.talking import talk, talk_options


@click.command(name="fill")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]", type=click.Path(path_type=Path))
@talk_options
def command(source: Path, profile: str, level: str, skipped: str) -> None:
    """Ask for what a manifest lacks, in the order of the sections; then show what contradicts itself.

    Every answer is checked, and saved at once. Ctrl-C stops at any question and loses nothing; call it again to go on.
    """
    talk(source / "synthreport.yaml" if source.is_dir() else source, profile, level, skipped)
