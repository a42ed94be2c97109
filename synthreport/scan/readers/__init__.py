"""Readers of data files, one a format: `read(path, seen)` reports what a file holds, never a value of a record."""
