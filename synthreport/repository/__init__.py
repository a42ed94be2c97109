"""A git repository, read without git and without running anything that it names.

What a repository holds is bytes of somebody else: settings, hooks, filters, helpers and remotes are never acted upon.
Its files are opened like any others of a folder, objects are held against their names, and whatever could make reading
them long has a bound. What cannot be read is told as Unusable, and nothing is made of it.
"""
