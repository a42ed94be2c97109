"""Options and steps shared by commands that interview a person: the questions and the summary at the end."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from synthreport.cli.profiles import unusable
from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.output import Impossible
from synthreport.document.pointers import get, pointer_of
from synthreport.edit.manifest_file import Changed, ManifestFile, Unreadable
from synthreport.edit.provenance import FILLED, UNCONFIRMED, marked
from synthreport.files.standard_streams import reason
from synthreport.finding import LEVELS, Level
from synthreport.interview.console import Stopped, console
from synthreport.interview.essential_pass import EssentialPass
from synthreport.interview.interview import Interview
from synthreport.interview.session import Session, Settings
from synthreport.overview.verdict_words import sentence
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.resolved_profile import ProfileError, is_path
from synthreport.standard.versions import effective_version, stated_version

_INTERRUPTED = 130
_LOCK = "/reproducibility/environment/lockfile"


def interview_options(command: Any) -> Any:
    """The options that select questions."""
    for option in (
        click.option(
            "--skipped", type=click.Choice(["unsaid", "gap"]), default="unsaid", show_default=True,
            help="What to write for a skipped question: nothing (unsaid), or {gap: not_reported} (gap).",
        ),
        click.option(
            "--level", type=click.Choice([level.value for level in LEVELS]),
            help="Ask for all items at this level or above. [default: what is essential, then more on request]",
        ),
        click.option(
            "--profile", default="core", show_default=True, metavar="ID|PATH", help="Ask the questions of this profile."
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def interview(path: Path, profile: str, level: str | None, skipped: str) -> None:
    """Ask for what a manifest lacks, then print a summary. Ends the command if the manifest cannot be saved."""
    try:
        manifest_file = ManifestFile(path)
        _look_again(manifest_file)
        session = _session(manifest_file, Settings(profile, Level(level or Level.SHOULD), skipped == "gap"))
        asking = Interview(session, console())
        stopped = _stopped(asking if level else EssentialPass(asking))
    except (Unreadable, Changed) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise Impossible(f"{path}: {reason(error)}") from None
    _conclude(asking, profile)
    if stopped:
        echo([f"Stopped; everything is saved. Continue with: synthreport fill {path}"])
        sys.exit(_INTERRUPTED if stopped.interrupted else 0)


def _look_again(manifest_file: ManifestFile) -> None:
    """Fill in what a lock file or a list of checksums says that was written since the manifest was begun."""
    from synthreport.scan import checksums_since, locked_since

    folder, data = manifest_file.path.parent, manifest_file.data
    draft = locked_since(folder, data)
    found = {pointer: get(draft.answers, pointer) for pointer in draft.origins if pointer.startswith("/tools/")}
    if lock := get(draft.answers, _LOCK, None):
        _fill_in(manifest_file, {_LOCK: lock, **found}, lock["path"])
    files = get(checksums_since(folder, data).answers, "/files", {})
    lists = [each["path"] for each in files.values() if "path" in each]
    _fill_in(manifest_file, {pointer: get({"files": files}, pointer) for pointer in _of_files(files)}, ", ".join(lists))


def _of_files(files: dict[str, Any]) -> list[str]:
    """Where new entries, and the checksums of old ones, belong."""
    return [pointer_of(["files", id_, *(() if "path" in each else ("sha256",))]) for id_, each in files.items()]


def _fill_in(manifest_file: ManifestFile, answers: dict[str, Any], source: str) -> None:
    if answers and (taken := manifest_file.fill_in(answers)):
        echo([f"{len(taken)} more answers from {source}"])


def _session(manifest_file: ManifestFile, settings: Settings) -> Session:
    return Session(manifest_file, _chosen(settings.profile, stated_version(manifest_file.data)), settings)


def name_of(profile: str) -> str:
    """The id of a profile that is named by its id or its file. Ends the command if there is none."""
    return str(_chosen(profile, None).profile["profile"])


def known_profile(profile: str) -> bool:
    """Whether there is a profile of this id."""
    from synthreport.profile.lookup import chosen

    try:
        return not is_path(profile) and bool(chosen(profile))
    except ProfileError:
        return False


def _chosen(profile: str, stated: str | None) -> Catalogue:
    from synthreport.profile.lookup import chosen

    try:
        return chosen(profile, effective_version(stated, None))
    except ProfileError as error:
        raise unusable(error, "--profile") from None


def _stopped(asking: Interview | EssentialPass) -> Stopped | None:
    """The reason for which the interview stopped early, if it did."""
    try:
        asking.run()
    except Stopped as stopped:
        return stopped
    return None


def _conclude(asking: Interview, profile: str) -> None:
    """Print what was answered and what remains."""
    from synthreport.checker.pipeline import check

    manifest_file = asking.session.manifest_file
    result = check(manifest_file.document, profile=profile)
    counts = ", ".join(f"{number} {level}" for level, number in result.level_counts().items())
    data = manifest_file.data
    lines = (
        "",
        f"{asking.asked} questions asked, {asking.session.given} answers given.",
        f"{len(marked(data, FILLED))} answers filled in by a tool, {len(marked(data, UNCONFIRMED))} unconfirmed.",
        f"{manifest_file.path} {sentence(result)}; open: {counts}.",
    )
    echo(lines)
