"""Run the rules: each on the elements at its path whose required answers are stated.

In: data without malformed values, the rules of a version. Out: an outcome for every rule, and its findings. Never: a
rule by itself, or a path that is walked twice.
"""
