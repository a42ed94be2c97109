"""What a journal sends, keeps and compares: the letter, a page for each reader, two revisions, anonymous copies.

In: a manifest and what was found in it. Out: texts for people, in the languages of `languages/`, and a key that only
the journal keeps. Never: a finding of its own.
"""
