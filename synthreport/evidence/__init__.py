"""What the files themselves say: numbers that are measured, claims that the files confirm or refute.

In: a manifest and data files. Out: results for the manifest, and grades for its claims. Never: a value of a record that
is printed or stored.
"""
