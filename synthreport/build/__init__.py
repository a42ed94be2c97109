"""Render `schema/`, `docs/standard/` and all that quotes the checker, from the one place where each thing is said.

In: types, rules, cases, the registry of metrics. Out: files that are committed, and compared in CI. Never: part of the
wheel; only a maintainer runs it.
"""
