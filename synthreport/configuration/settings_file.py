"""A configuration file, read: every setting with its value, its file and its line."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.configuration.nearest_file import MOST, SHARED, ConfigurationError, nearest
from synthreport.configuration.setting_kinds import SETTINGS
from synthreport.configuration.toml_lines import line_of
from synthreport.files.paths import exists, first_bytes, isfile
from synthreport.profile.lookup import PINNED
from synthreport.schema.nearest import nearest as nearest_word
from synthreport.standard.resolved_profile import is_path

_IN_PYPROJECT = ("tool", "synthreport")


class Setting(NamedTuple):
    """The value of a setting, and where it is from: `file:line`, or `default`."""

    value: Any
    origin: str


class Settings(NamedTuple):
    """The settings that a file states; `file` is None without a configuration, and paths lead from `folder`."""

    file: str | None
    folder: str
    stated: dict[str, Setting]

    def of(self, key: str) -> Setting:
        """A setting, or its default."""
        return self.stated.get(key, Setting(SETTINGS[key].default, "default"))

    def path(self, name: str) -> str:
        """A path of the configuration, as the folder of the run names it."""
        return _near(os.path.normpath(Path(self.folder, name)))


def _near(path: str) -> str:
    """A path as seen from the current folder, if it is below it."""
    try:
        near = os.path.relpath(path)
    except (ValueError, FileNotFoundError):  # on another drive, or the current folder was deleted
        return path
    return path if near.startswith("..") else near


def configured(file: str | None = None, *, none: bool = False) -> Settings:
    """The settings of a file, or of the configuration nearest to the current folder. Raises ConfigurationError."""
    here = _here()
    found = None if none else file or (nearest(here) if here else None)
    if found is None:
        return Settings(None, here, {})
    return _read(file or _near(found), shared=Path(found).name == SHARED)


def _here() -> str:
    """The current folder; empty if it was deleted, so that no configuration is near."""
    try:
        return str(Path.cwd())
    except FileNotFoundError:
        return ""


def _read(file: str, *, shared: bool) -> Settings:
    text, above = _text(file), _IN_PYPROJECT if shared else ()
    table = _table(file, text, above)
    stated = {key: _setting(key, value, f"{file}:{line_of(text, *above, key)}") for key, value in table.items()}
    settings = Settings(file, str(Path(file).absolute().parent), stated)
    return settings._replace(stated={key: _located(key, each, settings) for key, each in stated.items()})


def _table(file: str, text: str, above: tuple[str, ...]) -> dict[str, Any]:
    """The table of settings. Raises ConfigurationError."""
    try:
        data: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(_syntax(file, str(error))) from None
    for key in above:
        data = data.get(key) if isinstance(data, dict) else None
    if data is None:
        raise ConfigurationError(f"{file}: no table [tool.synthreport]; add one, or name another file")
    if not isinstance(data, dict):
        raise ConfigurationError(f"{file}:{line_of(text, *above)}: tool.synthreport: {_found(data)}, expected a table")
    return data


def _text(file: str) -> str:
    try:
        raw = first_bytes(file, MOST + 1)
        if len(raw) > MOST:
            raise ConfigurationError(f"{file}: larger than {MOST:,} bytes, expected a configuration")
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigurationError(f"{file}:{line}: not UTF-8, expected TOML") from None


def _syntax(file: str, problem: str) -> str:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", problem)
    at = f":{place[1]}:{place[2]}" if place and place[1] else ""
    return f"{file}{at}: not TOML: {problem[: place.start()] if place else problem}"


def _setting(key: str, value: Any, origin: str) -> Setting:
    """One setting, checked. Raises ConfigurationError for an unknown key or a value of another form."""
    if key not in SETTINGS:
        near = nearest_word(key, tuple(SETTINGS))
        hint = f"did you mean {near}?" if near else f"expected one of {', '.join(SETTINGS)}"
        raise ConfigurationError(f'{origin}: unknown key "{key}"; {hint}')
    kind = SETTINGS[key]
    if not kind.fits(value):
        wrong = [each for each in value if not kind.fits([each])] if isinstance(value, list) and kind.fits([]) else []
        raise ConfigurationError(f"{origin}: {key}: {_found((wrong or [value])[0])}, expected {kind.expected}")
    return Setting([value] if key == "profile" and isinstance(value, str) else value, origin)


def _found(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return f"found {text if len(text) <= 60 else text[:60] + '…'}"


def _located(key: str, setting: Setting, settings: Settings) -> Setting:
    """A setting with its paths as the folder of the run names them."""
    value = setting.value
    if key == "profile":
        value = [_named(key, each, setting, settings) if is_path(each.partition(PINNED)[0]) else each for each in value]
    elif key == "decisions":
        value = _named(key, value, setting, settings)
    elif key == "output":
        value = [f"{form}:{settings.path(path)}" for form, _, path in (each.partition(":") for each in value)]
    return Setting(value, setting.origin)


def _named(key: str, file: str, setting: Setting, settings: Settings) -> str:
    """A file, and its digest if it has one, as the folder of the run names it.

    Raises ConfigurationError for what is no file: nobody has named it on the command line, and a pipe may never end.
    """
    named = settings.path(file)
    path = named.partition(PINNED)[0]
    if exists(path) and not isfile(path):
        raise ConfigurationError(f"{setting.origin}: {key}: {path} is not a file")
    return named
