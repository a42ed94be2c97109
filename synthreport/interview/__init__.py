"""The interview: which answers are open, how each is asked, and the session that fills a manifest.

In: a manifest, a terminal or lines of text. Out: the same manifest with one answer more, saved. Never: a question that
is not in the catalogue, or a command that is stored as an answer.
"""
