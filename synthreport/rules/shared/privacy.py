"""Tests that show similarity and nothing more, and whether attacks are said to fail."""

from __future__ import annotations

import re
from typing import Any

from synthreport.rules.value import Value


def likeness_alone(privacy: Value) -> bool:
    """Whether only copies were counted, and no attack was tried."""
    attacks = ("membership", "attribute", "identity")
    counted = privacy.listed("assessments", "copies")
    return bool(counted) and not any(privacy.listed("assessments", kind) for kind in attacks)


_ADMITTED = r"\b(?:much|far|tested|known|report\w*|compar\w*)\b"
"""Words after which a denial denies something else: not much more than chance, not compared with chance."""
_BLIND = ("chance", "random", "guess", "coin", "zufall", "raten")
"""Of these words, such a sentence has one."""
_NO_BETTER = (
    rf"(?i)\b(?:no|not|none|nothing|never|neither)\b(?:(?!{_ADMITTED})[^.;:]){{0,40}}?\b(?:chance|random|guess\w*|coin)\b"
    r"|\bat chance\b|\bchance level\b|\b(?:nicht|nichts|kein\w*)\b[^.;:]{0,40}\b(?:Zufall|Raten|geraten)\b"
)


def says_no_better_than_chance(statement: Any) -> bool:
    """Whether a sentence says that attacks do no better than guessing: "Attacks found no more than chance."."""
    if not isinstance(statement, str) or not any(word in statement.lower() for word in _BLIND):
        return False
    return re.search(_NO_BETTER, statement) is not None
