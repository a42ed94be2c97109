"""Which packages Python code imports: read from its syntax, never by running it."""

from __future__ import annotations

import ast
import json
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.files.opener import Refused, contents

LARGEST = 1024 * 1024
"""In bytes. Code that is longer holds data."""
_LARGEST_NOTEBOOK = 64 * 1024 * 1024
"""In bytes: a notebook holds pictures besides."""
_NO_CODE = (OSError, ValueError, SyntaxError, RecursionError, MemoryError, AttributeError, TypeError, LookupError)
"""Errors of reading a file that is not Python, or not a notebook."""


def imported(files: Iterable[tuple[str, Path]], draft: Draft) -> list[str]:
    """The top-level modules that code imports and that are neither Python's nor the folder's own."""
    code = [(name, path) for name, path in files if path.suffix in (".py", ".ipynb")]
    own = {path.stem for _, path in code} | {part for name, _ in code for part in Path(name).parts[:-1]}
    found = {module for name, path in code for module in _modules(name, path, draft)}
    return sorted(found - own - set(sys.stdlib_module_names))


def _modules(name: str, path: Path, draft: Draft) -> Iterator[str]:
    try:
        for source in _sources(name, path, draft):
            if len(source) > LARGEST:
                draft.leave(name, f"more than {LARGEST // 2**20} MiB of code; what it imports was not looked at")
                return
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # others' code is not reported here
                tree = ast.parse(source)
            for node in ast.walk(tree):
                yield from _of(node)
    except Refused as error:
        draft.leave(name, f"its imports cannot be read: {error.strerror}")
    except _NO_CODE as error:
        draft.leave(name, f"its imports cannot be read: {type(error).__name__}")


def _sources(name: str, path: Path, draft: Draft) -> list[str]:
    """The code of a file; of a notebook, its cells without the lines that are no Python."""
    if path.suffix == ".py":
        return [_text(contents(path, _LARGEST_NOTEBOOK))]
    cells = json.loads(contents(path, _LARGEST_NOTEBOOK))["cells"]
    if any(cell.get("outputs") for cell in cells):
        draft.leave(name, "it contains the output of its cells, which may be records: clear that before release")
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return ["\n".join(line for line in cell.splitlines() if not line.lstrip().startswith(("%", "!"))) for cell in code]


def _text(code: bytes) -> str:
    """Code as text. The declared encoding is ignored: some take forever, and modules are named in ASCII."""
    try:
        return code.decode("utf-8-sig")
    except UnicodeDecodeError:
        return code.decode("latin-1")


def _of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module.partition(".")[0]]
    return []
