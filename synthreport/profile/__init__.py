"""Profiles: the requirements of a journal or a use beyond the core of the standard.

In: the id of a profile of the standard, or a file. Out: the catalogue with the levels of that profile, the gaps that it
refuses, and the checked limits. Never: a network, or a file outside the profile's own.
"""
