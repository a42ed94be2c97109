"""Where the manifest behind a link is: by its path or its digest in the folders named, or at its address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from synthreport.document import LIMIT, Document, parse
from synthreport.document.source import NAMES
from synthreport.evidence.lineage.parent_links import Link
from synthreport.files.opener import contents, real

_MOST = 10_000


class Found(NamedTuple):
    """A manifest that was read: its place, digest and document, and the folder that its own paths start from."""

    place: str
    sha256: str
    document: Document
    folder: Path | None


class Missing(Exception):
    """A manifest is not to be had; the message says why."""


class Finder:
    """Reads manifests from some folders, and from addresses if `fetch` is given."""

    def __init__(self, folders: Iterable[Path], fetch: Callable[[str], bytes] | None = None) -> None:
        self._folders = [real(folder) for folder in folders]
        self._fetch = fetch
        self._by_digest: dict[str, Path] | None = None

    def read(self, path: Path) -> Found:
        """The manifest at a path. Raises OSError."""
        data = contents(path, LIMIT)
        digest = hashlib.sha256(data).hexdigest()
        return Found(str(path), digest, parse(data, name=str(path)), real(path).parent)

    def behind(self, link: Link, folder: Path | None) -> Found:
        """The manifest behind a link of a manifest in a folder. Raises Missing."""
        if link.is_address and link.uri:
            return self._fetched(link.uri)
        path = self._path(link, folder) or self._with_digest(link.sha256)
        if path is None:
            raise Missing(_why(link))
        try:
            return self.read(path)
        except OSError as error:
            raise Missing(f"{path} cannot be read: {error.strerror or error}") from None

    def _fetched(self, address: str) -> Found:
        if self._fetch is None:
            raise Missing(f"{address} was not fetched: add --online to fetch it")
        try:
            data = self._fetch(address)
        except ValueError as error:
            raise Missing(str(error)) from None
        return Found(address, hashlib.sha256(data).hexdigest(), parse(data, name=address), None)

    def _path(self, link: Link, folder: Path | None) -> Path | None:
        """The path that a link names, if there is a file in the folders named."""
        if folder is None or link.uri is None:
            return None
        path = real(folder / link.uri)
        is_inside = any(path.is_relative_to(each) for each in self._folders)
        return path if is_inside and path.is_file() else None

    def _with_digest(self, digest: str | None) -> Path | None:
        if digest is None:
            return None
        if self._by_digest is None:
            self._by_digest = dict(_digests(self._folders))
        return self._by_digest.get(digest)


def _why(link: Link) -> str:
    if link.uri is None and link.sha256 is None:
        return f"no manifest is named for it; state {link.pointer}/manifest"
    named = link.uri or f"a manifest with SHA-256 {link.sha256}"
    return f"{named} is not in the folders searched; name its folder with --in DIR"


def _digests(folders: Iterable[Path]) -> Iterable[tuple[str, Path]]:
    """The digest of every manifest below some folders."""
    left = _MOST
    for folder in folders:
        for path in sorted(each for name in NAMES for each in folder.rglob(name)):
            left -= 1
            if left < 0:
                return
            try:
                yield hashlib.sha256(contents(path, LIMIT, folder)).hexdigest(), path
            except OSError:
                continue
