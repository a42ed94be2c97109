"""Outputs that are refused: inputs and other outputs of the same command, and files worth keeping."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from synthreport.document import LIMIT
from synthreport.document.pointers import reach
from synthreport.document.source import NAMES, read
from synthreport.files.writing.permission import ReadOnly, refuse_read_only
from synthreport.files.writing.streams import is_stream, own

Identity = tuple[int, int, str]

_STREAMS = ("standard input", "standard output", "standard error")
_STATED = re.compile(rb"""(?:^|[{,])\s*["']?synthreport["']?\s*:""", re.MULTILINE)


class Refused(ValueError):
    """An output that is not written; the message says why, and what to do."""


def refuse(outputs: Iterable[Path], inputs: Iterable[str | Path], *, force: bool = False) -> None:
    """Raise Refused, before anything is written, for an output that would destroy something.

    Refused are: a file that the same command reads, under whatever name; a second output to one file; a folder; and,
    without `force`, a manifest or a read-only file. Devices, pipes and streams are ordinary outputs.
    """
    read_already = {_identity(Path(each)): (str(each), "an input") for each in inputs if str(each) != "-"}
    taken = _streams() | read_already
    for output in outputs:
        if _is_endless(output):
            continue
        identity = _identity(output)
        if identity in (read_already if own(output) is not None else taken):
            other, use = taken[identity]
            same = f"the same file as {other}, " if other not in ("", str(output)) else ""
            raise Refused(f"{output} is {same}{use}: name another file")
        if own(output) is None:
            taken[identity] = (str(output), "already an output")
            _refuse_loss(output, force=force)


def holds_manifest(path: Path) -> bool:
    """Whether a file is a manifest: it states `synthreport`, or has a manifest's name and cannot be parsed."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            stated = _STATED.search(file.read(LIMIT + 1))
        if not stated and path.name not in NAMES:
            return False
        document = read(str(path))
    except OSError:
        return False
    if isinstance(document.data, dict):
        return "synthreport" in document.data
    return path.name in NAMES and bool(document.problems) and path.stat().st_size > 0


def described_by(name: str, folder: str = "") -> list[str]:
    """The files that a manifest lists, in its own folder or another one."""
    home = Path(folder or Path(name).parent)
    return [str(home / path) for path in stated_paths(name) if "\0" not in path] if name != "-" else []


def stated_paths(manifest: str) -> list[str]:
    """The paths of files as a manifest states them; none if it cannot be read."""
    try:
        data = read(manifest).data
    except OSError:
        return []
    return [path for _, path in reach(data, "/files/*/path") if isinstance(path, str) and path]


def _refuse_loss(output: Path, *, force: bool) -> None:
    """Raise Refused for a manifest or a read-only file, unless `force` allows it."""
    if force:
        return
    if holds_manifest(output):
        raise Refused(f"{output} is a manifest: name another file, or add --force")
    try:
        refuse_read_only(output)
    except ReadOnly:
        raise Refused(f"{output} is read-only: name another file, or add --force") from None


def _identity(path: Path) -> Identity:
    """The identity of a file, independent of its name; for a missing file, its existing parent folder and its name.

    Names that differ only in case or in the encoding of accents are one file on some systems, so treat them as one.
    """
    try:
        real = Path(os.path.realpath(path))
    except OSError:  # the current folder was deleted
        return 0, 0, str(path)
    for each in (real, *real.parents):
        try:
            found = each.stat()
        except OSError:
            continue
        rest = unicodedata.normalize("NFC", str(real.relative_to(each))).casefold()
        return found.st_dev, found.st_ino, rest
    return 0, 0, str(real)


def _streams() -> dict[Identity, tuple[str, str]]:
    """The files that the standard streams of this process are redirected to, which have no name here."""
    found: dict[Identity, tuple[str, str]] = {}
    for number, name in enumerate(_STREAMS):
        try:
            file = os.fstat(number)
        except OSError:
            continue
        if stat.S_ISREG(file.st_mode):
            found[file.st_dev, file.st_ino, "."] = ("", f"the file of {name}")
    return found


def _is_endless(output: Path) -> bool:
    """Whether an output is a device such as a terminal, which loses nothing. Raises Refused for a folder."""
    try:
        return is_stream(output) and output.is_char_device()
    except OSError as error:
        raise Refused(f"{output} cannot be written to: {error.strerror}; name a file") from None
