"""Readers of data files, one per format: `read(path, seen)` reports what a file holds.

In: a file. Out: what was seen in it. Never: a value of a record.
"""
