"""Ids of a manifest: each means one thing across all collections."""

from __future__ import annotations

import re
from collections.abc import Iterable

from synthreport.standard.words import RESERVED


def id_of(text: str, taken: Iterable[str] = ()) -> str:
    """An id made from a text: ASCII letters, digits and `_`, different from those taken."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:48].strip("_")
    plain = plain if re.match(r"[a-z]", plain) else f"n{plain}" if plain else "entry"
    others = {*taken, *RESERVED}
    found, count = plain, 1
    while found in others:
        count += 1
        found = f"{plain}_{count}"
    return found


class Ids:
    """Makes ids that are unique in a draft."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)

    def new(self, *said: str) -> str:
        """The id of the first text whose id is free; if none is, a number is added."""
        free = [made for each in said if (made := id_of(each)) not in self._taken]
        made = free[0] if free else id_of(said[-1], self._taken)
        self._taken.add(made)
        return made
