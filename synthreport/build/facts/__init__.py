"""Render the facts that the checker has as code, as data for checkers in other languages.

In: constants and rules of the checker, the types. Out: parts of the catalogue and of the schema. Never: a second
wording of anything.
"""
