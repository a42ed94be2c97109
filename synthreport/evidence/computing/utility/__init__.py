"""Utility: predictions, survival and estimates.

In: frames, arrays of outcomes and predictions. Out: numbers with intervals. Never: a judgement.
"""
