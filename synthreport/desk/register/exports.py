"""A register as text that other programs read: one submission a line, with its manifests and records."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator

from synthreport.desk.register.lookups import Row, history, listed
from synthreport.files.serialise import embeddable
from synthreport.files.spreadsheet_cells import inert_cell


def as_lines(database: sqlite3.Connection) -> Iterator[str]:
    """Every submission with all that it holds, as a line of JSON, the last changed first."""
    for row in rows(database):
        said = history(database, row)
        for each in said["revisions"]:
            (manifest,) = database.execute("SELECT manifest FROM revisions WHERE id = ?", (each["id"],)).fetchone()
            each["manifest"] = b64encode(manifest).decode()
        for each in said["records"]:
            (file,) = database.execute("SELECT file FROM records WHERE id = ?", (each["id"],)).fetchone()
            each["file"] = json.loads(file)
        yield embeddable(json.dumps(said, ensure_ascii=True, separators=(",", ":"))) + "\n"


def as_table(database: sqlite3.Connection) -> Iterator[str]:
    """Every submission as a line of CSV. No cell is a formula for a spreadsheet."""
    yield _line(Row._fields[1:])
    for row in rows(database):
        yield _line(row[1:])


def rows(database: sqlite3.Connection) -> Iterator[Row]:
    """Every submission, page by page."""
    after = ""
    while True:
        page = listed(database, after=after, most=500)
        yield from page.rows
        if not (after := page.after):
            return


def _line(cells: tuple[object, ...]) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow([inert_cell(str(each)) for each in cells])
    return held.getvalue()
