"""The registry of metrics: definitions, names, the context that each needs, and the words for it.

In: the registry of a version, as published. Out: metrics by id and by common name. Never: a number that is judged here.
"""
