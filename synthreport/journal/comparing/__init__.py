"""Two versions of a manifest compared: changed answers, findings closed, opened or unchanged, what is no longer asked.

In: two checked documents. Out: a revision as plain records, and a page about it. Never: a decision on which is better.
"""
