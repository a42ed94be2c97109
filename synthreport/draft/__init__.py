"""A draft of a manifest made by a tool: answers, the source of each, and what was skipped, with the reason.

In: answers from importers, a scan, a recording. Out: one draft, in which entries for the same thing are merged.
Never: a guess without its source, or an answer about persons.
"""
