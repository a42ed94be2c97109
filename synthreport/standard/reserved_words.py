"""Words of the standard that are never ids."""

from __future__ import annotations

MARKERS = ("gap", "other", "about", "statement", "in_dictionary", "listed_in")
"""Keys that tell an alternative form of an answer from its usual form."""

RESERVED = ("none", "rest", *MARKERS)
"""Words that no author may use as an id."""
