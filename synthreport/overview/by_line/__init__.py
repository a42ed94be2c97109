"""The checklist line by line: what weighs on a line, what is not asked, and what only the authors vouch for.

In: a document and its result. Out: plain records. Never: a format, an output.
"""
