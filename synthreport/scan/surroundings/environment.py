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
from synthreport.scan.scripts.scripts import Code, code_in
from synthreport.scan.surroundings.imports import attached, imported
from synthreport.scan.surroundings.lock_files import DEEPEST, Lock, lock_in, plain
from synthreport.scan.surroundings.machine import AT, SOURCE, machine
from synthreport.scan.surroundings.named_runtimes import elsewhere, runtimes
from synthreport.scan.surroundings.package_names import package_of
from synthreport.scan.surroundings.stated_versions import Stated, stated_versions
from synthreport.standard.licences import spdx

_FOREIGN = "somebody else made the data"


def environment(folder: Path, *, here: bool = True, code: list[Code] | None = None) -> Draft:
    """The environment and the tools. Nothing is run or imported but nvidia-smi, if it exists.

    What comes from this machine has the origin `this machine`, and is offered only where no file says otherwise, and
    never if the run was not `here`. `code` is that of the folder, if it was read already.
    """
    draft, files = Draft("the code"), list(found(folder, (), Draft("")))
    code = code_in(files, draft) if code is None else code
    modules, of_r = imported(code), attached(code)
    lock = _lock(files, draft)
    stated = stated_versions(files, code, lock)
    named = runtimes(folder, code, lock, draft) | _python(stated)
    _state_named(named, lock, draft)
    why = _disagreement(modules, stated) or elsewhere(files, named, in_r=bool(of_r)) if here else _FOREIGN
    for each in (*(_tool(name, stated, not why) for name in modules), *(_tool_of_r(name, lock) for name in of_r)):
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


def _python(stated: dict[str, Stated]) -> dict[str, str]:
    """The Python that a list of packages names, with the file."""
    python = stated.get("python")
    return {f"CPython {python.version}": python.path} if python else {}


def _disagreement(modules: list[str], stated: dict[str, Stated]) -> str:
    """How the packages of the run differ from what is installed here; empty if nothing shows that they do."""
    for module in modules:
        name = package_of(module, stated)
        here, there = _version_here(name), stated.get(plain(name))
        if there and here != there.version:
            return f"{there.path} has {name} {there.version}, and here is {here or 'none'}"
    missing = [name for name in map(package_of, modules) if not _version_here(name)]
    return f"the code imports {missing[0]}, which is not installed here" if missing else ""


def _tool(module: str, stated: dict[str, Stated], here: bool) -> Draft:
    """A package that the code imports, with its version from a file, or else from this machine."""
    name = package_of(module, stated)
    there = stated.get(plain(name))
    version = there.version if there else _version_here(name) if here else None
    draft = Draft(there.path if there else SOURCE if version else "the code")
    at = f"/tools/{id_of(name)}"
    draft.state(at, {"kind": "software", "name": name, "version": version})
    if version and version == _version_here(name):
        draft.state(f"{at}/licence", licence_of(name))
    if not version:
        draft.leave(name, "the code imports it, and neither a file nor this machine gives its version")
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
