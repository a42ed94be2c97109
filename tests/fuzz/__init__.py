"""Manifests that are broken at random, through everything that reads one: nothing raises, and all counts add up.

`python -m tests.fuzz --minutes 10` breaks manifests for ten minutes, and writes a reduced input for all that falls.
"""
