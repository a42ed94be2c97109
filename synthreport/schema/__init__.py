"""Validate data against the published JSON Schema: each malformed value, its place, and the message.

In: plain data and a version of the standard. Out: breaches, each with its path, message and fix, the same whichever
engine found them; and the forms allowed at a place of a manifest. Never: a check across answers, which is a rule's.
"""
