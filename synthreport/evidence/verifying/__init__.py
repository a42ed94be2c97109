"""Verify a manifest against the files that it describes: what they confirm and what they refute.

In: the data of a manifest, the folder of its files. Out: `Observed`, for a check. Never: a file outside the folder, a
value of a cell in a message.
"""
