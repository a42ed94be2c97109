"""Hold data against the published JSON Schema: what is malformed, where, and in which words.

In: plain data and a version of the standard. Out: breaches, each with its path, message and fix, the same whichever
engine found them; and what may stand at a place of a manifest. Never: a judgement across answers, which is a rule's.
"""
