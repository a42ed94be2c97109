"""Ids for what a scan finds: each stands for one thing in the whole manifest."""

from __future__ import annotations

import re

from synthreport.authoring.draft import id_of
from synthreport.manifest.values import ID_PATTERN


class Names:
    """The ids that are given out."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def new(self, *wishes: str) -> str:
        """An id: the first wish as it is where that may be one, else what is made of the first that is free."""
        first = wishes[0]
        if re.match(ID_PATTERN, first) and first not in self.taken:
            found = first
        else:
            plain = [id_of(wish) for wish in wishes]
            found = next((each for each in plain if each not in self.taken), id_of(wishes[-1], self.taken))
        self.taken.add(found)
        return found
