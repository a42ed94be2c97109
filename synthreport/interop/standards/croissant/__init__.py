"""Croissant 0.8 to 1.1, with its vocabulary for responsible AI.

In: a file, or a manifest. Out: a draft, or a text. Never: rows inside the description.
"""
