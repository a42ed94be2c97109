"""Where and with which packages the run took place: from the folder, or else from this machine."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.draft.digests import sized
from synthreport.draft.draft import Draft
from synthreport.draft.ids import id_of
from synthreport.draft.source_files import Unusable
from synthreport.scan.listing.folder import found
from synthreport.scan.scripts.scripts import attached
from synthreport.scan.surroundings.imports import imported
from synthreport.scan.surroundings.lock_files import DEEPEST, Lock, lock_in, plain
from synthreport.scan.surroundings.machine import AT, SOURCE, machine
from synthreport.scan.surroundings.named_runtimes import elsewhere, runtimes
from synthreport.scan.surroundings.package_names import package_of
from synthreport.standard.licences import spdx

_FOREIGN = "somebody else made the data"


def environment(folder: Path, *, here: bool = True) -> Draft:
    """The environment and the tools. Nothing is run or imported but nvidia-smi, if it exists.

    What comes from this machine has the origin `this machine`, and is offered only where no file says otherwise, and
    never if the run was not `here`.
    """
    draft = Draft("the code")
    files = list(found(folder, (), Draft("")))
    modules = imported(files, draft)
    lock = _lock(files, draft)
    named = runtimes(folder, files, lock, draft)
    _state_named(named, lock, draft)
    why = _FOREIGN if not here else _disagreement(modules, lock) or elsewhere(files, named)
    tools = [_tool(module, lock, not why) for module in modules]
    for each in (*tools, *(_tool_of_r(package, lock) for package in attached(files))):
        draft.take(each)
    if why:
        draft.leave(SOURCE, f"not taken for the machine of the run: {why}")
    else:
        draft.take(machine(runtime=not named and any(path.suffix in (".py", ".ipynb") for _, path in files)))
    return draft


def _state_named(named: dict[str, str], lock: Lock | None, draft: Draft) -> None:
    """State the lock file, and the runtime that files name, if they agree."""
    if lock:
        draft.take(_of_lock(lock))
    exact = [runtime for runtime in named if runtime.count(".") > 1]
    if len(exact) == 1:
        told = Draft(named[exact[0]])
        told.state(f"{AT}/runtime", exact[0])
        draft.take(told)
    elif exact:
        draft.leave(f"{AT}/runtime", f"files name {', '.join(exact)}; state which made the data")


def _lock(files: list[tuple[str, Path]], draft: Draft) -> Lock | None:
    try:
        lock = lock_in(files)
    except Unusable as error:
        draft.leave("the lock file", str(error))
        return None
    if not lock:
        draft.leave("the lock file", "none pins every package; write one: pip freeze > requirements.lock")
    return lock


def _of_lock(lock: Lock) -> Draft:
    draft = Draft(lock.path)
    draft.state(f"{AT}/lockfile", {"path": lock.path, "sha256": sized(lock.file)[1]})
    return draft


def locked_since(folder: Path, manifest: dict[str, Any]) -> Draft:
    """What a lock file says that a manifest lacks: the file itself, and the versions of its tools."""
    files = list(found(folder, (), Draft(""), deepest=DEEPEST))
    draft = Draft("the lock file")
    lock = _lock(files, draft)
    if lock is None or get(manifest, f"{AT}/lockfile", None) is not None:
        return draft
    draft.take(_of_lock(lock))
    for name, tool in get(manifest, "/tools", {}).items():
        said = tool.get("name") if isinstance(tool, dict) and "version" not in tool else None
        if isinstance(said, str) and plain(said) in lock.versions:
            draft.state(pointer_of(["tools", name, "version"]), lock.versions[plain(said)])
    return draft


def _disagreement(modules: list[str], lock: Lock | None) -> str:
    """How the lock file differs from what is installed here; empty if it does not."""
    for module in modules if lock else []:
        name = package_of(module, lock.versions if lock else ())
        here, there = _version_here(name), lock.versions.get(plain(name)) if lock else None
        if there and here != there:
            return f"{lock.path if lock else ''} has {name} {there}, and here is {here or 'none'}"
    return ""


def _tool(module: str, lock: Lock | None, here: bool) -> Draft:
    """A package that the code imports, with its version from the lock file, or else from this machine."""
    name = package_of(module, lock.versions if lock else ())
    locked = lock.versions.get(plain(name)) if lock else None
    version = locked or (_version_here(name) if here else None)
    draft = Draft(lock.path if lock and locked else SOURCE if version else "the code")
    at = f"/tools/{id_of(name)}"
    draft.state(at, {"kind": "software", "name": name, "version": version})
    if version and version == _version_here(name):
        draft.state(f"{at}/licence", licence_of(name))
    if not version:
        draft.leave(name, "the code imports it, and neither a lock file nor this machine gives its version")
    return draft


def _tool_of_r(package: str, lock: Lock | None) -> Draft:
    """A package that code in R uses, with its version from the lock file alone."""
    version = lock.versions.get(plain(package)) if lock else None
    draft = Draft(lock.path if lock and version else "the code")
    draft.state(f"/tools/{id_of(package)}", {"kind": "software", "name": package, "version": version})
    if not version:
        draft.leave(package, "code in R uses it, and no lock file gives its version; write one: renv::snapshot()")
    return draft


def _version_here(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def licence_of(name: str) -> str | None:
    """The licence of an installed package, where its metadata name one that SPDX knows."""
    said = metadata.metadata(name)
    return spdx(next((said[key] for key in ("License-Expression", "License") if key in said), ""))
