"""Standard formats of metadata: one module or one folder each; most can be read and written.

In: a file in that format, or a manifest. Out: a draft, or a text. Never: prose that is read for its meaning.
"""
