"""Closed lists: every list of values that the standard allows, each value with its meaning, said once.

In: nothing. Out: types of closed values, which the sections use, with texts for schema, pages and questions. Never: a
value without a text.
"""
