"""The word that was probably meant, among those that could stand."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

MOST = 200_000
"""How many words are looked at for one document: enough for hundreds of slips, and for no attack."""

_LONGEST = 100
"""What is longer, in letters and digits, is no slip of a word."""


class Nearest:
    """Looks for what was meant in one document, as long as there is some of `MOST` left."""

    def __init__(self, most: int = MOST) -> None:
        self.left = most
        self._found: dict[tuple[str, Hashable], str] = {}

    def to(self, word: str, words: Sequence[str], among: Hashable) -> str:
        """The one of some words that was probably meant; empty where none is near, or too many were looked at.

        `among` is what the words are called: what was found among them once is found at once.
        """
        asked = word, among
        if asked not in self._found and self.left > 0 and len(word) <= _LONGEST:
            self.left -= 1 + len(words)
            self._found[asked] = nearest(word, words)
        return self._found.get(asked, "")


def nearest(word: str, words: Sequence[str]) -> str:
    """The one of some words that was probably meant; empty where none is near."""
    import difflib

    plain = {_plain(known): known for known in reversed(words)}
    slip = _plain(word)
    found = difflib.get_close_matches(slip, plain, n=1, cutoff=0.7) if len(slip) <= _LONGEST else []
    return plain[found[0]] if found else ""


def _plain(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower())
