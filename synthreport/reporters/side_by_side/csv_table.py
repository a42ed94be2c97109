"""Result → CSV: the table of manifests, one line each."""

from __future__ import annotations

import csv
import io

from synthreport.files.spreadsheet_cells import inert_cell
from synthreport.overview.checked import Run
from synthreport.reporters.side_by_side.rows import Cell, rows


def render(run: Run) -> str:
    """The table; every text is quoted, and one that could be a formula begins with an apostrophe."""
    held = io.StringIO()
    writer = csv.writer(held, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerows([_inert(cell) for cell in row] for row in rows(run))
    return held.getvalue()


def _inert(cell: Cell) -> Cell:
    if cell is None:
        return ""
    return inert_cell(cell) if isinstance(cell, str) else cell
