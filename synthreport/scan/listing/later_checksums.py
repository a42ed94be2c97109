"""Lists of checksums that were written after a manifest was begun."""

from __future__ import annotations

from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.draft.digests import sized
from synthreport.draft.draft import Draft
from synthreport.draft.ids import id_of
from synthreport.draft.source_files import Unusable
from synthreport.scan.listing.checksum_lists import listed
from synthreport.scan.listing.folder import found
from synthreport.scan.listing.roles_by_name import kind_of


def checksums_since(folder: Path, manifest: dict[str, Any]) -> Draft:
    """The lists that name all files of a form for which a manifest has no checksums, and agree with each."""
    draft = Draft("checksums")
    listings = {id_: each for id_, each in get(manifest, "/files", {}).items() if isinstance(each, dict)}
    waiting = {id_: each for id_, each in listings.items() if "count" in each and "sha256" not in each}
    files = dict(found(folder, (), Draft(""))) if waiting else {}
    known = {each.get("path") for each in listings.values()}
    for name in (each for each in files if kind_of(each).role == "checksums" and each not in known):
        with suppress(OSError, Unusable):  # a list that cannot be read is none
            sums = dict(listed(name, files[name]))
            for id_ in [id_ for id_, each in waiting.items() if _are_listed(each, files, sums)]:
                del waiting[id_]
                _state(id_, name, files[name], listings, draft)
    return draft


def _are_listed(entry: dict[str, Any], files: dict[str, Path], sums: dict[str, str]) -> bool:
    """Whether a list has the right digest of every file of an entry."""
    names = [name for name in files if fnmatchcase(name, str(entry.get("path")))]
    return len(names) == entry["count"] and all(sums.get(name) == sized(files[name])[1] for name in names)


def _state(id_: str, name: str, path: Path, listings: dict[str, Any], draft: Draft) -> None:
    own, (size, digest) = id_of(Path(name).stem, listings), sized(path)
    about = {"role": "checksums", "path": name, "media_type": kind_of(name).media_type, "bytes": size, "sha256": digest}
    draft.state(pointer_of(["files", own]), about)
    draft.state(pointer_of(["files", id_, "sha256"]), {"listed_in": own})
