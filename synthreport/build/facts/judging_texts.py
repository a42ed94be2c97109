"""What decides about the text of a manifest and about its answers in words: bounds, patterns, places."""

from __future__ import annotations

from typing import Any

from synthreport.checker import cross_checks, promises
from synthreport.checker.item_states import OWN_WORDS
from synthreport.document.problems import DEEPEST, LONGEST
from synthreport.document.size_limits import LIMIT, VALUES
from synthreport.standard import placeholders
from synthreport.standard.gaps import HIDDEN, HIDDEN_AT
from synthreport.standard.reserved_words import MARKERS

Entry = dict[str, Any]


def texts() -> Entry:
    """What a checker must know about texts, beside the list of placeholders."""
    return {
        "bounds": {"bytes": LIMIT, "values": VALUES, "nesting": DEEPEST, "key": LONGEST},
        "markers": list(MARKERS),
        "own_words": list(OWN_WORDS),
        "repeated": {"shortest": cross_checks.SHORTEST_SENTENCE, "items": cross_checks.REPEATED},
        "promises": _promises(),
        "hidden": {"gap": HIDDEN, "at": list(HIDDEN_AT)},
    }


def _promises() -> Entry:
    """The promises of privacy in prose: the patterns of each kind, and what takes a promise back."""
    kinds = {
        kind: {"hints": list(promises.HINTS[kind]), "patterns": list(patterns)}
        for kind, patterns in promises.PROMISES.items()
    }
    told = {"answered": promises.ANSWERED, "doubt": promises.DOUBT}
    return {"kinds": kinds, **told, "not_at": cross_checks.NO_PROMISES}


def places_of_placeholders() -> Entry:
    """Where which placeholders count, and what around them does not."""
    return {
        "places": {**placeholders.PLACES, "any_word": cross_checks.ANY_WORD},
        "around": placeholders.AROUND,
        "beginnings": placeholders.BEGINNINGS,
    }
