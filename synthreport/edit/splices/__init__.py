"""Splices: a change as a stretch of text that goes, and another that takes its place, in the document's own style.

In: a document whose text is known, one change. Out: the new text. Never: a check of it, which `verified_change` does.
"""
