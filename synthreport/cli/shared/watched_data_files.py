"""The files that manifests list, for a watch: their names on disk, read again only when a manifest changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from synthreport.cli.shared.refused_outputs import stated_paths
from synthreport.evidence.verifying.listed_files import leads_out

State = tuple[Any, ...]
"""What tells that a file has changed."""


class ListedFiles:
    """The files that manifests list; `state` tells whether a manifest has changed."""

    def __init__(self, state: Callable[[str], State]) -> None:
        self._state = state
        self._paths: dict[str, tuple[State, list[str]]] = {}

    def of(self, manifest: str) -> Iterator[str]:
        """The files of one manifest, each pattern by what fits it now."""
        now = self._state(manifest)
        if manifest not in self._paths or self._paths[manifest][0] != now:
            self._paths[manifest] = now, list(_paths(manifest))
        folder = Path(manifest).parent
        for path in self._paths[manifest][1]:
            yield from map(str, sorted(folder.glob(path)) if "*" in path else [folder / path])


def _paths(manifest: str) -> Iterator[str]:
    """The paths that a manifest states below its own folder, as patterns."""
    yield from (re.sub(r"\*+", "*", path) for path in stated_paths(manifest) if not leads_out(path))
