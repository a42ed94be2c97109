"""`synthreport config`: the settings of this folder, and where each is from."""

from __future__ import annotations

from collections.abc import Iterator

import click

from synthreport.cli.shared.configured import config_options, settings_of
from synthreport.cli.shared.decision_options import decisions_file
from synthreport.cli.shared.echo import echo
from synthreport.configuration.setting_kinds import SETTINGS
from synthreport.configuration.settings_file import Setting, Settings
from synthreport.files.serialise import as_json
from synthreport.files.standard_streams import deliver


@click.command(name="config")
@config_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(config: str | None, no_config: bool, form: str) -> None:
    """Show the settings for this folder, and where each is from.

    They are in `[tool.synthreport]` of pyproject.toml, or in synthreport.toml: of this folder, or of the nearest one
    above it in the same repository.
    """
    settings = settings_of(config, no_config)
    followed = _followed(settings, none=no_config)
    if form == "text":
        echo(_shown(settings.file, followed))
        return
    stated = {key: {"value": value, "from": origin} for key, (value, origin) in followed.items()}
    deliver(as_json({"configuration": settings.file, "settings": stated}))


def _followed(settings: Settings, *, none: bool) -> dict[str, Setting]:
    """The settings of a run in this folder; a file of decisions of the usual name is one of them."""
    followed = {key: settings.of(key) for key in SETTINGS}
    stated = followed["decisions"]
    followed["decisions"] = stated._replace(value=decisions_file(stated.value, settings, none=none))
    return followed


def _shown(file: str | None, followed: dict[str, Setting]) -> Iterator[str]:
    yield f"configuration: {file or 'none'}"
    for key, (value, origin) in followed.items():
        texts = value if isinstance(value, list) else [_word(value)]
        yield f"  {key:<10} {', '.join(texts) or 'none'}  ({origin})"


def _word(value: str | bool | None) -> str:
    return str(value).lower() if isinstance(value, bool) else value or "none"
