"""Render the words for people: labels, questions, meanings of closed values, and their translations.

In: the types; the translations as they are written. Out: the published words, and a stub for each that is not
translated. Never: a text that is worded here.
"""
