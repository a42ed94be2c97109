"""Custody: declared results computed again beside the real rows, inside the environment that holds them.

In: a manifest, its folder, files of real rows. Out: `Observed`, for a check, and an attestation. Never: a row, a
smallest or largest value or a quantile of the real rows, a count of them below the limit for small cells.
"""
