"""The standard as data: versions, catalogue, conditions, metrics, placeholders, sources.

In: the files of `schema/`. Out: their contents, for the checker. Never: pydantic, or a rule.
"""
