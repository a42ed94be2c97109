"""The packages' docstrings → the plan of the house in `docs/architecture.md`: a tree, then each room in a paragraph."""

from __future__ import annotations

import ast
import re
from pathlib import Path

_TREE = re.compile(r"(?<=<!-- tree -->\n)(.*?)(?=<!-- /tree -->)", re.DOTALL)
_ROOMS = re.compile(r"(?<=<!-- rooms -->\n)(.*?)(?=<!-- /rooms -->)", re.DOTALL)


def with_rooms(text: str, package: Path) -> str:
    """The page with the rooms as their docstrings describe them today. Raises ValueError if one has no docstring."""
    rooms = {folder: _docstring(folder) for folder in _folders(package)}
    tree = "\n".join(_line(folder, rooms[folder], package) for folder in rooms)
    paragraphs = "\n\n".join(_paragraph(folder, rooms[folder], package) for folder in rooms if folder != package)
    text = _TREE.sub(lambda _: f"```text\n{tree}\n```\n", text)
    return _ROOMS.sub(lambda _: f"{paragraphs}\n", text)


def _folders(package: Path) -> list[Path]:
    return [path.parent for path in sorted(package.rglob("__init__.py"))]


def _docstring(folder: Path) -> str:
    source = (folder / "__init__.py").read_text(encoding="utf-8")
    described = ast.get_docstring(ast.parse(source))
    if not described:
        raise ValueError(f"{folder.name}: the package has no docstring, which says what it is for")
    return described


def _line(folder: Path, described: str, package: Path) -> str:
    """A line of the tree: the folder, indented, and the first sentence of its docstring."""
    depth = len(folder.relative_to(package).parts)
    return f"{'  ' * depth + folder.name + '/':<20} {described.partition(chr(10))[0]}"


def _paragraph(folder: Path, described: str, package: Path) -> str:
    title, _, rest = described.partition("\n\n")
    name = folder.relative_to(package).as_posix()
    body = " ".join(f"{title}\n{rest}".split())
    return f"**`{name}/`** {body}"
