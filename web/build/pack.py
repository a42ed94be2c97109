"""Pack what the full check runs into one archive: `python pack.py WHEELS ARCHIVE`. The same input gives the same bytes.

The archive holds the pure modules of the wheels, the package, and the files of the standard that a check reads.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "checker",
    "document",
    "files",
    "journal",
    "overview",
    "pages",
    "profile",
    "reporters",
    "rules",
    "schema",
    "standard",
)
READ = (
    "catalogue.json",
    "catalogue.short.json",
    "manifest.schema.json",
    "manifest.shape.json",
    "metrics.json",
    "profile-1.0.schema.json",
    "words.json",
)
LEFT_OUT = ("so", "pyi", "pyx", "pxd", "c", "h", "typed")
BEGINNING = (1980, 1, 1, 0, 0, 0)


def modules(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """Everything in each wheel that is not compiled and no test; and a stand-in for the one library without a wheel."""
    yield "rpds/__init__.py", Path(__file__).with_name("rpds.py").read_bytes()
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                folders, suffix = name.split("/")[:-1], name.rpartition(".")[2]
                if suffix not in LEFT_OUT and not {"tests", "benchmarks"} & set(folders):
                    yield name, archive.read(name)


def package() -> Iterator[tuple[str, bytes]]:
    """The rooms of the package that a check passes through, and the published standard."""
    folder = ROOT / "synthreport"
    files = [*folder.glob("*.py"), *(path for room in ROOMS for path in (folder / room).rglob("*") if path.is_file())]
    for path in files:
        if "__pycache__" not in path.parts:
            yield f"synthreport/{path.relative_to(folder).as_posix()}", path.read_bytes()
    for path in (ROOT / "schema").rglob("*.json"):
        if path.name in READ:
            yield f"synthreport/_schema/{path.relative_to(ROOT / 'schema').as_posix()}", path.read_bytes()


def main(wheels: Path, target: Path) -> None:
    """Write the archive, sorted and without the time of its making."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted([*modules(wheels), *package()]):
            info = zipfile.ZipInfo(name, BEGINNING)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
