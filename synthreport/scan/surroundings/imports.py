"""Which packages code imports: read from its syntax, never by running it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.scan.scripts.python_calls import tree_of
from synthreport.scan.scripts.script_texts import NO_CODE, text_of, why_not_read


def imported(files: Iterable[tuple[str, Path]], draft: Draft) -> list[str]:
    """The top-level modules that Python code imports and that are neither Python's nor the folder's own."""
    code = [(name, path) for name, path in files if path.suffix in (".py", ".ipynb")]
    own = {path.stem for _, path in code} | {part for name, _ in code for part in Path(name).parts[:-1]}
    found = {module for name, path in code for module in _modules(name, path, draft)}
    return sorted(found - own - set(sys.stdlib_module_names))


def _modules(name: str, path: Path, draft: Draft) -> Iterator[str]:
    try:
        text = text_of(name, path, draft)
        for node in ast.walk(tree_of(text.code)) if text.language == "python" else ():
            yield from _of(node)
    except NO_CODE as error:
        draft.leave(name, f"its imports cannot be read: {why_not_read(error)}")


def _of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module.partition(".")[0]]
    return []
