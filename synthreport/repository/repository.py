"""One repository: where it is, what is checked out, and whether the files are as they were committed."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from synthreport.draft.source_files import Unusable
from synthreport.repository.changes import Comparison, Difference
from synthreport.repository.index import Index, index_of
from synthreport.repository.objects import Objects
from synthreport.repository.references import References
from synthreport.repository.settings import Settings

_MOST_TAGS_IN_TAGS = 5


class Repository:
    """The repository that a folder lies in. Use it with `with`."""

    def __init__(self, top: Path, folder: Path) -> None:
        self.top = top
        self._git = top / ".git"
        self._inside = os.fsencode(folder.relative_to(top).as_posix())
        self._stack = ExitStack()
        self.settings = Settings(self._git)
        self.settings.refuse_unknown_form()
        self._refuse_elsewhere()
        self._references = References(self._git)
        self._objects = Objects(self._git, self._stack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def holds_folder(self) -> bool:
        """Whether a file of the folder is under version control. Raises Unusable if that is unknown."""
        index = self._index
        if index is None:
            return self._inside == b"." and self.head() != ""
        return any(self._inside == b"." or path.startswith(self._inside + b"/") for path in index)

    def holds(self, file: Path) -> bool:
        """Whether a file below the top is under version control. Raises Unusable if that is unknown."""
        path = Path(os.path.realpath(file.parent), file.name).relative_to(self.top)
        return os.fsencode(path.as_posix()) in (self._index or {})

    def head(self) -> str:
        """The commit that is checked out; empty if none was made yet. Raises Unusable if it is not here."""
        commit = self._references.head()
        if commit:
            self._objects.tree_of(commit)
        return commit

    def tag(self, commit: str) -> str:
        """The tag of a commit, as `git describe` chooses it; empty if there is none. Raises Unusable."""
        found = [
            (made, name)
            for name, id_, told in self._references.tags()
            if told in ("", commit) and (made := self._made(id_, commit)) is not None
        ]
        return max(sorted(found, key=lambda each: each[1]), key=lambda each: each[0], default=(0, ""))[1]

    def difference(self, commit: str) -> Difference:
        """What differs from a commit. Raises Unusable if something cannot be read."""
        if self._index is None:
            raise Unusable("it has no index")
        comparison = Comparison(self.top, self.settings, self._objects, self._index)
        return comparison.compare(self._objects.tree_of(commit))

    @cached_property
    def _index(self) -> Index | None:
        return index_of(self._git)

    def _made(self, id_: str, commit: str) -> int | None:
        """When a tag of a commit was made, -1 where it is a mere name; None where it stands for another commit."""
        made = -1
        with suppress(Unusable):  # an unreadable tag is ignored
            for _ in range(_MOST_TAGS_IN_TAGS):
                if id_ == commit:
                    return made
                tag = self._objects.tag(id_)
                if tag is None:
                    break
                id_, made = tag.id, tag.made
        return None

    def _refuse_elsewhere(self) -> None:
        """Raise Unusable where the settings say that the files are not here, or that what they name is not."""
        if os.path.lexists(self._git / "commondir"):
            raise Unusable("its .git names another folder, as in a linked work tree; it is not followed")
        if self.settings.is_bare:
            raise Unusable("its settings say that it has no files of its own")
        worktree = self.settings.worktree
        if worktree and os.path.realpath(self._git / worktree) != os.path.realpath(self.top):
            raise Unusable("its settings say that its files lie in another folder")


def repository_of(folder: Path) -> Repository | None:
    """The repository of a folder, or of one above it; None if there is none. Raises Unusable."""
    folder = Path(os.path.realpath(folder))
    for top in (folder, *folder.parents):
        git = top / ".git"
        if os.path.lexists(git) and (git.is_file() or os.path.lexists(git / "HEAD")):
            _refuse_foreign(git, folder)
            return Repository(top, folder)
    return None


def _refuse_foreign(git: Path, folder: Path) -> None:
    """Raise Unusable where `.git` leads elsewhere, or lies above a folder and belongs to somebody else."""
    if git.is_symlink() and not Path(os.path.realpath(git)).is_relative_to(git.parent):
        raise Unusable("its .git is a link that leads out of the folder; it is not followed")
    if not git.is_dir():
        raise Unusable("its .git is a file that names another folder, as in a linked work tree; it is not followed")
    if git.parent != folder and hasattr(os, "geteuid"):
        owner = git.stat().st_uid
        if owner not in (os.geteuid(), folder.stat().st_uid):
            raise Unusable(f"the repository in {git.parent.name}, above the folder, belongs to another user")
