"""Let rules judge: each on the elements that it looks at, as far as what it needs is stated.

In: data without what is malformed, the rules of a version. Out: an outcome for every rule, and its findings. Never: a
rule by itself, or a path that is walked twice.
"""
