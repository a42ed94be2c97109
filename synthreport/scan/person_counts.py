"""How many persons files are about: counted over all files, by every header, resource and column that names them."""

from __future__ import annotations

from synthreport.draft.draft import Draft
from synthreport.scan.observations import Seen

_AT = "/content/subjects"


class People:
    """The persons that files distinguish; of identifiers, only hashes are kept."""

    def __init__(self) -> None:
        self._named: dict[str, set[int]] = {}
        self._columns: dict[str, set[tuple[int | None, int]]] = {}
        self._unsure: list[str] = []

    def add(self, seen: Seen) -> None:
        """Add whom the files of one entry name."""
        columns = [each for rows in seen.tables.values() if not rows.doubt for each in rows.columns.values()]
        subjects = [column for column in columns if column.is_subject]
        for column in subjects:
            self._columns.setdefault(column.name.lower(), set()).add(column.signature)
        for way, hashes in seen.persons.items():
            self._named.setdefault(way, set()).update(hashes)
        if seen.has_nameless or any(column.missing for column in subjects):
            self._unsure.append("some records name nobody")
        if not seen.is_whole and (subjects or seen.persons):
            self._unsure.append("not everything was read that names them")

    def state(self, draft: Draft) -> None:
        """State how many persons there are, if all sources agree."""
        signatures = self._columns.values()
        counts = {len(hashes) for hashes in self._named.values()} | {count for each in signatures for count, _ in each}
        if any(len(each) > 1 for each in signatures) or len(counts) > 1 or None in counts:
            draft.leave(_AT, "the files do not agree on how many subjects there are")
        elif self._unsure:
            draft.leave(_AT, self._unsure[0])
        elif counts - {0}:
            draft.state(_AT, counts.pop())
