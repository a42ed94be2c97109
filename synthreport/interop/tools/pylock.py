"""pylock.toml (PEP 751): the digest of the lock, and the packages that nothing else brought along."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import state_tools
from synthreport.interop.shared.source_values import counted, leave_keys, listed, text

_NAME = re.compile(r"pylock(?:\.[^.]+)?\.toml")


def recognises(source: Source) -> bool:
    """Whether a file is named as PEP 751 wants it."""
    return not source.is_folder and _NAME.fullmatch(source.path.name) is not None


def imported(source: Source, options: Options) -> Draft:
    """The lock file with its digest, and tools. Raises Unusable if it is not a lock file.

    A tool is a package that no other one needs. That is known only if the lock says what needs what; if it
    does not, no tools are made of it.
    """
    found, draft = source.mapping(source.toml), Draft(source.name)
    if "lock-version" not in found or "packages" not in found:
        raise Unusable(f"{source.name}: no `lock-version` or no `packages`, expected a lock file of PEP 751")
    digest = hashlib.sha256(source.data).hexdigest()
    draft.state("/reproducibility/environment/lockfile", {"path": _path(source), "sha256": digest})
    _state_packages(draft, listed(found, "packages"))
    others = found.keys() - {"lock-version", "packages"}
    leave_keys(draft, "top level", others, "no answer of the manifest is like it; the digest covers it")
    return draft


def _path(source: Source) -> str | None:
    return source.path.name if recognises(source) else None


def _state_packages(draft: Draft, locked: list[dict[str, Any]]) -> None:
    """Enter what nothing else needs. A package in a directory is the study's own, and what it needs was asked for."""
    packages = [each for each in locked if text(each, "name") and "directory" not in each]
    own = [str(text(each, "name")) for each in locked if text(each, "name") and "directory" in each]
    leave_keys(draft, "packages", own, "in a directory, and so the study's own")
    needed = {text(each, "name") for package in packages for each in listed(package, "dependencies")}
    roots = [each for each in packages if needed and text(each, "name") not in needed]
    state_tools(draft, roots)
    if len(packages) > len(roots):
        why = "needed by others; the lock pins them" if roots else "the lock does not say which of them was asked for"
        draft.leave(counted(len(packages) - len(roots), "package"), why)
