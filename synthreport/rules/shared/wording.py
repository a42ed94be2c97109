"""Words: of sentences that are compared, and of closed lists."""

from __future__ import annotations

import re
from typing import Any

_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()} | dict.fromkeys(map(ord, "…–—’‘“”„«»"), " ")


def words_of(text: str) -> str:
    """The words of a text, by which it is compared with others: no case, no numbers, no signs."""
    return " ".join(text.casefold().translate(_NO_LETTERS).split())


def words_and_numbers_of(text: str) -> str:
    """The words and numbers of a name, by which it is compared: Hospital 1 is not Hospital 2."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def in_words(word: Any) -> str:
    """A word of a closed list, as it is written in a sentence: `output_is_synthetic`, output is synthetic."""
    return str(word).replace("_", " ")
