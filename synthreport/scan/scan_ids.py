"""Ids for what a scan finds: each stands for one thing in the whole manifest."""

from __future__ import annotations

import re

from synthreport.draft.ids import id_of
from synthreport.standard.words import RESERVED

_ID = re.compile(rf"(?!(?:x-|(?:{'|'.join(RESERVED)})$))[A-Za-z][A-Za-z0-9_.\-]{{0,63}}")
"""What `synthreport.manifest.values` calls an id; importing that would take longer than most scans."""


class Names:
    """The ids that are given out."""

    def __init__(self) -> None:
        self.taken: set[str] = set()  # in lower case: no two ids differ in that alone

    def new(self, *wishes: str) -> str:
        """An id: the first wish as it is where that may be one, else what is made of the first that is free."""
        first = wishes[0]
        if _ID.fullmatch(first) and first.lower() not in self.taken:
            found = first
        else:
            plain = [id_of(wish) for wish in wishes]
            found = next((each for each in plain if each not in self.taken), id_of(wishes[-1], self.taken))
        self.taken.add(found.lower())
        return found
