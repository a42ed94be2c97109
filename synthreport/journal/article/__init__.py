"""Texts for the authors' article: methods, availability, limitations, the checklist with answers, the citation.

In: a checked manifest, a language. Out: Markdown. Never: a sentence that no answer supports, a gap that is left out.
"""
