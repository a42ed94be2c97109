"""A git repository, read without git and without running anything that it names.

In: a folder that holds one. Out: commit, tags, changed files, remotes; or Unusable, with the reason. Never: a setting,
hook, filter or helper that is used, an object whose digest does not fit, reading without a limit.
"""
