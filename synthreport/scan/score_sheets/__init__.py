"""Files of scores: numbers under names that the registry of metrics knows, as proposed results.

In: JSON and CSV that a folder holds. Out: a draft. Never: a number whose name has two meanings, or that of a baseline
as a result.
"""
