"""Names of columns that may be those of persons: in a table that has one column for each of them."""

from __future__ import annotations

import re
from collections.abc import Collection

from synthreport.scan.columns.cell_shapes import look
from synthreport.scan.columns.column_words import has_word, is_known, is_word
from synthreport.scan.columns.given_names import has_given_name, is_given_name

_DAY = re.compile(r"\b(?:\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{2,4})\b")
_MOST_WORDS = 3
_FEWEST_LETTERS = 3
"""Words in capitals that are shorter are short forms."""


def of_persons(names: Collection[str]) -> set[str]:
    """The names of columns that may be persons', with others that are written like them; usually none.

    One with a day beside it is enough, or given names among few other unknown words. Other names that are spelt like a
    person's must be most of all: a measure may be called `Bare Nuclei`.
    """
    given = {name for name in names if is_given_name(name) or has_given_name(name)}
    spelt = {name for name in names if name in given or _is_spelt_as_one(name)}
    unknown = {name for name in names if not is_word(name) and not has_word(name)}
    are_given, are_spelt = len(given) * 3 > len(unknown), len(spelt) > 1 and len(spelt) * 2 > len(names)
    if are_given or are_spelt or any(map(_DAY.search, spelt)):
        looks = {look(name)[0] for name in spelt}
        return {name for name in names if name in unknown or look(name)[0] in looks}
    return set()


def _is_spelt_as_one(name: str) -> bool:
    """Whether a name is two or three words in capitals, none of which columns have, or one beside a day."""
    bare, days = _DAY.subn(" ", name)
    words = re.split(r"[\s,_]+", bare.strip(" ,_"))
    if not 2 - bool(days) <= len(words) <= _MOST_WORDS or any(map(is_known, words)):
        return False
    return all(map(_is_capital, words)) and any(len(word) > 1 for word in words)


def _is_capital(word: str) -> bool:
    letters = re.sub(r"[.'’-]", "", word)
    if not letters.isalpha() or letters.islower():
        return False
    is_short_form = letters.isupper() and 1 < len(letters) < _FEWEST_LETTERS
    return not is_short_form and (letters == letters.swapcase() or word[0].isupper())
