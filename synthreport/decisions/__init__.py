"""Decisions: findings that a team or an editor accepts, by whom, why, and until when.

In: a file of decisions, a document and its result. Out: the result with accepted findings apart. Never: a contradiction
that is accepted, a decision that holds after its day or after another answer.
"""
