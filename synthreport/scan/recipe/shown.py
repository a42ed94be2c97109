"""What is at hand where scripts are read for how the data were made, and the draft that says it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from synthreport.draft.draft import Draft
from synthreport.draft.ids import id_of
from synthreport.scan.recipe.call_settings import seed_answer
from synthreport.scan.scripts.calls import Call, Script
from synthreport.scan.surroundings.package_names import package_of


class Listed(NamedTuple):
    """What is known beside the scripts: the ids of files by their paths, the records of those of data by their ids, the
    data that scripts read and the draft does not list, and the locked packages.
    """

    files: Mapping[str, str]
    data: Mapping[str, int | None]
    sources: Collection[str]
    locked: Collection[str]


class Shown(NamedTuple):
    """The scripts of a folder, what is listed beside them, and the draft."""

    scripts: list[Script]
    listed: Listed
    draft: Draft

    def package(self, script: Script, module: str) -> str:
        """The package that a module of a script is in."""
        return package_of(module, self.listed.locked) if script.language == "python" else module

    def step(self, script: Script, module: str, kind: str) -> dict[str, Any]:
        """The answers that all steps have: the kind, the tool, and the script."""
        package = self.package(script, module)
        tool = id_of(package)
        self.draft.state(f"/tools/{tool}", {"kind": "software", "name": package})
        return {"kind": kind, "tools": [tool], "code": self.listed.files.get(script.path)}

    def state_stream(self, at: str, purpose: str, algorithm: str, seed: int, script: Script, call: Call) -> None:
        """State a random stream with the seed that a call gives."""
        how = f"{PurePosixPath(script.path).name}, line {call.line}"
        self.draft.state(at, {"purposes": [purpose], "algorithm": algorithm, "seed": seed_answer(seed, how)})

    def leave_line(self, script: Script, call: Call, why: str) -> None:
        """Note that a line of a script is skipped."""
        self.draft.leave(f"{script.path}, line {call.line}", why)
