"""The register: submissions with revisions, verdicts over time, letters, decisions and records, in one SQLite file.

In: manifests that were checked, what editors do. Out: lists, searches, the history of a submission. Never: a text that
becomes part of a statement, half a change, a register of a newer version that is touched.
"""
