"""DataCite metadata, version 4.

In: a file, or a manifest. Out: a draft, or a text. Never: a publisher or a year that nobody stated.
"""
