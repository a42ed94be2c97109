"""A copy of an example in which a lie can be planted, and what is observed in it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from synthreport.checker.pipeline import check
from synthreport.document.source import MEASURED, read
from synthreport.evidence.verifying.verification import Settings, verify
from synthreport.grades import Grade
from synthreport.result import Observed, Result

EXAMPLES = Path(__file__).parents[1] / "examples"

UNLISTED = ("expected.*", "manifest.py", "*.in")


class Copy:
    """A dataset in a folder of its own: its manifest as data, and its files."""

    def __init__(self, folder: Path, example: str = "simulated-clinic") -> None:
        self.folder = folder / example
        shutil.copytree(EXAMPLES / example, self.folder, ignore=shutil.ignore_patterns(*UNLISTED))
        self.data: Any = read(str(self.folder / "synthreport.yaml")).data

    def file(self, name: str) -> Path:
        """The file of an entry."""
        return self.folder / str(self.data["files"][name]["path"])

    def write(self, name: str, content: bytes, *, honest: bool = True) -> None:
        """Replace a file; if honest, the manifest states its new size and digest, and so does what was measured."""
        self.file(name).write_bytes(content)
        if honest:
            digest = hashlib.sha256(content).hexdigest()
            self.data["files"][name] |= {"bytes": len(content), "sha256": digest}
            self._measured_again(name, digest)

    def _measured_again(self, name: str, digest: str) -> None:
        """State the digest of a file in the file of evidence, if it is one that was measured."""
        path = self.folder / MEASURED
        said = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"files": {}}
        if name in said["files"]:
            said["files"][name] = digest
            self.write("measured", json.dumps(said).encode())

    def replace(self, name: str, old: str, new: str, times: int = -1) -> None:
        """Replace a text in a file, which the manifest goes on describing."""
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, times).encode())

    def lines(self, name: str) -> list[str]:
        """The lines of a file."""
        return self.file(name).read_text(encoding="utf-8").splitlines(keepends=True)

    def observed(self, **settings: Any) -> Observed:
        """What the files show."""
        return verify(self.data, self.folder, Settings(**settings))

    def result(self, observed: Observed | None) -> Result:
        """A check of the manifest that knows it."""
        return check(self.data, observed=observed)


def found(observed: Observed) -> list[str]:
    """Every finding as its code and pointer."""
    return [f"{finding.code} {finding.at.pointer}" for finding in observed.findings]


def grade(observed: Observed, pointer: str) -> Grade:
    """The grade of a claim of which something was observed."""
    return observed.grades[pointer][0]
