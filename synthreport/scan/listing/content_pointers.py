"""Files that only point to their content: git-lfs and git-annex leave them where it was not fetched, DVC beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.digests import sized
from synthreport.files.opener import opened

_LARGEST, _LARGEST_LFS = 32 * 1024, 1024
"""In bytes: git-annex and git-lfs make no larger pointers."""
_LFS = re.compile(
    rb"version https?://[\w./-]*git-(?:lfs|media)[\w./-]*|version https?://hawser\.github\.com/[\w./-]+", re.ASCII
)
_OID = re.compile(rb"^oid sha256:([0-9a-f]{64})\r?$", re.MULTILINE)
_SIZE = re.compile(rb"^size (\d{1,18})\r?$", re.MULTILINE)
_ANNEX = re.compile(rb"(?:(?:\.\./)*\.git(?:/[^/]+)*)?/annex/objects/.+")
_DVC = re.compile(rb"^outs:\s*\n\s*- (?:.+\n\s+)*?(?:md5|etag|checksum|hash): ", re.MULTILINE)
_ANNEX_LINK = re.compile(r"(?:^|/)annex/objects/")


class Pointer(NamedTuple):
    """A pointer: why its content is not read, and the size and SHA-256 of the content, if it states them."""

    why: str
    size: int | None = None
    sha256: str = ""


_OF_ANNEX = Pointer("a pointer of git-annex: its content is not here; fetch it with git annex get")


_OF_DVC = Pointer("a pointer of DVC to a file beside it; if that is not here, fetch it with dvc pull")


def pointer_in(path: Path, inside: Path | None = None) -> Pointer | None:
    """The pointer in a file; None if it is not one. Raises OSError as `opened` does."""
    with opened(path, inside) as file:
        head = file.read(_LARGEST + 1)
    first = head.partition(b"\n")[0].rstrip(b"\r")
    if len(head) <= _LARGEST_LFS and _LFS.fullmatch(first):
        return _of_lfs(head)
    if path.suffix == ".dvc" and _DVC.search(head):
        return _OF_DVC
    is_annexed = len(head) <= _LARGEST and _ANNEX.fullmatch(first.replace(b"\\", b"/"))
    return _OF_ANNEX if is_annexed else None


def leads_to_annex(target: str) -> bool:
    """Whether a link leads to where git-annex keeps content."""
    return _ANNEX_LINK.search(target.replace("\\", "/")) is not None


def measured(path: Path, inside: Path | None = None) -> tuple[int, str] | None:
    """The size and the SHA-256 of the content of a file, which is here or only pointed to; None if they are unknown.

    Raises OSError as `opened` does.
    """
    pointer = pointer_in(path, inside)
    if pointer is None:
        return sized(path, inside)
    return (pointer.size, pointer.sha256) if pointer.size is not None else None


def _of_lfs(head: bytes) -> Pointer:
    oids, sizes = _OID.findall(head), _SIZE.findall(head)
    why = "a pointer of git-lfs: its content is not here; fetch it with git lfs pull"
    alone = len(oids) == len(sizes) == 1  # after a merge that failed, it is two pointers in one
    return Pointer(why, int(sizes[0]), oids[0].decode()) if alone else Pointer(why)
