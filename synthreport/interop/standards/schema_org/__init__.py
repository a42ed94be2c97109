"""schema.org JSON-LD; other formats build on its words for datasets, parties and files.

In: a file, or a manifest. Out: a draft, or a text; nodes for other formats. Never: a context that is fetched.
"""
