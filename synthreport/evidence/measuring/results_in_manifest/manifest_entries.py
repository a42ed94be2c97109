"""Entries of the manifest that results name: the released file, the splits, the tool, the file of evidence."""

from __future__ import annotations

import hashlib
import mimetypes
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.measuring.manifest_facts import Entry, Facts, stated
from synthreport.files.opener import named

_PIECE = 1 << 20
_TYPES = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".parquet": "application/vnd.apache.parquet"}
TOOL = "synthreport"


class Entries(NamedTuple):
    """The ids in the manifest of what is measured, entries that it lacks, and what does not fit it."""

    ids: dict[str, str]
    lacking: dict[str, Any]
    doubts: list[str]


def digest(path: Path) -> str:
    """The SHA-256 of a file. Raises Unusable if it cannot be read."""
    found = hashlib.sha256()
    try:
        with named(path) as file:
            while piece := file.read(_PIECE):
                found.update(piece)
    except FileNotFoundError:
        raise Unusable(f"{path.name}: no such file") from None
    except OSError as error:
        raise Unusable(f"{path.name}: cannot be read: {error.strerror or error}") from None
    return found.hexdigest()


def entries(data: Any, home: Path, paths: Mapping[str, Path], name: str = "", *, is_part: bool = False) -> Entries:
    """The ids of the released file and of the splits in a manifest, whose file is in the folder `home`.

    `name` is that of the table. If it `is_part` of several, the digest of a split is not that of its file.
    """
    facts = Facts(data)
    digests = {side: digest(path) for side, path in paths.items()}
    _refuse_twins(paths, digests)
    found = Entries({}, {}, [])
    _file(facts, _relative(paths["synthetic"], home), name, paths["synthetic"], digests["synthetic"], found)
    for side in ("train", "holdout"):
        if side in paths:
            _split(facts, side, "" if is_part else digests[side], found)
    return found


def _refuse_twins(paths: Mapping[str, Path], digests: Mapping[str, str]) -> None:
    """Raise Unusable if a file is given twice: it would be compared with itself."""
    if digests.get("holdout") and digests["holdout"] == digests.get("train"):
        raise Unusable(f"--holdout {paths['holdout'].name} has the same bytes as --train {paths['train'].name}")
    if digests.get("holdout") == digests["synthetic"]:
        raise Unusable(f"--holdout {paths['holdout'].name} has the same bytes as {paths['synthetic'].name}")


def _file(facts: Facts, at: str, name: str, path: Path, sha256: str, found: Entries) -> None:
    """The released file: by its digest, by its path, or the only one of a table that is named."""
    listed = dict(facts.entries("files"))
    of_table = facts.listed("content", "tables", name, "files") if name else []
    ways = (
        [id for id, each in listed.items() if each.get("sha256") == sha256],
        [id for id, each in listed.items() if each.get("path") == at],
        [id for id in of_table if id in listed and len(of_table) == 1],
    )
    id = next((way[0] for way in ways if way), None)
    found.ids["synthetic"] = id or _free(facts, "files", name or "table")
    if id is None:
        media = _TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        entry = {"path": at, "role": "data", "media_type": media, "bytes": path.stat().st_size, "sha256": sha256}
        found.lacking[f"/files/{found.ids['synthetic']}"] = entry
    elif listed[id].get("sha256") != sha256 and isinstance(listed[id].get("sha256"), str):
        found.doubts.append(f"/files/{id}/sha256 is not that of {path.name}, which was measured")


def _split(facts: Facts, side: str, sha256: str, found: Entries) -> None:
    """The split of a table: by its digest, by its id, or the only one that the generator saw, or did not see."""
    splits = list(facts.entries("splits"))
    by_digest = [id for id, each in splits if _digest_of(each) == sha256]
    fitting = [id for id, each in splits if (each.get("seen_by_generator") == "none") is (side == "holdout")]
    chosen = by_digest or [id for id in fitting if id == side] or (fitting if len(fitting) == 1 else [])
    if chosen:
        found.ids[side] = chosen[0]
        said = _digest_of(dict(splits)[chosen[0]])
        if said is not None and sha256 and said != sha256:
            found.doubts.append(f"/splits/{chosen[0]}/digest is not that of the file given with --{side}")
        return
    id = _free(facts, "splits", side)
    found.ids[side] = id
    found.lacking[f"/splits/{id}"] = {"seen_by_generator": "none"} if side == "holdout" else {}


def _digest_of(split: Entry) -> str | None:
    """The plain digest of a split; None if it is salted or not stated."""
    given = stated(split, "digest")
    return given.get("sha256") if isinstance(given, dict) and given.get("salt") in (None, "none") else None


def tool(facts: Facts, version: str) -> Iterator[tuple[str, Any]]:
    """The pointer of this program among the tools, and its new value."""
    for id, each in facts.entries("tools"):
        if each.get("name") == TOOL:
            yield (f"/tools/{id}/version", version)
            return
    entry = {"kind": "software", "name": TOOL, "version": version, "licence": "Apache-2.0", "local_changes": "none"}
    yield f"/tools/{_free(facts, 'tools', TOOL)}", entry


def evidence_entry(facts: Facts, name: str, data: bytes) -> tuple[str, Entry]:
    """The id of the file of evidence, and its entry."""
    same = [id for id, each in facts.entries("files") if each.get("path") == name]
    digest = hashlib.sha256(data).hexdigest()
    entry = {"path": name, "role": "results", "media_type": "application/json", "bytes": len(data), "sha256": digest}
    return (same[0] if same else _free(facts, "files", "measured")), entry


def _relative(path: Path, home: Path) -> str:
    try:
        return Path(os.path.realpath(path)).relative_to(os.path.realpath(home)).as_posix()
    except ValueError:
        return path.name


def _free(facts: Facts, collection: str, id: str) -> str:
    taken = {each for each, _ in facts.entries(collection)}
    names = [id, *(f"{id}_{number}" for number in range(2, 100))]
    return next(each for each in names if each not in taken)
