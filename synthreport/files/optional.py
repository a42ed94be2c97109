"""Libraries that not everybody needs: imported where they are used, and asked for by name where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtra(ImportError):
    """What an optional part needs, a library or a font, is not installed; the message says how to go on."""


def wanted(module: str, extra: str) -> Any:
    """An optional library. Raises MissingExtra with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(f"{module} is not installed; run: pip install 'synthreport[{extra}]'") from error
