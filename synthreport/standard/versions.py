"""The versions of the standard that this checker knows, and the paths of their files."""

from __future__ import annotations

import json
import re
from typing import Any

from synthreport.files.paths import abspath, dirname, first_bytes, isdir, join

VERSIONS = ("1.0",)
"""All supported versions, the oldest first. This list defines their order; versions are not compared as text."""

NEWEST = VERSIONS[-1]

_PACKAGE = dirname(dirname(abspath(__file__)))
_HOMES = (join(_PACKAGE, "_schema"), join(dirname(_PACKAGE), "schema"))

FOLDER = next(filter(isdir, _HOMES), _HOMES[-1])
"""The folder of the standard: in the installed package, or in the checkout that it runs from."""

_VERSION = r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})"


class UnknownVersion(ValueError):
    """This checker does not know the version to check against; the message lists those that it knows."""


class NoWayBack(ValueError):
    """A manifest cannot be checked against a version that is older than its own."""


def schema_file(name: str, version: str = NEWEST) -> str:
    """The path of a file of the standard."""
    return join(FOLDER, version, name)


def read(name: str, version: str = NEWEST) -> Any:
    """The content of a JSON file of the standard."""
    return json.loads(first_bytes(schema_file(name, version)))


def known() -> str:
    """The versions that this checker knows, as messages list them."""
    return ", ".join(VERSIONS)


def later_than(version: str) -> tuple[str, ...]:
    """The versions after a known one, the next one first."""
    return VERSIONS[VERSIONS.index(version) + 1 :]


def in_force(version: str, since: str, until: str = "") -> bool:
    """Whether an addition of `since` that `until` removes belongs to a version. Raises ValueError for unknown ones.

    `until` may be a future version.
    """
    place = VERSIONS.index(version)
    return VERSIONS.index(since) <= place and (until not in VERSIONS or place < VERSIONS.index(until))


def stated_version(data: Any) -> str | None:
    """The version that a manifest states, known or not; None if it states nothing in the form of a version."""
    text = data.get("synthreport") if isinstance(data, dict) else None
    is_version = isinstance(text, str) and (text in VERSIONS or re.fullmatch(_VERSION, text))
    return text if is_version else None


def effective_version(stated: str | None, wanted: str | None = None) -> str:
    """The version to check a manifest against: its own, unless a later one is wanted.

    A manifest without a version is checked against the wanted one, or the newest, and has a finding for it. Raises
    UnknownVersion and NoWayBack.
    """
    if wanted is not None and wanted not in VERSIONS:
        raise UnknownVersion(f'this checker does not know version "{wanted}" of the standard; it knows {known()}')
    if stated not in VERSIONS:
        return wanted or NEWEST
    if wanted is not None and VERSIONS.index(wanted) < VERSIONS.index(stated):
        raise NoWayBack(f"the manifest follows version {stated} of the standard, and no step leads back to {wanted}")
    return wanted or stated


def unknown(stated: str) -> tuple[str, str]:
    """Message and fix for a version that this checker does not know."""
    message = f"this checker does not know version {stated} of the standard; it knows {known()}"
    if _is_newer(stated):
        return message, f"Get a newer checker; or state another version, if the manifest does not follow {stated}."
    return message, f'State the version that the manifest follows, such as "{NEWEST}".'


def _is_newer(version: str) -> bool:
    """Whether an unknown version comes after all known ones of its major, or of the majors before it."""
    before = [each for each in map(_numbers, VERSIONS) if each[0] <= _numbers(version)[0]]
    return bool(before) and _numbers(version) > max(before)


def _numbers(version: str) -> tuple[int, ...]:
    major, _, minor = version.partition(".")
    return int(major), int(minor)
