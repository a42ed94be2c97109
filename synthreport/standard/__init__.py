"""The standard as data: versions, catalogue, conditions, metrics, placeholders, sources.

In: the files of `schema/`. Out: what the checker reads of them. Never: pydantic, or a rule.
"""
