"""Conformance: what any checker must find in the published cases, and a run of any checker against them.

In: the cases as published; the command of a tool. Out: a result file and a summary. Never: a process that outlives its
time, or a tool's output without a bound.
"""
