"""Anonymous copies: hide from a manifest who made it, and restore that with the key.

In: a manifest, or an anonymous copy and its key. Out: the copy and the key, or the manifest. Never: a name that is
left in free text.
"""
