"""Puts the built pages into the wheel, if they were built: `synthreport serve` shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds each page but the one file, which is for releases, and the full check, which the server itself runs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files of `web/dist`, and where they are in the package."""
        for path in sorted(Path(self.root, "web", "dist").glob("*.*")):
            if path.name != "synthreport.html":
                build_data["force_include"][str(path)] = f"synthreport/_pages/{path.name}"
