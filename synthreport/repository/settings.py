"""The settings of a repository: read, and never followed or executed."""

from __future__ import annotations

import io
import re
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.repository.bounds import SETTINGS, held, whole

_UNDERSTOOD = {"noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig", "relativeworktrees"}
_ONE_FORM = {"objectformat": "sha1", "refstorage": "files"}
_SHORT = re.compile(r"url\.(.+)\.insteadof", re.DOTALL)
_YES, _NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0", ""}

Values = dict[str, str]
"""Settings by their names: section, part of the section if any, and key, with points between."""


class Settings:
    """The settings of a repository. What it includes from elsewhere is not read."""

    def __init__(self, git: Path) -> None:
        pairs = _pairs(git, "config")
        self._values = dict(pairs)
        if self._is("extensions..worktreeconfig"):
            pairs += _pairs(git, "config.worktree")
            self._values = dict(pairs)
        self._short = [(found[1], said) for name, said in pairs if (found := _SHORT.fullmatch(name))]

    def refuse_unknown_form(self) -> None:
        """Raise Unusable where the repository keeps things in a way that is not known here."""
        version = self._values.get("core..repositoryformatversion", "0")
        if version not in ("0", "1"):
            raise Unusable("it has a format that is not known")
        for name, value in self._values.items():
            extension = name.removeprefix("extensions..")
            if name != extension and extension not in _UNDERSTOOD and _ONE_FORM.get(extension) != value.lower():
                raise Unusable(f"it keeps its data in a form that is not read: {extension[:40]} = {value[:40]}")

    @property
    def is_bare(self) -> bool:
        """Whether it says that it has no files of its own."""
        return self._is("core..bare")

    @property
    def heeds_modes(self) -> bool:
        """Whether it matters to it that a file can be executed."""
        return self._is("core..filemode", otherwise=True)

    @property
    def has_links(self) -> bool:
        """Whether its links are links, and not files that hold where they lead."""
        return self._is("core..symlinks", otherwise=True)

    @property
    def worktree(self) -> str:
        """Where it says that its files are; empty if it says nothing."""
        return self._values.get("core..worktree", "")

    @property
    def origin(self) -> str:
        """The address of the remote `origin`, with abbreviations expanded; empty if there is none."""
        address = self._values.get("remote.origin.url", "")
        short = {said: name for name, said in self._short if said and address.startswith(said)}
        longest = max(short, key=len, default="")
        return short.get(longest, "") + address.removeprefix(longest)

    def _is(self, name: str, *, otherwise: bool = False) -> bool:
        said = self._values.get(name, str(otherwise)).lower()
        if said not in _YES | _NO:
            raise Unusable(f".git/config is broken: {name.replace('..', '.')} is neither true nor false")
        return said in _YES


def _pairs(git: Path, name: str) -> list[tuple[str, str]]:
    from dulwich.config import ConfigFile

    data = held(git, name, SETTINGS) or b""
    with whole(f".git/{name}"):
        file = ConfigFile.from_file(io.BytesIO(data), expand_includes=False)
        named = ((_name(section, key), value) for section in file.sections() for key, value in file.items(section))
        return [(name, value.decode(errors="replace")) for name, value in named]


def _name(section: tuple[bytes, ...], key: bytes) -> str:
    kind, *parts = section
    return b".".join((kind.lower(), b".".join(parts), key.lower())).decode(errors="replace")
