"""Rules on digests: one for the bytes of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from synthreport.finding import Place
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value, exact
from synthreport.standard.placeholders import repeats_itself

_SIZES = ("bytes", "records", "media_type")
"""What is the same in two files of the same bytes."""


@rule("ID64", MUST, CONTRADICTION, at="/files/*", needs=("sha256",))
def files_of_one_digest_are_alike(file: Value) -> Iterator[Fault]:
    """Two files with the same digest have the same size.

    A digest that was copied from another file proves nothing of this one.

    **Problem:** Two files of one digest are not alike.

    **Fix:** compute the digest of each file again.
    """
    first = _first_of(file)
    for key in _differing(first, file)[:1]:
        message = f"{first.called()} and {file.called()} have the same digest, but not the same {key.replace('_', ' ')}"
        yield file.fault("sha256", message, first.place("sha256"), first.place(key), file.place(key))


@rule("ID65", SHOULD, DEMAND, at="/files/*", needs=("sha256", "role"))
def data_are_released_once(file: Value) -> Iterator[Fault]:
    """No two data files are the same bytes.

    Of two equal files, one was meant to be another.

    **Problem:** Two data files are the same bytes.

    **Fix:** correct the digest; or list the file once, and the copy under `dataset.distributions`.
    """
    first = _first_of(file)
    if first.id != file.id and file["role"] == first.get("role") == "data" and not _differing(first, file):
        yield file.fault("sha256", f"{first.called()} and {file.called()} are the same bytes", first.place("sha256"))


@rule("ID66", MUST, CONTRADICTION, at="/files/*", needs=("sha256", "path"))
def a_file_has_one_digest(file: Value) -> Iterator[Fault]:
    """Every place that names a file gives the digest of the same bytes.

    Of two digests of one file, at least one is of another file.

    **Problem:** One file has two digests.

    **Fix:** compute the digest again, and correct the wrong one.
    """
    for digest, place in file.root.once(_by_path).get(file["path"], ()):
        given = file["sha256"]
        if digest != given and not repeats_itself(digest) and not repeats_itself(given):
            yield file.fault("sha256", f"{file['path']} has another digest elsewhere", place)
    first = file.root.once(_first_by_path).get(file["path"], file)
    if _has_its_path_alone(file) and first.get("sha256") != file["sha256"]:
        yield file.fault("sha256", f"{first.called()} has the same path and another digest", first.place("sha256"))


@rule("ID67", MUST, CONTRADICTION, at="/splits/*", needs=("digest/sha256",))
def splits_of_one_digest_are_one(split: Value) -> Iterator[Fault]:
    """No two splits, and no split and its source, are the same bytes.

    A holdout with the digest of the training rows is the training rows.

    **Problem:** A split has the digest of other data.

    **Fix:** compute the digest of each split again.
    """
    digest = split.get("digest")
    for other in takewhile(lambda each: each.pointer != split.pointer, split.root.once(_digested)):
        same = other.get("digest", "sha256") == digest["sha256"] and other.get("digest", "salt") == digest.get("salt")
        if same and not _is_all_of(split, other) and not _one_is_unseen(split, other):
            yield split.fault(
                "digest/sha256", f"{split.called()} has the digest of {other.called()}", other.place("digest", "sha256")
            )
            return


@rule("ID71", MUST, CONTRADICTION, at="/files/*", needs=("sha256", "path", "role"))
def data_are_no_program(file: Value) -> Iterator[Fault]:
    """No program, lock file or attestation is the same bytes as a data file.

    A digest that was copied from another file proves nothing of either.

    **Problem:** A data file and another kind of file have one digest.

    **Fix:** compute the digest of each file again.
    """
    elsewhere = file.root.once(_by_digest).get(file["sha256"], ()) if isinstance(file["sha256"], str) else ()
    others = [(path, place) for path, place in elsewhere if file["role"] == "data" and path != file["path"]]
    for path, place in others[:1]:
        yield file.fault("sha256", f"{path} has the same digest", place)


def _by_digest(root: Value) -> dict[str, list[tuple[str | None, Place]]]:
    """The same as `_by_path`, by the digest."""
    found: dict[str, list[tuple[str | None, Place]]] = {}
    for path, given in root.once(_by_path).items():
        for digest, place in given:
            found.setdefault(digest, []).append((path, place))
    return found


def _one_is_unseen(split: Value, other: Value) -> bool:
    """Whether one of two splits was seen and the other is said not to be: that is a fault of its own."""
    if not other.pointer.startswith("/splits/"):
        return False
    return [each.get("seen_by_generator") for each in (split, other)].count("none") == 1


def _differing(one: Value, other: Value) -> list[str]:
    """In which sizes two files certainly differ."""
    return [
        key for key in _SIZES if None not in (sizes := (_size(one, key), _size(other, key))) and sizes[0] != sizes[1]
    ]


def _size(file: Value, key: str) -> int | str | None:
    said = file.get(key)
    return said if isinstance(said, str) else exact(said)


def _first_of(file: Value) -> Value:
    """The first file with the digest of a file."""
    return file.root.once(_files_by_digest).get(file["sha256"] if isinstance(file["sha256"], str) else "", file)


def _files_by_digest(root: Value) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for _, file in root.each("files"):
        if isinstance(file.get("sha256"), str):
            found.setdefault(file["sha256"], file)
    return found


def _by_path(root: Value) -> dict[str | None, list[tuple[str, Place]]]:
    """The digests that are given elsewhere than under `files`, by the path of the file."""
    named = [step.get("code") for _, step in root.each("steps")]
    found: dict[str | None, list[tuple[str, Place]]] = {}
    for each in (*named, root.get("reproducibility", "environment", "lockfile")):
        if isinstance(each, Value) and isinstance(digest := each.get("sha256"), str):
            found.setdefault(each.get("path"), []).append((digest, each.place("sha256")))
    for _, signed in root.each("manifest", "attestations"):
        if isinstance(digest := signed.get("sha256"), str):
            found.setdefault(signed.get("file"), []).append((digest, signed.place("sha256")))
    return found


def _first_by_path(root: Value) -> dict[Any, Value]:
    """The first file of each path."""
    files = [file for _, file in root.each("files") if _has_its_path_alone(file)]
    return {file.get("path"): file for file in reversed(files)}


def _has_its_path_alone(file: Value) -> bool:
    """Whether a file has a digest of its own, and is in no archive, where another may have the same path."""
    return file.get("contained_in") is None and isinstance(file.get("sha256"), str)


def _digested(root: Value) -> list[Value]:
    """The sources, and then the splits, whose digest is given."""
    every = [each for collection in ("inputs", "splits") for _, each in root.each(collection)]
    return [each for each in every if isinstance(each.get("digest"), Value)]


def _is_all_of(split: Value, other: Value) -> bool:
    """Whether a split may be a whole source: it has as many records, or nobody says how many."""
    if other.pointer.startswith("/splits/") or split.listed("taken_from") != [other.id]:
        return False
    whole = other.get("population")
    counts = exact(split.get("records")), exact(whole.get("records")) if isinstance(whole, Value) else None
    return None in counts or counts[0] == counts[1]
