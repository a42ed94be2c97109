"""Many manifests side by side: one row each for a table, and the requirements of several profiles.

In: the results of a run. Out: plain records. Never: a format, an output.
"""
