"""Files that scripts read and write, as far as the text alone gives their names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator

from synthreport.scan.scripts.calls import Call, Script

_READS = re.compile(r"(?:^|\.)(?:read(?:[._]\w+)?|load\w*|open|fread|vroom|genfromtxt|fromfile)$")
_WRITES = re.compile(r"(?:^|\.)(?:to_\w+|f?write(?:[._]\w+)?|save\w*|dump)$")
_WRITING = re.compile(r"(?=.*[wax+])[rwaxbt+]{1,3}")
"""The modes in which `open` writes."""


def named_files(script: Script, paths: Collection[str], *, writes: bool) -> Iterator[str]:
    """The files among some paths that the calls of a script read, or write."""
    for call in script.calls:
        if _does(call, writes=writes):
            for said in (*call.positional, *call.named.values()):
                if isinstance(said, str):
                    beside = posixpath.normpath(posixpath.join(posixpath.dirname(script.path), said))
                    yield from {beside, posixpath.normpath(said)} & set(paths)


def _does(call: Call, *, writes: bool) -> bool:
    """Whether a call reads a file, or writes one."""
    mode = call.value("mode", 1)
    if call.name.rpartition(".")[2] == "open" and isinstance(mode, str) and _WRITING.fullmatch(mode):
        return writes
    return (_WRITES if writes else _READS).search(call.name) is not None
