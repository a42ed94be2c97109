"""The list of files: which there are, what each is by its name and its first bytes, and which belong together."""
