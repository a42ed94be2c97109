"""Families of results: each module measures one question, and says what it could not measure.

In: a `Setting`. Out: results and what was left out. Never: a result without its baseline, or its n.
"""
