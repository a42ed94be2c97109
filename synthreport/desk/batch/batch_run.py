"""One batch: sources → rows of the manifests that are not known yet → tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from synthreport import __version__
from synthreport.desk.batch.crew import Crew, Died, Work, pieces
from synthreport.desk.batch.given import Asked, Given, Piece
from synthreport.desk.batch.parquet_tables import path_of, read_known, stated, write_tables
from synthreport.desk.batch.piece_work import packed
from synthreport.desk.batch.rows import Row, plain, unchecked
from synthreport.desk.batch.unfinished import Unfinished
from synthreport.document.size_limits import MOST
from synthreport.files.writing import locked
from synthreport.profile.lookup import chosen
from synthreport.standard.versions import effective_version

_LISTED = 10_000
_PATIENCE = 1.0
_DIED = "the process that checked it ended twice without an answer; please report it, with the manifest if you can"


class Pace(Protocol):
    """Who hears how far a batch is."""

    def step(self, *, given: int = 0, checked: int = 0) -> None:
        """So many more manifests were given, or checked."""


class Plan(NamedTuple):
    """The folder of the tables, how each manifest is checked, and whether those are checked again that are known."""

    out: Path
    asked: Asked
    again: bool = False


class Done(NamedTuple):
    """How many manifests were given and how many checked; how many rows of the tables of before are gone."""

    given: int
    checked: int
    gone: int


def asked_for(profile: str, standard: str | None, limit: int, most: int = MOST) -> Asked:
    """How every manifest of a batch is checked. Raises ProfileError, UnknownVersion."""
    digest = chosen(profile, effective_version(None, standard)).profile["sha256"]
    return Asked(profile, digest, standard, limit, most, __version__)


def run(given: Iterable[Given], plan: Plan, crew: Crew, pace: Pace) -> Done:
    """Check what is not known yet, and write the tables.

    Each partition is kept as soon as it is checked: whatever ends the run, the next one continues. Raises OtherTables
    before anything is written, Busy if another batch writes to the folder, and OSError.
    """
    setting, facts = _setting(plan.asked), stated(plan.out)
    plan.out.mkdir(parents=True, exist_ok=True)
    with locked(path_of(plan.out, "manifests"), _PATIENCE):
        old = facts if facts.get("setting") == setting and not plan.again else {}
        unfinished = Unfinished(plan.out, setting, again=plan.again)
        known = _Known(read_known(plan.out) if old else (), unfinished.rows())
        listed = _Listed(unfinished)
        news = pieces(_news(given, known, listed, pace), crew.manifests, unfinished.number)
        checked = _check(news, Work(crew, plan.asked, unfinished.number), unfinished, pace)
        listed.close()
        gone = write_tables(plan.out, unfinished, setting, old)
        unfinished.remove()
    return Done(listed.count, checked, gone)


def _check(news: Iterator[Piece], work: Work, unfinished: Unfinished, pace: Pace) -> int:
    """Check partitions, and keep each; return how many manifests were checked."""
    checked = 0
    for piece, rows in work.done(news):
        unfinished.keep(piece.number, _of_dead(rows) if isinstance(rows, Died) else rows)
        checked += len(piece.manifests)
        pace.step(checked=len(piece.manifests))
    return checked


def _setting(asked: Asked) -> str:
    """A digest of everything but the manifest on which its row depends."""
    fixed = [asked.checker, asked.profile_sha256, asked.standard, asked.limit, asked.most]
    return sha256(json.dumps(fixed).encode()).hexdigest()[:16]


class _Known:
    """The manifests that need no check: those in the tables by their digests, those of partitions by names, too."""

    def __init__(self, tables: Iterable[tuple[str, str]], rows: Iterable[Row]) -> None:
        self._keys = {_key(digest, _form(source)) for digest, source in tables}
        self._keys |= {_key(row["sha256"], row["source"]) for row in rows if not row["bug"]}

    def has(self, digest: str, source: str) -> bool:
        """Whether a manifest is known."""
        return _key(digest, _form(source)) in self._keys or _key(digest, source) in self._keys


def _form(source: str) -> str:
    """How a manifest of this name is read."""
    return "\0json" if source.lower().endswith(".json") else "\0yaml"


def _key(digest: str, name: str) -> bytes:
    return blake2b(f"{digest} {name}".encode(), digest_size=16).digest()


class _Listed:
    """The list of all that a batch was given, written as it grows."""

    def __init__(self, unfinished: Unfinished) -> None:
        self.count = 0
        self._unfinished = unfinished
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Add one."""
        self.count += 1
        self._rows.append(row)
        if len(self._rows) == _LISTED:
            self.close()

    def close(self) -> None:
        """Write the last of them."""
        if self._rows:
            self._unfinished.list(packed(self._rows))
            self._rows = []


def _news(given: Iterable[Given], known: _Known, listed: _Listed, pace: Pace) -> Iterator[tuple[str, bytes]]:
    """The manifests to check; all are listed, also those that are known or cannot be read."""
    for each in given:
        digest = None if each.why else sha256(each.content).hexdigest()
        listed.add(
            {"source": each.source, "sha256": digest, "journal": each.journal or None, "reason": plain(each.why)}
        )
        pace.step(given=1)
        if digest and not known.has(digest, each.source):
            yield each.source, each.content


def _of_dead(died: Died) -> bytes:
    """The row of a manifest that ended its worker."""
    known = {"source": died.source, "sha256": sha256(died.content).hexdigest(), "bytes": len(died.content)}
    return packed([known | unchecked(_DIED, bug=True)])
