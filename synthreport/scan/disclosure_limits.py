"""What a scan never tells, however useful it were."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Below and above what number nothing is named."""

    small_cell: int = 10
    """Categories that fewer records hold are not named."""
    categories: int = 30
    """Fields with more distinct values are no categories."""
