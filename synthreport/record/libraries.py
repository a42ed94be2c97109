"""The libraries of a script: those that its own import statements name, and that were loaded when it ended.

What those libraries import themselves is in the lock file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.record.script import Script
from synthreport.scan.scripts.scripts import code_in
from synthreport.scan.surroundings.environment import licence_of
from synthreport.scan.surroundings.imports import imported as statements

_LARGEST = 300 * 1024 * 1024
"""In bytes: larger libraries are not compared with what was installed."""


def libraries(script: Script) -> list[dict[str, Any]]:
    """The distributions that a script uses, as tools: name, exact version, licence, and whether files were changed."""
    provided = metadata.packages_distributions()
    named = [name for name in sorted(imported(script)) if name in sys.modules]
    # A name that several distributions share, such as `google`, does not show which of them is meant.
    found = {provided[name][0] for name in named if len(set(provided.get(name, ()))) == 1}
    return [_tool(metadata.distribution(each)) for each in sorted(found - {"synthreport"})]


def imported(script: Script) -> set[str]:
    """The top-level modules that a script imports, or that modules beside it import; in a notebook, those that its
    names come from.
    """
    if script.file is None:
        return set(_origins(script.names))
    return set(statements(code_in(((file.name, file) for file in _own(script.file)), Draft(""))))


def _own(script: Path) -> list[Path]:
    """The script, and every module below its folder that is loaded and that nobody installed there."""
    others = {name: each for name, each in tuple(sys.modules.items()) if name.partition(".")[0] != "synthreport"}
    files = [Path(file) for each in others.values() if (file := getattr(each, "__file__", None))]
    beside = [file for file in files if file.suffix == ".py" and file.is_relative_to(script.parent)]
    return list(dict.fromkeys([script, *(file for file in beside if "site-packages" not in file.parts)]))


def _origins(names: dict[str, Any]) -> Iterator[str]:
    for each in tuple(names.values()):
        module = each.__name__ if isinstance(each, ModuleType) else getattr(each, "__module__", None)
        if isinstance(module, str):
            yield module.partition(".")[0]


def _tool(distribution: metadata.Distribution) -> dict[str, Any]:
    name = distribution.metadata["Name"]
    return {
        "kind": "software",
        "name": name,
        "version": distribution.version,
        "licence": licence_of(name),
        "local_changes": "none" if _is_as_installed(name) else None,
    }


@cache
def _is_as_installed(name: str) -> bool:
    """Whether every file has the digest that it was installed with; false, too, where that is not recorded."""
    distribution = metadata.distribution(name)
    files = [file for file in distribution.files or () if file.hash and file.hash.mode == "sha256"]
    if not files or _is_of_a_folder(distribution) or sum(file.size or 0 for file in files) > _LARGEST:
        return False
    try:
        return all(_digest(Path(str(file.locate()))) == file.hash.value for file in files if file.hash)
    except OSError:
        return False


def _is_of_a_folder(distribution: metadata.Distribution) -> bool:
    """Whether it was installed from a folder, where anything may have been changed; true if that is unknown."""
    try:
        return "dir_info" in json.loads(distribution.read_text("direct_url.json") or "{}")
    except (ValueError, RecursionError, TypeError):
        return True


def _digest(path: Path) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode().rstrip("=")
