"""The program: a lazy click group. It lists its commands by name and imports only the one that is called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from synthreport.files.optional import MissingExtra

_SECTIONS = {
    "Describe a dataset": {
        "init": "Draft a manifest from a folder, then ask about what is missing.",
        "fill": "Answer what a manifest still lacks, one question at a time.",
        "serve": "Open the pages for one manifest in a browser; only this computer is served.",
        "measure": "Measure a synthetic table, and write the results into its manifest.",
        "merge": "Join manifests that parallel jobs wrote about one dataset.",
    },
    "Check a manifest": {
        "check": "Check manifests: what is missing, what is wrong, where, and how to fix it.",
        "verify": "Compare a manifest with the files that it describes.",
        "replay": "Make the dataset again with its own command, and compare the two.",
        "lineage": "Follow a dataset to the datasets that it was made from.",
        "config": "Show the settings for this folder, and where each is from.",
    },
    "Edit a manifest": {
        "set": "Set or remove answers in a manifest; all other lines stay as they are.",
        "fix": "Fix mistakes that have exactly one safe fix; shows a diff first.",
        "tidy": "Shorten a manifest: people's answers first, those of tools at the end, compact.",
        "upgrade": "Upgrade a manifest to a newer version of the standard.",
    },
    "Publish a dataset": {
        "methods": "Write the texts that an article needs: methods, availability, limitations, citation.",
        "export": "Export a manifest to Croissant, DataCite, RO-Crate, schema.org or a dataset card.",
    },
    "Handle a submission": {
        "checklist": "Show the checklist of the standard; with FILE, the state of each line in it.",
        "letter": "Write a letter to the authors: what is requested, and why.",
        "diff": "Compare two versions of a manifest.",
        "anonymise": "Hide the authors of a manifest from its reviewers, and restore them later.",
        "record": "Show the record of a check, or verify that it still holds.",
        "register": "Keep submissions in one file: revisions, verdicts, letters, decisions, records.",
    },
    "Check thousands": {
        "batch": "Check many manifests, from folders, archives and lists, into tables.",
        "survey": "Count what many manifests answer and what they lack, from the tables of a batch.",
    },
    "Read the standard": {
        "explain": "Explain an item or a rule by its code, or a metric by its name.",
        "items": "List the items of the standard.",
        "metrics": "List the metrics of the registry, or show one.",
        "profiles": "List the profiles of the standard, or show one: who it is for, what it requires.",
        "schema": "Print the JSON Schema of a manifest, or another file of the standard.",
        "conformance": "Run the conformance cases on this checker or on another one.",
    },
}
_COMMANDS = {name: about for section in _SECTIONS.values() for name, about in section.items()}


class _Lazy(click.Group):
    """A group that lists its commands by name and imports only the one that is called."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"synthreport.cli.{name}").command
        return command

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except MissingExtra as error:
            raise click.ClickException(str(error)) from None

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(context, arguments)
        except click.UsageError as error:
            raise click.UsageError(f"{error.message}{_meant(arguments)}", context) from None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, _COMMANDS))
        for section, commands in _SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name.ljust(width), about) for name, about in commands.items()])


def _meant(arguments: list[str]) -> str:
    """What to type instead of an unknown command: a similar one, or `check` before the path of a manifest."""
    import shlex

    from synthreport.schema.nearest import nearest

    if near := nearest(arguments[0], list(_COMMANDS)):
        return f" Did you mean '{near}'?"
    return f" To check a manifest: synthreport check {shlex.join(arguments)}" if Path(arguments[0]).exists() else ""


def _version(context: click.Context, option: click.Parameter, asked: bool) -> None:
    if asked:
        from synthreport import __version__
        from synthreport.cli.shared.echo import echo
        from synthreport.standard.versions import NEWEST, VERSIONS

        echo([f"synthreport {__version__}; newest standard {NEWEST}; supported: {', '.join(VERSIONS)}"])
        context.exit()


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show versions.")
def cli() -> None:
    """Check reports on synthetic datasets.

    Exit codes: 0 complies, 1 does not or has findings at or above --fail-on, 2 could not check, 3 bug in the checker.
    """
