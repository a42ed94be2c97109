"""The code of a file: of a notebook, its cells without the lines that are no code; of R Markdown, its chunks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from synthreport.draft.source_files import why_not_json
from synthreport.files.opener import Refused, contents
from synthreport.scan.scripts.calls import Text

LARGEST = 1024 * 1024
"""In bytes. Code that is longer holds data."""
_LARGEST_NOTEBOOK = 64 * 1024 * 1024
"""In bytes: a notebook holds pictures besides."""
NO_CODE = (OSError, ValueError, SyntaxError, RecursionError, MemoryError, AttributeError, TypeError, LookupError)
"""Errors of reading a file that is not code, or not a notebook."""

LANGUAGES = {".py": "python", ".r": "r", ".rmd": "r", ".qmd": "r"}
_LONGEST_IMPORT = 10_000
_IMPORT = re.compile(rb"\b(?:import|from)\b(?:[^\n\\]|\\.)*+", re.DOTALL)
_CHUNK = re.compile(r"^[ \t]*(`{3,})[ \t]*\{r\b[^\n]*\n(.*?)^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_NAMES = {"python": "CPython", "r": "R"}
_INSTALLS = re.compile(r"^[ \t]*[!%][ \t]*(?:(?:uv )?pip3?|conda|mamba)[ \t]+install[ \t](.*)$", re.MULTILINE)
_VERSION = re.compile(r"\d+\.\d+\.\d+")


def is_script(path: Path) -> bool:
    """Whether a file holds code that is read here, by its name."""
    return path.suffix.lower() in (*LANGUAGES, ".ipynb")


def text_of(path: Path) -> Text:
    """The code of a file. Raises one of NO_CODE, and Refused, if it cannot be read or is too long."""
    held = contents(path, _LARGEST_NOTEBOOK)
    _refuse_long_imports(path, held)
    found = _notebook(_json(path, held)) if path.suffix.lower() == ".ipynb" else _plain(path, held)
    if len(found.code) > LARGEST:
        raise Refused(f"more than {LARGEST // 2**20} MiB of code", path)
    return found


def why_not_read(error: Exception) -> str:
    """Why the code of a file cannot be read, by an error of NO_CODE."""
    if isinstance(error, OSError):
        return str(error.strerror)
    if isinstance(error, RecursionError | MemoryError):
        return "nested too deeply"
    if isinstance(error, SyntaxError):
        return f"not valid Python, at line {error.lineno}" if error.lineno else "not valid Python"
    if not isinstance(error, ValueError):
        return "not a notebook"
    return str(error)


def _refuse_long_imports(path: Path, held: bytes) -> None:
    """Refuse an import of more than is ever written: Python takes the square of its length to read it."""
    if any(len(each[0]) > _LONGEST_IMPORT for each in _IMPORT.finditer(held)):
        raise Refused("an import of a name without end", path)


def _plain(path: Path, held: bytes) -> Text:
    code, end = _decoded(held), path.suffix.lower()
    if end in (".rmd", ".qmd"):
        code = "\n".join(chunk[2] for chunk in _CHUNK.finditer(code))
    return Text(code, LANGUAGES[end])


def _decoded(code: bytes) -> str:
    """Code as text. The declared encoding is ignored: some take forever, and modules are named in ASCII."""
    try:
        return code.decode("utf-8-sig")
    except UnicodeDecodeError:
        return code.decode("latin-1")


def _json(path: Path, held: bytes) -> Any:
    try:
        return json.loads(held)
    except ValueError as error:
        raise Refused(why_not_json(error), path) from None


def _notebook(data: Any) -> Text:
    cells = data["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    kept = ["\n".join(line for line in cell.splitlines() if not line.lstrip().startswith(("%", "!"))) for cell in code]
    installs = tuple(found[1] for cell in code for found in _INSTALLS.finditer(cell))
    language, version = _kernel(data.get("metadata") or {})
    runtime = f"{_NAMES[language]} {version}" if language in _NAMES and _VERSION.fullmatch(version) else ""
    return Text("\n".join(kept), language, runtime, installs, any(cell.get("outputs") for cell in cells))


def _kernel(metadata: dict[str, Any]) -> tuple[str, str]:
    """The language of a notebook, in lower case, and the version that its metadata name."""
    info, kernel = metadata.get("language_info") or {}, metadata.get("kernelspec") or {}
    language = info.get("name") or kernel.get("language") or "python"
    version = info.get("version")
    return str(language).lower(), version if isinstance(version, str) else ""
