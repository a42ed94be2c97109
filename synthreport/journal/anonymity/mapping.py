"""Changes every text of plain data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def mapped(data: Any, change: Callable[[str], str]) -> Any:
    """The data with every text in it changed, keys too."""
    if isinstance(data, dict):
        return {change(key): mapped(each, change) for key, each in data.items()}
    if isinstance(data, list):
        return [mapped(each, change) for each in data]
    return change(data) if isinstance(data, str) else data
