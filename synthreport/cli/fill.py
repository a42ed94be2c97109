"""`synthreport fill`: answer what a manifest still lacks, one question at a time."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from synthreport.cli.shared.edit_in_place import force_option, refuse
from synthreport.cli.shared.interview_options import interview, interview_options, known_profile
from synthreport.document.pointers import get
from synthreport.document.source import read
from synthreport.files.paths import isfile
from synthreport.result import THIRD_PARTY, THIRD_PARTY_BASIS


@click.command(name="fill")
@click.argument("source", default="synthreport.yaml", metavar="[FILE]", type=click.Path(path_type=Path))
@interview_options
@force_option
def command(source: Path, profile: str, level: str | None, skipped: str, force: bool) -> None:
    """Ask for what a manifest lacks, section by section; then show contradictions.

    Every answer is checked and saved at once. Ctrl-C stops at any question and loses nothing; run the command again to
    continue. Changes made by others between two answers are kept. Without --profile, the questions are those of the
    profile that the manifest names first.
    """
    path = source / "synthreport.yaml" if source.is_dir() else source
    refuse(path, force=force)
    is_named = click.get_current_context().get_parameter_source("profile") is not ParameterSource.DEFAULT
    interview(path, profile if is_named else _own_profile(path) or profile, level, skipped)


def _own_profile(path: Path) -> str:
    """The profile that a manifest is meant to comply with; empty if it names none that is known."""
    data = read(str(path)).data if isfile(path) else None
    named = get(data, "/manifest/profiles", None)
    own = [each for each in named if isinstance(each, str)] if isinstance(named, list) else []
    if get(data, "/manifest/basis", None) == THIRD_PARTY_BASIS:
        own.append(THIRD_PARTY)
    return next(filter(known_profile, own), "")
