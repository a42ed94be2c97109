"""What the names in a repository refer to: its head, its branches, and its tags."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.repository.bounds import REFERENCE, REFERENCES, entries, held, whole

_LONGEST_CHAIN = 10
_MOST_TAGS = 5000
_TAGS = "refs/tags/"
_ID = re.compile(rb"[0-9a-f]{40}")


class References:
    """Names of a repository, each with the id of an object."""

    def __init__(self, git: Path) -> None:
        self._git = git

    def head(self) -> str:
        """The id of the commit that is checked out; empty where none was made yet. Raises Unusable."""
        name = "HEAD"
        for _ in range(_LONGEST_CHAIN):
            said = held(self._git, name, REFERENCE)
            if said is None:
                return self._packed.get(name, ("", ""))[0]
            if _ID.fullmatch(said.strip()):
                return said.strip().decode()
            name = _target(said)
        raise Unusable("its HEAD leads in a circle")

    def tags(self) -> Iterator[tuple[str, str, str]]:
        """The names of tags, with the ids that they stand for and those of their commits; empty if unknown."""
        for name, (id_, commit) in self._packed.items():
            if name.startswith(_TAGS) and name.isprintable():
                yield name.removeprefix(_TAGS), id_, commit or id_
        for name in filter(str.isprintable, self._loose_tags()):
            said = (held(self._git, name, REFERENCE) or b"").strip()
            if _ID.fullmatch(said):
                yield name.removeprefix(_TAGS), said.decode(), ""

    @cached_property
    def _packed(self) -> dict[str, tuple[str, str]]:
        """The names in one file, with their ids, and those of the commits of tags."""
        from dulwich.refs import read_packed_refs_with_peeled

        data = held(self._git, "packed-refs", REFERENCES) or b""
        with whole(".git/packed-refs"):
            named = read_packed_refs_with_peeled(io.BytesIO(data))
            return {os.fsdecode(name): (id_.decode(), (commit or b"").decode()) for id_, name, commit in named}

    def _loose_tags(self) -> Iterator[str]:
        """The names of tags that have their own files, with `/`."""
        waiting, count = [_TAGS.rstrip("/")], 0
        while waiting:
            folder = waiting.pop()
            for entry in entries(self._git, folder):
                count += 1
                if count > _MOST_TAGS:
                    raise Unusable(f"it has more than {_MOST_TAGS:,} tags in files of their own")
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(name)
                else:
                    yield name


def _target(said: bytes) -> str:
    """The name that a reference leads to."""
    from dulwich.refs import Ref, check_ref_format, parse_symref_value

    with whole(".git/HEAD"):
        name = parse_symref_value(said).strip()
        if check_ref_format(Ref(name)):
            return os.fsdecode(name)
    raise Unusable(".git/HEAD is broken: it names no branch")
