"""What a scan never reports, however useful it would be."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The numbers below and above which nothing is named."""

    small_cell: int = 10
    """Categories that fewer records hold are not named."""
    categories: int = 30
    """Fields with more distinct values are no categories."""
