"""A manifest that a tool is making: answers, where each comes from, and what was skipped, with the reason.

In: what importers, a scan, a recording say. Out: one draft, in which entries that are the same thing are one.
Never: a guess without its source, or an answer about persons.
"""
