"""Data that the script of a generator reads and that no script writes: what was learned from, not what was made."""

from __future__ import annotations

from collections.abc import Collection

from synthreport.scan.listing.roles_by_name import kind_of
from synthreport.scan.recipe.set_up_generators import built_in
from synthreport.scan.scripts.calls import Script
from synthreport.scan.scripts.named_files import named_files


def source_reads(paths: Collection[str], scripts: list[Script]) -> dict[str, str]:
    """The files of data among some paths, each with the script that reads it."""
    makers = {built.script.path for built in built_in(scripts)}
    data = {path for path in paths if kind_of(path).role == "data"}
    written = {path for each in scripts for path in named_files(each, data, writes=True)}
    makes = [each for each in scripts if each.path in makers]
    reads = {path: each.path for each in makes for path in named_files(each, data, writes=False)}
    return {path: script for path, script in reads.items() if path not in written}
