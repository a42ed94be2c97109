"""Files of real rows that a custodian gives: which split of the manifest each one is, and its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import pointer_of
from synthreport.draft.source_files import Unusable
from synthreport.evidence.measuring.manifest_facts import Entry, Facts, stated
from synthreport.evidence.verifying.notes import shortened
from synthreport.files.opener import contents, named, real

_PIECE = 1 << 20
_LARGEST_SALT = 4096
_LEAST_SALT = 16
_OPTION = {"train": "--source", "holdout": "--holdout"}


class Given(NamedTuple):
    """The file of one split: rows that the generator saw (`train`), or rows that it never saw (`holdout`).

    `table` is the table that it holds, if that was named. `sha256` is the digest of the file, `salted` the one of salt
    and file, if there is a salt.
    """

    split: str
    table: str | None
    entry: Entry
    side: str
    path: Path
    sha256: str
    salted: str | None

    @property
    def pointer(self) -> str:
        """The pointer of the split."""
        return pointer_of(["splits", self.split])

    @property
    def commitment(self) -> tuple[str, str | None]:
        """What the manifest states about the digest: the digest, and one like it of the file; None without a salt."""
        said = stated(self.entry, "digest")
        if not isinstance(said, dict) or not isinstance(said.get("sha256"), str):
            return "", None
        return said["sha256"].lower(), self.salted if said.get("salt") == "held_by_custodian" else self.sha256


def given_rows(data: Any, files: dict[str, tuple[str, ...]], salt: Path | None) -> list[Given]:
    """The splits behind the files of both sides, each split once. Raises Unusable."""
    facts, secret = Facts(data), _salt(salt)
    found: list[Given] = []
    for side, names in files.items():
        for name in names:
            found.append(_given(facts, side, name, secret))
    places = [(each.split, each.table) for each in found]
    for split, table in places:
        if places.count((split, table)) > 1:
            what = f"the table {table} of the split {split}" if table else f"the split {split}"
            raise Unusable(f"{what} is given twice; name others: {_OPTION['holdout']} SPLIT=FILE or SPLIT/TABLE=FILE")
    return found


def _given(facts: Facts, side: str, name: str, secret: bytes | None) -> Given:
    splits = dict(facts.entries("splits"))
    split, table, file = _named(facts, name)
    path = Path(file)
    plain, salted = _digests(path, secret)
    id = split or _chosen(splits, side, path, {plain, salted})
    return Given(id, table, splits[id], side, path, plain, salted)


def _named(facts: Facts, name: str) -> tuple[str | None, str | None, str]:
    """The split and the table that are named before the file: SPLIT=FILE, TABLE=FILE or SPLIT/TABLE=FILE."""
    front, _, file = name.partition("=")
    splits, tables = dict(facts.entries("splits")), dict(facts.entries("content", "tables"))
    split, slash, table = front.partition("/")
    if file and slash and split in splits and table in tables:
        return split, table, file
    if file and front in splits:
        return front, None, file
    return (None, front, file) if file and front in tables else (None, None, name)


def _chosen(splits: dict[str, Entry], side: str, path: Path, digests: set[str | None]) -> str:
    """The split of a file that names none: by its digest, by its id, or the only one that fits the option."""
    said = {id: stated(each, "digest") for id, each in splits.items()}
    same = [id for id, each in said.items() if isinstance(each, dict) and each.get("sha256") in digests]
    fitting = [id for id, each in splits.items() if (each.get("seen_by_generator") == "none") is (side == "holdout")]
    same = [id for id in same if id in fitting]
    chosen = same or [id for id in fitting if id == side] or (fitting if len(fitting) == 1 else [])
    if not chosen:
        known = ", ".join(map(shortened, splits)) or "none"
        raise Unusable(f"{shortened(path.name)}: which split is it? Name it: {_OPTION[side]} ID=FILE; splits: {known}")
    return chosen[0]


def _digests(path: Path, secret: bytes | None) -> tuple[str, str | None]:
    """The SHA-256 of a file, and that of the salt and the file. Raises Unusable if it cannot be read."""
    plain, salted = hashlib.sha256(), hashlib.sha256(secret or b"")
    for piece in _pieces(path):
        plain.update(piece)
        if secret:
            salted.update(piece)
    return plain.hexdigest(), salted.hexdigest() if secret else None


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with named(path) as file:
            while piece := file.read(_PIECE):
                yield piece
    except FileNotFoundError:
        raise Unusable(f"{shortened(path.name)}: no such file") from None
    except OSError as error:
        raise Unusable(f"{shortened(path.name)}: cannot be read: {error.strerror or error}") from None


def _salt(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        found = contents(real(path), _LARGEST_SALT)
    except OSError as error:
        raise Unusable(f"the salt {shortened(path.name)} cannot be read: {error.strerror or error}") from None
    if len(found) < _LEAST_SALT:
        raise Unusable(f"the salt {shortened(path.name)} is shorter than {_LEAST_SALT} bytes: anybody could guess it")
    return found


def of_side(given: Iterable[Given], side: str) -> list[Given]:
    """The files of one side."""
    return [each for each in given if each.side == side]
