"""Fidelity: how far a table is from another one, column by column, pair by pair, and as a whole.

In: frames. Out: numbers. Never: a judgement.
"""
