"""Ids of a manifest: each stands for one thing, whatever collection it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from synthreport.standard.words import RESERVED


def id_of(text: str, taken: Iterable[str] = ()) -> str:
    """An id made of a text: ASCII letters, digits and `_`, and none that is taken."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:48].strip("_")
    plain = plain if re.match(r"[a-z]", plain) else f"n{plain}" if plain else "entry"
    others = {*taken, *RESERVED}
    found, count = plain, 1
    while found in others:
        count += 1
        found = f"{plain}_{count}"
    return found


class Ids:
    """Gives ids that nothing else in a draft has."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)

    def new(self, *said: str) -> str:
        """The id of the first of these texts whose id is free; a number is added where none is."""
        free = [made for each in said if (made := id_of(each)) not in self._taken]
        made = free[0] if free else id_of(said[-1], self._taken)
        self._taken.add(made)
        return made
