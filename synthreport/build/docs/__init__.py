"""Render what people read: the pages of the standard, and in other pages all that quotes the checker.

In: the rendered catalogue and cases, the pages as they stand, the checker's own output. Out: their new texts. Never: a
sentence of the standard's own, which is worded where it is declared.
"""
