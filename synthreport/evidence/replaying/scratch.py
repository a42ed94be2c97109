"""A scratch copy of a folder: all of its files but those that the command is to make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from synthreport.evidence.replaying.plan import Made
from synthreport.files.opener import Refused, named, opened, real
from synthreport.files.writing.whole import placed

_PIECE = 1 << 20
APART = {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".snakemake", ".dvc"}
"""Folders that are not copied: a command that is repeated elsewhere cannot need them."""
MOST = 20 * 2**30
"""Bytes that are copied at most."""


class TooLarge(OSError):
    """The folder holds more than is copied."""


def copied(folder: Path, target: Path, made: Iterable[Made], inputs: Mapping[str, Path]) -> list[str]:
    """Copy a folder, and data from elsewhere by their path in the copy. Returns the paths that were not copied.

    A file that the command makes is not copied, so that an old one is never taken for a new one; links and devices are
    not either. Raises OSError, and TooLarge beyond 20 GiB.
    """
    apart = {each.path for each in made}
    skipped = _copied_files(folder, target, apart)
    for name, source in inputs.items():
        with named(source) as file:
            placed(_inside(target, name), iter(partial(file.read, _PIECE), b""))
    for each in apart:
        _inside(target, each).parent.mkdir(parents=True, exist_ok=True)
    return skipped


def _copied_files(folder: Path, target: Path, apart: Collection[str]) -> list[str]:
    skipped, room = [], MOST
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if name in apart:
            continue
        try:
            room -= _copy(path, target / name, folder)
        except Refused:
            skipped.append(name)
        if room < 0:
            raise TooLarge(f"{folder} holds more than {MOST // 2**30} GiB; it is not copied")
    return skipped


def _inside(target: Path, name: str) -> Path:
    """A path of the copy. Raises OSError if it leads out of it."""
    path = target / name
    if not real(path).is_relative_to(real(target)):
        raise OSError(f"{name} leads out of the dataset's folder")
    return path


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            if path.name not in APART:
                yield from _files(path)
        else:
            yield path


def _copy(path: Path, target: Path, folder: Path) -> int:
    """Copy a file, executable if it was. Returns its size in bytes."""
    if path.is_symlink():
        raise Refused("a link; it is not followed", path)
    with opened(path, folder) as file:
        placed(target, iter(partial(file.read, _PIECE), b""))
    target.chmod(path.stat().st_mode & 0o700 | 0o600)
    return target.stat().st_size
