"""Columns of tables: whether a first line names them, what their cells look like, and how much of them may be told."""
