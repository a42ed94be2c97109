"""Keys as hashes: rows that share one or have none, repeated rows, dangling references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Keys:
    """The hashes of a combination of fields, in all rows of a table; 0 where one of them is empty."""

    def __init__(self) -> None:
        self._parts: list[NDArray[Any]] = []
        self._all: NDArray[Any] | None = None

    def add(self, hashes: NDArray[Any]) -> None:
        """Add those of one more file."""
        self._parts.append(hashes)
        self._all = None

    @property
    def all(self) -> NDArray[Any]:
        """All of them, sorted."""
        if self._all is None:
            import numpy as np

            self._all = np.concatenate(self._parts) if self._parts else np.empty(0, dtype=np.uint64)
            self._all.sort()
            self._parts = [self._all]
        return self._all

    @property
    def empty(self) -> int:
        """In how many rows one of the fields is empty."""
        return int((self.all == 0).sum())

    @property
    def distinct(self) -> int:
        """How many different ones there are, without those that are empty."""
        found = self.all
        differ = int((found[1:] != found[:-1]).sum()) + 1 if len(found) else 0
        return differ - bool(self.empty)

    @property
    def repeated(self) -> int:
        """How many rows have one that an earlier row has."""
        return len(self.all) - self.empty - self.distinct

    def absent_from(self, other: Keys) -> int:
        """How many rows have one that is not among others; an empty one refers to nothing."""
        import numpy as np

        held, known = self.all[self.all != 0], other.all
        if not len(known):
            return len(held)
        nearest = np.minimum(np.searchsorted(known, held), len(known) - 1)
        return int((known[nearest] != held).sum())
