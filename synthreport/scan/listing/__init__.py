"""The list of files: which there are, what each is by its name and its first bytes, and which belong together.

In: a folder. Out: entries, each with its kind and who reads it. Never: a link that is followed.
"""
