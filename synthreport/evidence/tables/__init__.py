"""Tables: data files opened in a sealed engine, which reaches no other file and no network.

In: the path of a CSV, TSV, Parquet or JSON Lines file, plain, gzipped or zipped. Out: a `Table` with columns, kinds,
arrays and SQL. Never: an extension that is loaded, a file that is written outside a private temporary folder, a value
of a cell in a message.

    with open_table(Path("synthetic.csv")) as table:
        table.rows, table.columns, table.array("age")
        table.sql(f"SELECT count(*) FROM {table.relation} WHERE age < 18")
"""

from __future__ import annotations

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables.column_kinds import Column
from synthreport.evidence.tables.engine import MEMORY
from synthreport.evidence.tables.open_tables import open_table, open_tables
from synthreport.evidence.tables.table import Problem, Table

__all__ = ["MEMORY", "Column", "Problem", "Table", "Unusable", "open_table", "open_tables"]
