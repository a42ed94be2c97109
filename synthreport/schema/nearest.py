"""The word that was probably meant, among the allowed ones."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import lru_cache

MOST = 200_000
"""How many words are compared for one document: enough for hundreds of typos, too few for an attack."""

_LONGEST = 100
"""The longest text, in letters and digits, that may be a typo of a word."""


class Nearest:
    """Finds the intended words of one document, until `MOST` comparisons are used up."""

    def __init__(self, most: int = MOST) -> None:
        self.left = most
        self._found: dict[tuple[str, Hashable], str] = {}

    def to(self, word: str, words: Sequence[str], among: Hashable) -> str:
        """The one of some words that was probably meant; empty if none is near, or too many were compared.

        `among` identifies the words: results among them are cached.
        """
        asked = word, among
        if asked not in self._found and self.left > 0 and len(word) <= _LONGEST:
            self.left -= 1 + len(words)
            self._found[asked] = nearest(word, words)
        return self._found.get(asked, "")


def nearest(word: str, words: Sequence[str]) -> str:
    """The one of some words that was probably meant; empty if none is near."""
    import difflib

    plain = _by_plain(tuple(words))
    slip = _plain(word)
    found = difflib.get_close_matches(slip, plain, n=1, cutoff=0.7) if len(slip) <= _LONGEST else []
    return plain[found[0]] if found else ""


@lru_cache
def _by_plain(words: tuple[str, ...]) -> dict[str, str]:
    """The words by their letters and digits; of two that are alike, the first."""
    return {_plain(known): known for known in reversed(words)}


def _plain(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower())
