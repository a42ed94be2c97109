"""The built pages, as files in memory: nothing else in any folder can be asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parents[1]
_HOMES = (_PACKAGE / "_pages", _PACKAGE.parent / "web" / "dist")
_MEDIA = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}


class NotBuilt(Exception):
    """This copy of synthreport comes without the pages; the message says how to build them."""


class Page(NamedTuple):
    """A file of the pages and its media type."""

    content: bytes
    media: str


def pages(key: str) -> dict[str, Page]:
    """The files by their URL paths; the first page carries the key that its requests must show. Raises NotBuilt."""
    home = next((each for each in _HOMES if (each / "index.html").is_file()), None)
    if home is None:
        raise NotBuilt(
            "the pages are not built: run `npm ci` and `node build.mjs` in the folder web of the source code"
        )
    found = {f"/{path.name}": Page(path.read_bytes(), _MEDIA[path.suffix]) for path in _files(home)}
    first = found["/index.html"].content.replace(
        b"</head>", f'<meta name="served" content="{key}">\n</head>'.encode(), 1
    )
    return {**found, "/": Page(first, _MEDIA[".html"])}


def _files(home: Path) -> list[Path]:
    return sorted(path for path in home.iterdir() if path.suffix in _MEDIA and path.name != "synthreport.html")
