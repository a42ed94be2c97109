"""Options that a configuration completes: what the command line does not state, the file does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from synthreport.configuration.nearest_file import ConfigurationError
from synthreport.configuration.settings_file import Settings, configured
from synthreport.files.printable import printable
from synthreport.repository.ignore_patterns import Exclusion

Command = Callable[..., Any]

_REPLACED = {"profiles": "profile", "fail_on": "fail-on", "files": "files", "decisions": "decisions"}
"""The parameters of a check that a setting replaces if the command line does not state them."""
_READERS = ("form", "outputs", "audience", "watch", "quiet", "statistics")
"""The parameters that say who reads the report: if one is given, `format` and `output` of a configuration are not."""


class Unconfigured(click.UsageError):
    """A configuration that cannot be used."""


def config_options(command: Command) -> Command:
    """Add `--config` and `--no-config`."""
    for option in (
        click.option("--no-config", is_flag=True, help="Read no configuration."),
        click.option("--config", metavar="FILE", help="Read this configuration instead of the nearest one."),
    ):
        command = option(command)
    return command


def settings_of(config: str | None, no_config: bool) -> Settings:
    """The settings of this run. Ends the command if they cannot be used."""
    if config and no_config:
        raise click.UsageError("--config and --no-config exclude each other")
    try:
        return configured(config, none=no_config)
    except ConfigurationError as error:
        raise Unconfigured(printable(str(error))) from None


def named_in(option: str, context: click.Context, settings: Settings) -> str:
    """Where an option was stated, for an error about its value: on the command line or in the configuration."""
    key = option.removeprefix("--")
    name = next(name for name, each in _REPLACED.items() if each == key)
    is_typed = context.get_parameter_source(name) is not ParameterSource.DEFAULT
    return option if is_typed or key not in settings.stated else f"{key} in {settings.of(key).origin}"


def nearest_profile() -> str:
    """The first profile of the nearest configuration; `core` without one."""
    name: str = settings_of(None, False).of("profile").value[0]
    return name


def completed(context: click.Context, given: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """The parameters of a check, completed by settings; patterns to exclude are those of both."""
    typed = {name for name in given if context.get_parameter_source(name) is not ParameterSource.DEFAULT}
    for name, key in _REPLACED.items():
        if name in given and name not in typed and key in settings.stated:
            value = settings.of(key).value
            given[name] = tuple(value) if isinstance(value, list) else value
    if typed.isdisjoint(_READERS):
        given["form"] = settings.of("format").value
        given["outputs"] = tuple((form, path) for form, _, path in _split(settings.of("output").value))
    given["exclude"] = (
        *_stated(settings),
        *(Exclusion(each, str(Path.cwd()), "--exclude") for each in given["exclude"]),
    )
    return {**given, "configuration": settings.file or ""}


def _split(outputs: list[str]) -> list[tuple[str, str, str]]:
    return [each.partition(":") for each in outputs]


def _stated(settings: Settings) -> list[Exclusion]:
    patterns, origin = settings.of("exclude")
    return [Exclusion(each, settings.folder, origin) for each in patterns]
