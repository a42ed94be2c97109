"""What must not be written to: what the same command reads, what it writes already, and what would be a loss."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from synthreport.document import LIMIT
from synthreport.document.source import NAMES, read
from synthreport.files.writing.permission import ReadOnly, refuse_read_only
from synthreport.files.writing.streams import is_stream, own

Identity = tuple[int, int, str]

_STREAMS = ("standard input", "standard output", "standard error")
_STATED = re.compile(rb"""(?:^|[{,])\s*["']?synthreport["']?\s*:""", re.MULTILINE)


class Refused(ValueError):
    """An output that nothing is written to; the message says why, and what to do."""


def refuse(outputs: Iterable[Path], inputs: Iterable[str | Path], *, force: bool = False) -> None:
    """Raise Refused where an output would be a loss, before anything is written.

    That is a file that the same command reads, whatever it is called there, or another of its outputs; a folder; and,
    without `force`, a manifest, and a file that is read-only. Devices, pipes and streams are outputs like any other.
    """
    read_already = {_identity(Path(each)): f"{each}, which is read" for each in inputs if str(each) != "-"}
    taken = _streams() | read_already
    for output in outputs:
        if _is_endless(output):
            continue
        identity = _identity(output)
        if identity in (read_already if own(output) is not None else taken):
            raise Refused(f"{output} is {taken[identity]}: name another file".replace(f" is {output}, which ", " "))
        if own(output) is None:
            taken[identity] = f"{output}, which is an output already"
            _refuse_loss(output, force=force)


def holds_manifest(path: Path) -> bool:
    """Whether a file reads as a manifest, or has the name of one and is nothing else that can be read."""
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


def _refuse_loss(output: Path, *, force: bool) -> None:
    """Raise Refused for what only `force` allows to be overwritten."""
    if force:
        return
    if holds_manifest(output):
        raise Refused(f"{output} holds a manifest: name another file, or add --force")
    try:
        refuse_read_only(output)
    except ReadOnly:
        raise Refused(f"{output} is read-only: name another file, or add --force") from None


def _identity(path: Path) -> Identity:
    """What tells a file from others, whatever it is called; of one that is not there, what is above it and its name.

    Names that differ in capitals or in the spelling of accents alone are one name on some systems, and so on all.
    """
    try:
        real = Path(os.path.realpath(path))
    except OSError:  # the folder that we are in is gone
        return 0, 0, str(path)
    for each in (real, *real.parents):
        try:
            found = each.stat()
        except OSError:
            continue
        rest = unicodedata.normalize("NFC", str(real.relative_to(each))).casefold()
        return found.st_dev, found.st_ino, rest
    return 0, 0, str(real)


def _streams() -> dict[Identity, str]:
    """The files that the streams of this process lead to."""
    found: dict[Identity, str] = {}
    for number, said in enumerate(_STREAMS):
        try:
            file = os.fstat(number)
        except OSError:
            continue
        if stat.S_ISREG(file.st_mode):
            found[file.st_dev, file.st_ino, "."] = f"the file of {said}"
    return found


def _is_endless(output: Path) -> bool:
    """Whether an output is a device such as a terminal, which loses nothing. Raises Refused for a folder."""
    try:
        return is_stream(output) and output.is_char_device()
    except OSError as error:
        raise Refused(f"{output} cannot be written to: {error.strerror}; name a file") from None
