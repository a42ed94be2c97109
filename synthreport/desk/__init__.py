"""Desk: what a journal, a repository or a funder needs to handle thousands of manifests.

In: manifests, their checks, what an editor does with them. Out: tables, a register, records that can be filed. Never: a
rule or a verdict of its own.
"""
