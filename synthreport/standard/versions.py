"""The versions of the standard that this checker knows, and where their files are."""

from __future__ import annotations

import json
import re
from typing import Any

from synthreport.files.paths import abspath, dirname, first_bytes, isdir, join

VERSIONS = ("1.0",)
"""All supported versions, the oldest first. Their order is their place here; no version is compared as text."""

NEWEST = VERSIONS[-1]

_PACKAGE = dirname(dirname(abspath(__file__)))
_HOMES = (join(_PACKAGE, "_schema"), join(dirname(_PACKAGE), "schema"))

FOLDER = next(filter(isdir, _HOMES), _HOMES[-1])
"""Where the standard is: within the installed package, or in the checkout that it runs from."""

_version = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})").fullmatch


class UnknownVersion(ValueError):
    """This checker does not know the version by which it is to judge; the message lists those that it knows."""


class NoWayBack(ValueError):
    """A manifest is to be judged by a version that is older than its own."""


def schema_file(name: str, version: str = NEWEST) -> str:
    """The path of a file of the standard."""
    return join(FOLDER, version, name)


def read(name: str, version: str = NEWEST) -> Any:
    """What a JSON file of the standard holds."""
    return json.loads(first_bytes(schema_file(name, version)))


def known() -> str:
    """The versions that this checker knows, as messages list them."""
    return ", ".join(VERSIONS)


def later_than(version: str) -> tuple[str, ...]:
    """The versions after one of those that are known, the next one first."""
    return VERSIONS[VERSIONS.index(version) + 1 :]


def in_force(version: str, since: str, until: str = "") -> bool:
    """Whether what came with `since` and goes with `until` belongs to a version. Raises ValueError for unknown ones.

    `until` may be a version that is still to come.
    """
    place = VERSIONS.index(version)
    return VERSIONS.index(since) <= place and (until not in VERSIONS or place < VERSIONS.index(until))


def stated_version(data: Any) -> str | None:
    """The version that a manifest states, known or not; None where it states nothing that has a version's form."""
    text = data.get("synthreport") if isinstance(data, dict) else None
    return text if isinstance(text, str) and _version(text) else None


def effective_version(stated: str | None, wanted: str | None = None) -> str:
    """The version by which to judge a manifest: its own, unless a later one is wanted.

    What states no version is judged by the one that is wanted, or the newest: that it states none is a finding. Raises
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
    """Whether a version that is not known comes after all that are known of its major, or of the majors before it."""
    before = [each for each in map(_numbers, VERSIONS) if each[0] <= _numbers(version)[0]]
    return bool(before) and _numbers(version) > max(before)


def _numbers(version: str) -> tuple[int, ...]:
    major, _, minor = version.partition(".")
    return int(major), int(minor)
