"""Ids of a manifest: each means one thing across all collections."""

from __future__ import annotations

import re
from collections.abc import Iterable

from synthreport.standard.reserved_words import RESERVED

is_id = re.compile(rf"(?!(?:x-|(?:{'|'.join(RESERVED)})$))[A-Za-z][A-Za-z0-9_.\-]{{0,63}}").fullmatch
"""Whether a text may be an id, as `synthreport.manifest.values` says; importing that takes longer than most scans."""


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


class Names:
    """Gives ids that are the names of things as they are, wherever those may be ids."""

    def __init__(self) -> None:
        self.taken: set[str] = set()  # in lower case: no two ids differ in that alone

    def new(self, *wishes: str) -> str:
        """An id: the first wish as it is where that may be one, else what is made of the first that is free."""
        first = wishes[0]
        if is_id(first) and first.lower() not in self.taken:
            found = first
        else:
            plain = [id_of(wish) for wish in wishes]
            found = next((each for each in plain if each not in self.taken), id_of(wishes[-1], self.taken))
        self.taken.add(found.lower())
        return found
