"""Which packages code uses: those that its statements import, and that are neither its own nor its language's."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import PurePosixPath

from synthreport.scan.scripts.scripts import Code, scripts_of


def imported(code: Iterable[Code]) -> list[str]:
    """The top-level modules that Python code imports and that are neither Python's nor the folder's own."""
    code = [each for each in code if each.path.endswith((".py", ".ipynb"))]
    paths = [PurePosixPath(each.path) for each in code]
    own = {path.stem for path in paths} | {part for path in paths for part in path.parts[:-1]}
    return sorted(_used(code, "python") - own - set(sys.stdlib_module_names))


def attached(code: Iterable[Code]) -> list[str]:
    """The packages that code in R uses and that do not come with R."""
    return sorted(_used(code, "r"))


def _used(code: Iterable[Code], language: str) -> set[str]:
    return {name for each in scripts_of(code) if each.language == language for name in each.imports}
