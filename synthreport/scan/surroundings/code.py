"""The author's own code: where it is, at which commit, and whether it was changed since. Git itself is never run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from synthreport.draft.draft import Draft
from synthreport.draft.ids import id_of
from synthreport.draft.source_files import Unusable
from synthreport.scan.listing.folder import found
from synthreport.scan.listing.roles_by_name import kind_of

if TYPE_CHECKING:
    from synthreport.repository.changes import Difference
    from synthreport.repository.repository import Repository

_LONGEST_ADDRESS = 2000
_SCP = re.compile(r"(?:[^@/\s]+@)?([\w.-]{2,}):(?!//|\\)([^\s]+)")
"""The short form of an address over SSH, `git@host:path`."""

_OF_A_HOUSE = re.compile(
    r"\.(local|localdomain|lan|home|corp|intern|internal|intranet|localhost)$"
    r"|^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+)+$"
)


def code(folder: Path) -> Draft:
    """The software that the author wrote, as a tool: repository, commit, and whether it was changed since.

    Its files are listed by `scanned`.
    """
    from synthreport.repository.repository import repository_of

    draft = Draft("git")
    try:
        opened = repository_of(folder)
        if opened is None:
            draft.leave("the repository", _NONE)
            return draft
        with opened as repository:
            _state(repository, folder, draft)
    except Unusable as error:
        draft.leave("the repository", f"it is not read: {error}")
    return draft


_NONE = "no file of the folder is under version control with git"


def _state(repository: Repository, folder: Path, draft: Draft) -> None:
    if not repository.holds_folder():
        draft.leave("the repository", _NONE)
        return
    address = repository.settings.origin
    public = address_without_secrets(address)
    name = re.sub(r"\.git$", "", public.rstrip("/")).rpartition("/")[2] or _printable(repository.top.name)
    at = f"/tools/{id_of(name)}"
    draft.state(at, {"kind": "software", "name": name, "repository": public})
    if not public:
        why = "its remote is not an address that others can reach" if address else "its settings name no remote"
        draft.leave(f"{at}/repository", why)
    _state_commit(repository, folder, at, draft)


def _printable(name: str) -> str:
    return "".join(each if each.isprintable() else "_" for each in name)


def _state_commit(repository: Repository, folder: Path, at: str, draft: Draft) -> None:
    try:
        commit = repository.head()
    except Unusable as error:
        draft.leave(f"{at}/commit", str(error))
        return
    if commit:
        _state_version(repository, commit, at, draft)
        draft.state(f"{at}/commit", commit)
        _state_changes(repository, folder, commit, at, draft)
    else:
        draft.leave(f"{at}/commit", "nothing is committed yet")


def _state_version(repository: Repository, commit: str, at: str, draft: Draft) -> None:
    try:
        draft.state(f"{at}/version", repository.tag(commit) or None)
    except Unusable as error:
        draft.leave(f"{at}/version", str(error))


def _state_changes(repository: Repository, folder: Path, commit: str, at: str, draft: Draft) -> None:
    try:
        reasons = [*_reasons(repository.difference(commit)), *_never_committed(repository, folder)]
    except Unusable as error:
        reasons = [f"cannot determine whether files were changed since the commit: {error}"]
    for why in reasons:
        draft.leave(f"{at}/local_changes", why)
    if not reasons:
        draft.state(f"{at}/local_changes", "none")


def _reasons(difference: Difference) -> list[str]:
    """Why it is uncertain that nothing was changed."""
    told = {
        "files were changed since the commit; commit them, or say what was changed": difference.changed,
        "files differ from the commit in their line ends, which git may have written": difference.line_ends,
        "files of the commit are not checked out, and were not compared": difference.not_out,
        "submodules are not looked into": difference.submodules,
    }
    return [f"{len(paths)} {why}" for why, paths in told.items() if paths]


def _never_committed(repository: Repository, folder: Path) -> Iterator[str]:
    """Why the commit does not hold all code of the folder."""
    code = (path for name, path in found(folder, (), Draft("")) if kind_of(name).role == "code")
    if missing := sum(not repository.holds(path) for path in code):
        yield f"{missing} files of code are not under version control; commit them, or say what they change"


def address_without_secrets(address: str) -> str:
    """The address of a remote without user, password and tokens; empty where others cannot reach it."""
    if len(address) > _LONGEST_ADDRESS or not address.isprintable():
        return ""
    if (short := _SCP.fullmatch(address)) and "://" not in address:
        address = f"ssh://{short[1]}/{short[2].lstrip('/')}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    is_known = parts.scheme in ("https", "http", "ssh", "git") and not re.search(r"\s", address)
    if not is_known or not _is_public(host):
        return ""
    return urlunsplit((parts.scheme, host + port, parts.path, "", ""))


def _is_public(host: str) -> bool:
    """Whether others may reach a host by its name: it is neither a private short form, nor in an internal network."""
    return "." in host and not _OF_A_HOUSE.search(host)
