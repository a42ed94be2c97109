"""`synthreport profiles`: list the profiles of the standard, or show how one differs from core."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

import click

from synthreport.cli.shared.echo import echo
from synthreport.files.printable import printable
from synthreport.files.serialise import as_json
from synthreport.files.standard_streams import deliver
from synthreport.finding import LEVELS, Level
from synthreport.profile.lookup import chosen
from synthreport.standard.catalogue import Catalogue, load, short_entries
from synthreport.standard.resolved_profile import ProfileError

_COLUMNS = 100


def unusable(error: ProfileError, where: str) -> click.ClickException:
    """The error for an unusable profile: one problem per line, exit code 2."""
    lines = str(error).splitlines()
    return click.BadParameter("\n".join(lines if len(lines) == 1 else ["", *lines]), param_hint=where)


@click.group(name="profiles", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List the profiles of the standard: id, version, parent profile, title."""
    if context.invoked_subcommand is None:
        profiles = short_entries()["profiles"]
        room = max(len(name) for name in profiles)
        for name, profile in profiles.items():
            extends = f"extends {profile['extends']}" if profile["extends"] else ""
            echo([f"{name:<{room}}  {profile['version']}  {extends:<12}  {profile['title']}"])


@command.command()
@click.argument("profile", metavar="ID|PATH")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text, or JSON: the profile merged with its parents, and its digest.",
)  # fmt: skip
def show(profile: str, form: str) -> None:
    """Show a profile: who it is for, and how it differs from core."""
    try:
        catalogue = chosen(profile)
    except ProfileError as error:
        raise unusable(error, "ID|PATH") from None
    if form == "json":
        deliver(as_json(catalogue.profile))
        return
    echo(_shown(catalogue))


def _shown(catalogue: Catalogue) -> Iterator[str]:
    profile = catalogue.profile
    yield f"{profile['profile']} {profile['version']}: {profile['title']}"
    yield from _wrapped(profile["text"], "")
    yield f"extends: {profile['extends'] or 'nothing'}"
    yield f"sha256: {profile['sha256']}"
    for title, lines in _parts(catalogue):
        listed = list(lines)
        if listed:
            yield from ("", f"{title}:", *listed)


def _parts(catalogue: Catalogue) -> Iterator[tuple[str, Iterator[str]]]:
    """The parts of a profile, each with its heading."""
    core = load()
    yield from (
        ("Raised", _levels(catalogue, core, up=True)),
        ("RELAXED, below the standard's own level", _levels(catalogue, core, up=False)),
        ("Always required, whatever the condition", _asked(catalogue)),
        ("Gaps", _gaps(catalogue)),
        ("Grades of claims", _grades(catalogue)),
        ("Limits", _limits(catalogue.profile["limits"])),
        ("Trusted keys", (f"  {' '.join(key.split())}" for key in catalogue.profile.get("trust", ()))),
    )


def _levels(catalogue: Catalogue, core: Catalogue, *, up: bool) -> Iterator[str]:
    for code, said in catalogue.profile["levels"].items():
        own, level = core.level(code), Level(said["level"])
        if own is not level and (LEVELS.index(level) < LEVELS.index(own)) is up:
            yield f"  {code}  {level} instead of {own}  {catalogue.title(code)}"
            yield from _wrapped(said["reason"], " " * 8)


def _asked(catalogue: Catalogue) -> Iterator[str]:
    for code, reason in catalogue.profile["asks"].items():
        yield f"  {code}  {catalogue.title(code)}"
        yield from _wrapped(reason, " " * 8)


def _gaps(catalogue: Catalogue) -> Iterator[str]:
    for code, policy in catalogue.profile["gaps"].items():
        accepted = ", ".join(policy["accepts"])
        yield f"  {code}  {f'only {accepted} accepted' if accepted else 'none accepted'}  {catalogue.title(code)}"
        yield from _wrapped(policy["reason"], " " * 8)


def _grades(catalogue: Catalogue) -> Iterator[str]:
    for key, demand in catalogue.profile["grades"].items():
        name = f"line {key}" if key.isdigit() else f"{key}  {catalogue.title(key)}"
        yield f"  {demand['grade']} or higher: {name}"
        yield from _wrapped(demand["reason"], " " * 8)


def _limits(limits: dict[str, Any]) -> Iterator[str]:
    for name, limit in limits.items():
        yield f"  {name} ({limit['level']})"
        yield from _wrapped(f"Violated: {limit['message']}", " " * 8)
        yield from _wrapped(f"Fix: {limit['fix']}", " " * 8)


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(printable(text), _COLUMNS, initial_indent=indent, subsequent_indent=indent)
