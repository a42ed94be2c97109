"""The forms of lock files: which packages each pins, and the runtime where it names one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from synthreport.draft.source_files import Source, Unusable

Pins = tuple[dict[str, str], str]
"""The versions by plain name, and the runtime; empty if something has no exact version."""
Reader = Callable[[Source], Pins]

_MOST_LINES, _LONGEST_LINE = 20_000, 4096
_NONE: Pins = ({}, "")
_CONDA_URL = re.compile(r".*/(?P<name>[^/]+)-(?P<version>[^-/]+)-[^-/]+(?:\.conda|\.tar\.bz2)(?:#\w+)?")
_CONDA = re.compile(r"(?:[\w.-]+::)?(?P<name>[\w.-]+)\s*={1,2}\s*(?P<version>[\w.!+]+)(?:=(?P<build>\w+))?")
_THREE_PARTS = 3


def plain(name: str) -> str:
    """A package's name in normal form: case and punctuation make no difference."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _pinned(source: Source) -> Pins:
    """The pins of a list of requirements; none at all if a requirement has no pin."""
    from packaging.requirements import InvalidRequirement, Requirement

    found: dict[str, str] = {}
    for line in _lines(source):
        text = re.split(r"(?<!\s)\s+(?:#|--hash)|\\$|^#", line)[0].strip()
        if not text or text.startswith("-"):
            continue
        try:
            wanted = Requirement(text)
        except InvalidRequirement:
            return _NONE
        if not (exact := re.fullmatch(r"===?([^*,]+)", str(wanted.specifier))):
            return _NONE
        found[plain(wanted.name)] = exact[1]
    return found, ""


def _lines(source: Source) -> list[str]:
    lines = source.text.splitlines()
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        most = f"more than {_MOST_LINES:,} lines, or one of more than {_LONGEST_LINE:,} characters"
        raise Unusable(f"{source.name}: {most}")
    return lines


def _listed(key: str, form: str) -> Reader:
    """The reader of a lock file that lists packages with their names and versions under a key."""

    def read(source: Source) -> Pins:
        packages = source.mapping(getattr(source, form)).get(key)
        return _with_runtime(_named(packages if isinstance(packages, list) else []))

    return read


def _with_runtime(pins: dict[str, str]) -> Pins:
    """Pins of an environment that holds Python itself, as those of conda do."""
    return pins, f"CPython {pins['python']}" if pins.get("python", "").count(".") == _THREE_PARTS - 1 else ""


def _named(packages: Iterable[Any]) -> dict[str, str]:
    pairs = [(each.get("name"), each.get("version")) for each in packages if isinstance(each, dict)]
    return {plain(name): version for name, version in pairs if isinstance(name, str) and isinstance(version, str)}


def _renv(source: Source) -> Pins:
    data = source.mapping(source.json)
    own, held = _mapping(data.get("R")), _mapping(data.get("Packages"))
    found = {name: _mapping(each).get("Version") for name, each in held.items()}
    version = own.get("Version")
    runtime = f"R {version}" if isinstance(version, str) else ""
    return {plain(name): text for name, text in found.items() if isinstance(text, str)}, runtime


def _packrat(source: Source) -> Pins:
    fields = [re.fullmatch(r"(Package|Version|RVersion):\s*(\S+)", line) for line in _lines(source)]
    found, name, runtime = {}, "", ""
    for field in filter(None, fields):
        name = field[2] if field[1] == "Package" else name
        runtime = f"R {field[2]}" if field[1] == "RVersion" else runtime
        if field[1] == "Version" and name:
            found[plain(name)] = field[2]
    return found, runtime


def _pipfile(source: Source) -> Pins:
    data = source.mapping(source.json)
    held = [(name, _mapping(each).get("version")) for name, each in _mapping(data.get("default")).items()]
    return {plain(name): said.removeprefix("==") for name, said in held if isinstance(said, str)}, ""


def _pixi(source: Source) -> Pins:
    """The packages of all platforms; those of conda are named by their addresses in newer files."""
    packages = source.mapping(source.yaml).get("packages")
    listed = [each for each in packages if isinstance(each, dict)] if isinstance(packages, list) else []
    addresses = [each["conda"] for each in listed if isinstance(each.get("conda"), str)]
    return _with_runtime(dict(_of_addresses(addresses)) | _named(listed))


def _explicit(source: Source) -> Pins:
    """The list of `conda list --explicit`."""
    lines = [line.strip() for line in _lines(source)]
    return _with_runtime(dict(_of_addresses(lines))) if "@EXPLICIT" in lines else _NONE


def _of_addresses(addresses: Iterable[str]) -> Iterable[tuple[str, str]]:
    found = filter(None, map(_CONDA_URL.fullmatch, addresses))
    return ((plain(match["name"]), match["version"]) for match in found)


def _conda(source: Source) -> Pins:
    """The environment that `conda env export` writes; none at all if something in it has no full version."""
    listed = source.mapping(source.yaml).get("dependencies")
    found: dict[str, str] = {}
    for each in listed if isinstance(listed, list) else []:
        pins = _of_pip(each) if isinstance(each, dict) else [_CONDA.fullmatch(str(each))]
        for match in pins:
            if not match or (each == "python" and match["version"].count(".") < _THREE_PARTS - 1):
                return _NONE
            found[plain(match["name"])] = match["version"]
    return _with_runtime(found) if found.get("python", "").count(".") == _THREE_PARTS - 1 else _NONE


def _of_pip(part: dict[str, Any]) -> list[re.Match[str] | None]:
    held = part.get("pip")
    return (
        [_CONDA.fullmatch(str(each)) if "==" in str(each) else None for each in held] if isinstance(held, list) else []
    )


def _julia(source: Source) -> Pins:
    data = source.mapping(source.toml)
    held = _mapping(data.get("deps"))
    first = [(name, each[0]) for name, each in held.items() if isinstance(each, list) and each]
    found = {plain(name): version for name, each in first if isinstance(version := _mapping(each).get("version"), str)}
    version = data.get("julia_version")
    return found, f"Julia {version}" if isinstance(version, str) else ""


def _mapping(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


FORMS: tuple[tuple[str, Reader], ...] = (
    (r"uv\.lock|poetry\.lock|pdm\.lock", _listed("package", "toml")),
    (r"pylock(\.[^.]+)?\.toml", _listed("packages", "toml")),
    (r"Pipfile\.lock", _pipfile),
    (r"pixi\.lock", _pixi),
    (r"conda-lock\.ya?ml", _listed("package", "yaml")),
    (r"conda-.+\.lock|(conda|spec)[-_](file|list|spec)\.txt|explicit\.txt", _explicit),
    (r"requirements([-_.]\w+)?\.lock", _pinned),
    (r"renv\.lock", _renv),
    (r"packrat\.lock", _packrat),
    (r"(Julia)?Manifest\.toml", _julia),
    (r"environment\.ya?ml|conda[-_]env\.ya?ml", _conda),
    (r"(requirements[-_.])?(pip[-_.]?)?(freeze|frozen)\.txt|requirements[-_](freeze|frozen|lock|pinned)\.txt", _pinned),
    (r"requirements\.txt", _pinned),
)
"""The names of lock files with their readers, the strictest kind first."""
