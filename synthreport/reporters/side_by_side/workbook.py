"""Result → XLSX: the table of manifests, and a sheet with the requirements of several profiles side by side."""

from __future__ import annotations

import io
from typing import Any

from synthreport.files.optional import wanted
from synthreport.files.printable import printable
from synthreport.overview.checked import Run
from synthreport.overview.submissions.profile_matrix import matrix
from synthreport.overview.submissions.submission_rows import by_document
from synthreport.reporters.side_by_side.rows import Cell, rows

_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Texts stay texts, whatever they begin with."""

_WIDTHS = (45, 18, 30)
_WIDE = 14


def render(run: Run) -> bytes:
    """The workbook. Raises MissingExtra if the library is not installed."""
    held = io.BytesIO()
    book = wanted("xlsxwriter", "xlsx").Workbook(held, _INERT)
    bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    _fill(book.add_worksheet("manifests"), list(rows(run)), (bold, wrapped))
    if compared := list(_compared(run)):
        _fill(book.add_worksheet("profiles"), compared, (bold, wrapped))
    book.close()
    return held.getvalue()


def _compared(run: Run) -> list[list[Cell]]:
    """For each document and code, how binding its findings are under each profile; empty with one profile."""
    several = [group for group in by_document(run.checked) if len(group) > 1]
    found: list[list[Cell]] = []
    for group in several:
        compared = matrix(group)
        name = printable(group[0].name)
        found += [[name, row.code, row.label, *(level or "" for level in row.levels)] for row in compared.rows]
    heads: list[Cell] = ["file", "code", "label", *(map(printable, matrix(several[0]).profiles) if several else ())]
    return [heads, *found] if found else []


def _fill(sheet: Any, table: list[list[Cell]], formats: tuple[Any, Any]) -> None:
    """Write a table: its head in bold, frozen and with filters, numbers as numbers, everything else as text."""
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            look = formats[number > 0]
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, look)
            elif cell:
                sheet.write_string(number, column, str(cell), look)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    for column in range(len(table[0])):
        sheet.set_column(column, column, _WIDTHS[column] if column < len(_WIDTHS) else _WIDE)
