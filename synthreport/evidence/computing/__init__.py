"""Metrics, computed: one small function for each metric id of the registry that files allow to compute.

In: frames and arrays of numpy, seeds, parameters. Out: numbers. Never: a file, a manifest, or a value of a row.
"""
