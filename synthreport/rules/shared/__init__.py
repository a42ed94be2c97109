"""What rules of several sections ask: who stands behind a thing, what a metric is, what is evidence for what.

In: answers. Out: facts about them. Never: a fault, which is a rule's.
"""
