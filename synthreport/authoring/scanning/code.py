"""The author's own code: where it is, at which commit, and whether it was changed since; asked of git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from synthreport.authoring.draft import Draft, id_of

_SAFE = [
    "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.untrackedCache=false", "-c", "protocol.allow=never", "-c", "diff.external=",
    "-c", "safe.bareRepository=explicit",
]  # fmt: skip
"""Settings under which git runs no program that a repository names."""
_SECONDS = 60
_SCP = re.compile(r"(?:[^@/\s]+@)?([\w.-]{2,}):(?!//|\\)([^\s]+)")
"""The short form of an address over SSH, `git@host:path`."""


def code(folder: Path) -> Draft:
    """The software that the author wrote, as a tool: repository, commit, and whether it was changed since.

    Its files are listed by `scanned`.
    """
    draft = Draft("git")
    if not shutil.which("git"):
        draft.leave("the repository", "git is not installed, so that commit and address cannot be told")
    elif not _git(folder, "ls-files", "--", "."):
        draft.leave("the repository", _why_not(folder))
    else:
        _state(folder, draft)
    return draft


def _why_not(folder: Path) -> str:
    if "dubious ownership" in _run(folder, "rev-parse", "HEAD").stderr:
        return "it belongs to another user, and git does not read it; see safe.directory in its manual"
    return "no file of the folder is under version control with git"


def _state(folder: Path, draft: Draft) -> None:
    top = Path(_git(folder, "rev-parse", "--show-toplevel") or folder)
    address = _git(folder, "config", "--get", "remote.origin.url")
    public = address_without_secrets(address)
    name = re.sub(r"\.git$", "", public.rstrip("/")).rpartition("/")[2] or top.name
    at = f"/tools/{id_of(name)}"
    version, commit = _git(folder, "describe", "--tags", "--exact-match"), _git(folder, "rev-parse", "HEAD")
    draft.state(at, {"kind": "software", "name": name, "version": version, "repository": public, "commit": commit})
    if not public:
        why = "its remote is a folder, which nobody else can reach" if address else "it has no remote"
        draft.leave(f"{at}/repository", why)
    if commit:
        _state_changes(folder, at, draft)


def _state_changes(folder: Path, at: str, draft: Draft) -> None:
    changed = _changed(folder)
    if changed:
        why = f"{changed} files were changed since the commit; commit them, or say what was changed"
        draft.leave(f"{at}/local_changes", why)
    else:
        draft.state(f"{at}/local_changes", "none")


def _changed(folder: Path) -> int:
    """How many files under version control differ from the commit; filters that a repository names are not run."""
    names = _git(folder, "config", "--name-only", "--get-regexp", r"^filter\..*\.(clean|smudge|process)$").split("\n")
    off = [part for name in names if name for part in ("-c", f"{name}=")]
    required = {name.rpartition(".")[0] + ".required=false" for name in names if name}
    off += [part for setting in sorted(required) for part in ("-c", setting)]
    status = _git(folder, "status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all", settings=off)
    return len(status.splitlines())


def _git(folder: Path, *arguments: str, settings: list[str] | None = None) -> str:
    """What git prints; empty where it fails."""
    done = _run(folder, *arguments, settings=settings)
    return done.stdout.strip("\n") if done.returncode == 0 else ""


def _run(folder: Path, *arguments: str, settings: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("git") or "git", *_SAFE, *(settings or []), *arguments]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            command, cwd=folder, env=clean | quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            encoding="utf-8", errors="replace", timeout=_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


def address_without_secrets(address: str) -> str:
    """The address of a remote without user, password and tokens; empty where it is a folder of this machine."""
    if (short := _SCP.fullmatch(address)) and "://" not in address:
        return f"ssh://{short[1]}/{short[2].lstrip('/')}"
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("https", "http", "ssh", "git") or not parts.hostname or re.search(r"\s", address):
        return ""
    return urlunsplit((parts.scheme, parts.hostname + port, parts.path, "", ""))
