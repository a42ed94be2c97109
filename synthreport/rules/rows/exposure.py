"""Whether the generator saw a split that it is said never to have seen."""

from __future__ import annotations

from typing import Any

from synthreport.finding import Place
from synthreport.rules.rows.overlaps import Apart, only_source, overlap, shared_with, told_overlaps
from synthreport.rules.rows.rows import rows
from synthreport.rules.value import Value, exact


def seen_after_all(split: Value) -> tuple[str, *tuple[Place, ...]] | None:
    """How the generator saw a split that it is said never to have seen, in words, and where that is stated."""
    exposure = rows(split.root).exposed.get(split.id)
    if exposure is not None:
        message = f"{exposure.step.called()} learned from {split.called(exposure.name)}, which holds it"
        return message, exposure.step.place("takes"), split.place("taken_from")
    for other, shared in shared_with(split).items():
        seen = split.find(other, "splits")
        if seen is not None and was_seen(seen) and 0 not in (overlap(split, other), overlap(seen, split.id)):
            return f"{shared:,} of its persons are in {seen.called()}, which was seen", seen.place("seen_by_generator")
    return _seen_by_count(split) or _seen_by_digest(split)


def shown_to_be_seen(split: Value | None) -> bool:
    """Whether a split is said never to have been seen, and was: which is found once, where that is said (SO63)."""
    return split is not None and split.get("seen_by_generator") == "none" and seen_after_all(split) is not None


def was_seen(split: Value) -> bool:
    """Whether a split is said to have been seen, or was learned from under any name."""
    return bool(split.listed("seen_by_generator")) or split.id in rows(split.root).exposed


def _seen_by_count(split: Value) -> tuple[str, *tuple[Place, ...]] | None:
    """Whether a source has too few persons for a split to share nobody with those that were seen."""
    for source in only_source(split):
        held, total = split.find(source, "inputs"), split.root.once(_Seen).besides(split, source)
        if held is None:
            continue
        persons, counted = exact(held.get("population", "persons")), exact(split.get("persons"))
        if persons is not None and counted is not None and counted + total > persons:
            message = (
                f"{held.called()} has {persons:,} persons, too few for its {counted:,} and {total:,} that were seen"
            )
            return message, held.place("population", "persons"), split.place("persons")
    return None


def _seen_by_digest(split: Value) -> tuple[str, *tuple[Place, ...]] | None:
    digest = split.get("digest", "sha256")
    same = split.root.each_under(digest, _digest, "splits") if digest is not None else ()
    for _, other in same:
        if was_seen(other):
            return f"its digest is that of {other.called()}, which was seen", other.place("digest")
    return None


def _digest(split: Value) -> list[Any]:
    return [split.get("digest", "sha256")]


class _Seen:
    """The splits of each source that were seen and share nobody with each other, and how many persons they have."""

    def __init__(self, root: Value) -> None:
        self._told = root.once(told_overlaps)
        self._made: dict[str, tuple[Apart, int]] = {}

    def besides(self, split: Value, source: str) -> int:
        """The persons of those splits; 0 if the split is stated to share nobody with them, as those are added up."""
        if source not in self._made:
            self._made[source] = self._of(split.root, source)
        apart, total = self._made[source]
        return 0 if apart.is_apart(split) else total

    def _of(self, root: Value, source: str) -> tuple[Apart, int]:
        apart, total = Apart(self._told), 0
        for _, split in root.each_under(source, only_source, "splits"):
            count = exact(split.get("persons"))
            if count is not None and was_seen(split) and apart.takes(split):
                total += count
        return apart, total
