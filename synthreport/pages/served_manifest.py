"""The one manifest that is served: read, saved, verified and measured. No other file is written but its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from synthreport import __version__
from synthreport.checker.pipeline import check
from synthreport.document import Document
from synthreport.document.source import read
from synthreport.edit import CannotEdit
from synthreport.edit.saving import save
from synthreport.files.opener import real
from synthreport.files.writing import locked, write
from synthreport.finding import Level
from synthreport.overview.checked import Checked, Run
from synthreport.reporters.formats import rendered

Tell = Callable[[float], None]
"""Is called with the part of some work that is done, from 0 to 1."""

_FAMILIES = 9
_TABLES = (".csv", ".tsv", ".parquet")
_MOST = 500


class ServedManifest:
    """The manifest in a file, and the data files beside and below it."""

    def __init__(self, path: Path) -> None:
        self.path = real(path)
        self.folder = self.path.parent

    def document(self) -> Document:
        """The manifest as it is on the disk now. Raises OSError."""
        return read(str(self.path))

    def shown(self) -> dict[str, Any]:
        """Its name and text, and the tables that can be measured."""
        return {"name": self.path.name, "text": self.document().text, "tables": list(self._tables())}

    def save(self, text: str, before: str) -> None:
        """Write a new text. Raises CannotEdit if the file does not have the text `before` any more, and OSError.

        Raises UnicodeError, and writes nothing, if the text is none that a file can hold.
        """
        text.encode()
        with locked(self.path):
            document = self.document()
            if document.text != before:
                raise CannotEdit(f"{self.path.name} has changed on the disk; load it again before you save")
            save(document, text)

    def verified(self, tell: Tell) -> str:
        """The report for programs of a check that knows the files."""
        from synthreport.evidence.verifying.verification import Settings, verify

        document = self.document()
        seen = verify(document.data, self.folder, Settings(progress=lambda total: _parts(total, tell)))
        result = check(document, observed=seen)
        run = Run([Checked(self.path.name, document, result)], [], exit_code=int(not result.passes(Level.MUST)))
        return str(rendered("json", run))

    def measured(self, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
        """Measure a table, and write the results. Raises Unusable, CannotEdit and OSError, and then writes nothing."""
        from synthreport.evidence.measuring.results_in_manifest.into_manifest import written

        done = iter(range(1, _FAMILIES + 1))
        with locked(self.path):
            document = self.document()
            request = self._request(asked)
            found = written(
                document, self.folder, request, __version__, lambda _: tell(next(done, _FAMILIES) / _FAMILIES)
            )
            self._keep(found.name, found.evidence)
            save(document, found.text)
        omitted = [f"{each.what}: {each.why}" for each in found.measured.omitted]
        return {"results": len(found.measured.numbers), "omitted": omitted, "doubts": found.doubts}

    def _request(self, asked: dict[str, Any]) -> Any:
        from synthreport.evidence.measuring.tables_of_request import Request

        files = {side: self._table(asked[side]) for side in ("synthetic", "train", "holdout") if asked.get(side)}
        return Request({"": files}, outcomes=tuple(asked.get("outcomes", ())))

    def _table(self, name: str) -> Path:
        """A listed table. Raises CannotEdit for any other file."""
        if name not in set(self._tables()):
            raise CannotEdit(f"{name} is no table in the folder of the manifest")
        return self.folder / name

    def _tables(self) -> Iterator[str]:
        """The tables in and below the folder, by their paths in it."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.suffix in _TABLES and path.is_file())
        names = (path for path in found if real(path).is_relative_to(self.folder))
        for _, path in zip(range(_MOST), names, strict=False):
            yield path.relative_to(self.folder).as_posix()

    def _keep(self, name: str, evidence: bytes) -> None:
        """Write the file of evidence. Raises CannotEdit if another file of that name would be lost."""
        from synthreport.evidence.measuring.results_in_manifest.evidence_file import is_foreign

        path = self.folder / name
        if is_foreign(path):
            raise CannotEdit(f"{name} was not written by synthreport measure: move it away")
        write(path, evidence)


@contextmanager
def _parts(total: int, tell: Tell) -> Iterator[Callable[[int], None]]:
    """Counts what was read of a total."""
    read_so_far = 0

    def update(count: int) -> None:
        nonlocal read_so_far
        read_so_far += count
        tell(min(1.0, read_so_far / max(total, 1)))

    yield update
