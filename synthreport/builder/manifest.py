"""A whole manifest that is built in code: check it at any time, save it when it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from os import PathLike
from pathlib import Path
from typing import Any, Self

from synthreport.builder.parts import Part
from synthreport.document import Document
from synthreport.document.source import NAMES, as_document, read
from synthreport.draft.standard_order import Order, arranged
from synthreport.edit import edited
from synthreport.edit.difference import changes
from synthreport.edit.new_text import new_text
from synthreport.files.opener import real
from synthreport.files.writing import locked, refuse_read_only, write
from synthreport.result import Result
from synthreport.standard.catalogue import load
from synthreport.standard.versions import NEWEST


class Whole(Part):
    """What a manifest can do besides having answers."""

    __slots__ = ("_document", "_file", "_note")

    def __init__(self, **answers: Any) -> None:
        super().__init__(**{"synthreport": NEWEST, **answers})
        self._document: Document | None = None
        self._file: Path | None = None
        self._note = ""

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """The manifest in a file, as far as it goes. Raises OSError, and ValueError if it cannot be read."""
        document = read(str(path))
        for problem in document.problems:
            raise ValueError(f"{path}: line {problem.span.line}: {problem.message}. {problem.fix}")
        made = cls._with(document.data, str(path))
        made._document, made._file = document, real(Path(path))
        return made

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The manifest in plain data, as far as it goes. Raises ValueError for what no manifest can hold."""
        if not isinstance(data, Mapping):
            raise TypeError(f"cannot build a manifest from {type(data).__name__}: expected a mapping")
        document = as_document(dict(data))
        for problem in document.problems:
            raise ValueError(f"{problem.pointer or '/'}: {problem.message}. {problem.fix}")
        return cls._with(document.data, "The data")

    @classmethod
    def _with(cls, data: dict[str, Any], origin: str) -> Self:
        stated = data.get("synthreport", NEWEST)
        if stated != NEWEST:
            raise ValueError(f"{origin} follows version {stated} of the standard; this builds manifests of {NEWEST}")
        made = cls()
        made._answers = deepcopy(data)
        return made

    @property
    def data(self) -> dict[str, Any]:
        """A copy of all answers as plain data, in the order of the standard."""
        made: dict[str, Any] = arranged(self._synthreport_data(), load(NEWEST).root)
        return made

    def to_yaml(self) -> str:
        """The manifest as YAML; comments and order are those of the file that it was loaded from. Raises CannotEdit."""
        own = self._document
        if own is None or own.name.lower().endswith(".json"):
            return new_text(self.data, NAMES[0])
        return edited(own, changes(own.data, self.data))

    def check(self, profile: str | PathLike[str] = "core") -> Result:
        """The result of a check; the findings are in the order of the standard. Raises ProfileError."""
        from synthreport.checker.pipeline import check

        data, catalogue = self.data, load(NEWEST)
        result = check(data, profile=profile)
        order = Order(catalogue, data)
        ordered = sorted(result.findings, key=lambda finding: order.position(finding.at.pointer))
        return result._replace(findings=tuple(ordered))

    def save(self, path: str | PathLike[str], *, force: bool = False) -> None:
        """Write the manifest, as JSON where the name ends in `.json` and as YAML otherwise.

        A file that it was loaded from, or saved in, is changed in its place, and keeps comments and order; nobody else
        changes it meanwhile. Raises FileExistsError, without `force`, where another file is there, or where that file
        has changed since; OSError if the folder cannot be written to, or the file is read-only; and CannotEdit.
        """
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(file):
            standing = self._standing(file)
            if not force:
                self._refuse_loss(file, standing)
            text = edited(standing, changes(standing.data, self.data)) if standing else new_text(self.data, file.name)
            write(file, text)
            self._document, self._file = read(str(file)), real(file)

    def _become(self, other: Self) -> None:
        """Be another manifest from now on."""
        self._answers, self._document, self._file = other._answers, other._document, other._file

    def _refuse_loss(self, file: Path, standing: Document | None) -> None:
        if file.exists() and standing is None:
            changed = "has changed since it was loaded; load it again"
            why = changed if self._is_own(file) else "already exists; choose another name"
            raise FileExistsError(f"{file} {why}, or save with force=True")
        refuse_read_only(file)

    def _standing(self, file: Path) -> Document | None:
        """What this was loaded from, or saved in, where that file still says the same."""
        own = self._document if self._is_own(file) else None
        return own if own and own.text == read(str(file)).text else None

    def _is_own(self, file: Path) -> bool:
        return self._document is not None and self._file == real(file) and file.is_file()
