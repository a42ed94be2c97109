"""The ids of one draft: each stands for one thing, whatever collection it is in."""

from __future__ import annotations

from synthreport.authoring.draft import id_of


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
