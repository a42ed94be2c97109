"""The program: a lazy click group. It lists its commands by name and imports only the one that is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from synthreport.files.optional import MissingExtra

_COMMANDS = {
    "anonymise": "Hide the authors of a manifest from its reviewers, and restore them later.",
    "check": "Check manifests: what is missing, what is wrong, where, and how to fix it.",
    "checklist": "Show the checklist of the standard; with FILE, the state of each line in it.",
    "config": "Show the settings for this folder, and where each is from.",
    "conformance": "Run the conformance cases on this checker or on another one.",
    "diff": "Compare two versions of a manifest.",
    "export": "Export a manifest to Croissant, DataCite, RO-Crate, schema.org or a dataset card.",
    "explain": "Explain an item or a rule by its code, or a metric by its id.",
    "fill": "Answer what a manifest still lacks, one question at a time.",
    "fix": "Fix mistakes that have exactly one safe fix; shows a diff first.",
    "init": "Draft a manifest from a folder, then ask about what is missing.",
    "items": "List the items of the standard.",
    "letter": "Write the request to the authors of a manifest.",
    "lineage": "Follow a dataset to the datasets that it was made from.",
    "measure": "Measure a synthetic table, and write the results into its manifest.",
    "methods": "Write the texts that an article needs: methods, availability, limitations, citation.",
    "metrics": "List the metrics of the registry, or show one.",
    "profiles": "List the profiles of the standard, or show one: who it is for, what it requires.",
    "replay": "Run the command that made the dataset again, and compare what it makes.",
    "schema": "Print the JSON Schema of a manifest, or another file of the standard.",
    "serve": "Show the pages in a browser on this computer, for one manifest and its files.",
    "set": "Set or remove answers in a manifest; all other lines stay as they are.",
    "tidy": "Bring a manifest into its short form: people's answers first, those of tools at the end, compact.",
    "upgrade": "Upgrade a manifest to a newer version of the standard.",
    "verify": "Compare a manifest with the files that it describes.",
}


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

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


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
