"""Data that the script of a generator reads and that no script writes: what was learned from, not what was made."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.scan.scripts.calls import Call, Script
from synthreport.scan.scripts.scripts import scripts_in
from synthreport.scan.scripts.shown_pipeline import built_in

_READS = re.compile(r"(?:^|\.)(?:read(?:[._]\w+)?|load\w*|open|fread|vroom|genfromtxt|fromfile)$")
_WRITES = re.compile(r"(?:^|\.)(?:to_\w+|f?write(?:[._]\w+)?|save\w*|dump)$")
_WRITING = re.compile(r"(?=.*[wax+])[rwaxbt+]{1,3}")
"""The modes in which `open` writes."""


def source_reads(files: list[tuple[str, Path]]) -> dict[str, str]:
    """The files by their paths from the folder, each with the script that reads it."""
    scripts = scripts_in(files, Draft(""))
    makers = {built.script.path for built in built_in(scripts)}
    paths = {name for name, _ in files}
    written = {path for each in scripts for path in _named(each, paths, writes=True)}
    reads = ((path, each.path) for each in scripts if each.path in makers for path in _named(each, paths, writes=False))
    return {path: script for path, script in reads if path not in written}


def _named(script: Script, paths: set[str], *, writes: bool) -> Iterator[str]:
    """The files that the calls of a script name, as far as the text alone gives their names."""
    for call in script.calls:
        if _does(call, writes=writes):
            for said in (*call.positional, *call.named.values()):
                if isinstance(said, str):
                    beside = posixpath.normpath(posixpath.join(posixpath.dirname(script.path), said))
                    yield from {beside, posixpath.normpath(said)} & paths


def _does(call: Call, *, writes: bool) -> bool:
    """Whether a call reads a file, or writes one."""
    mode = call.value("mode", 1)
    if call.name.rpartition(".")[2] == "open" and isinstance(mode, str) and _WRITING.fullmatch(mode):
        return writes
    return (_WRITES if writes else _READS).search(call.name) is not None
