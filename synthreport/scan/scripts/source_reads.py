"""Data that the script of a generator reads and that no script writes: what was learned from, not what was made."""

from __future__ import annotations

from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.scan.scripts.named_files import named_files
from synthreport.scan.scripts.scripts import scripts_in
from synthreport.scan.scripts.shown_pipeline import built_in


def source_reads(files: list[tuple[str, Path]]) -> dict[str, str]:
    """The files by their paths from the folder, each with the script that reads it."""
    scripts = scripts_in(files, Draft(""))
    makers = {built.script.path for built in built_in(scripts)}
    paths = {name for name, _ in files}
    written = {path for each in scripts for path in named_files(each, paths, writes=True)}
    reads = (
        (path, each.path) for each in scripts if each.path in makers for path in named_files(each, paths, writes=False)
    )
    return {path: script for path, script in reads if path not in written}
