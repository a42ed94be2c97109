"""The versions of the standard that this checker knows, and where their files are."""

from __future__ import annotations

import json
import os.path
from typing import Any

VERSIONS = ("1.0",)
"""All supported versions, the oldest first."""

NEWEST = VERSIONS[-1]

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  (pathlib costs 5 ms)


def schema_file(name: str, version: str = NEWEST) -> str:
    """The path of a file of the standard: within the installed package, or in the checkout that it runs from."""
    installed = os.path.join(_PACKAGE, "_schema", version, name)  # noqa: PTH118
    if os.path.exists(installed):  # noqa: PTH110
        return installed
    return os.path.join(os.path.dirname(_PACKAGE), "schema", version, name)  # noqa: PTH118, PTH120


def read(name: str, version: str = NEWEST) -> Any:
    """What a JSON file of the standard holds."""
    with open(schema_file(name, version), encoding="utf-8") as file:  # noqa: PTH123
        return json.load(file)


def page(code: str, version: str = NEWEST) -> str:
    """The address of the page about an item or a rule."""
    return f"https://w3id.org/synthreport/{version}/{code}"
