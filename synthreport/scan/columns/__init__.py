"""Columns of tables: whether a first line names them, what their cells look like, and what may be reported of them.

In: lines, cells. Out: names, kinds, counts. Never: the value of a cell, unless as a category that is frequent enough.
"""
