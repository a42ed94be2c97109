"""Optional libraries: imported on use, with an install hint if they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtra(ImportError):
    """A library or font that an optional feature needs is not installed; the message says what to type."""


def wanted(module: str, extra: str) -> Any:
    """An optional library. Raises MissingExtra with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(f"{module} is not installed; run: pip install 'synthreport[{extra}]'") from error
