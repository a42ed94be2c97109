"""Results in the manifest: what changes in it, and the file of evidence beside it.

In: a manifest, what was measured. Out: its new text, the bytes of the file. Never: an answer of a person, replaced.
"""
