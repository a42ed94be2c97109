"""The scripts of a folder as one draft: every file of code is read, and none is run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Unusable
from synthreport.scan.scripts.calls import Script
from synthreport.scan.scripts.python_calls import python_script
from synthreport.scan.scripts.r_calls import r_script
from synthreport.scan.scripts.script_texts import NO_CODE, is_script, text_of, why_not_read
from synthreport.scan.scripts.shown_pipeline import Listed, Pipeline
from synthreport.scan.surroundings.lock_files import lock_in

_OF_R = {
    "base", "compiler", "datasets", "graphics", "grDevices", "grid", "methods", "parallel", "splines", "stats",
    "stats4", "tcltk", "tools", "utils",
}  # fmt: skip
"""Packages that come with R."""
_READERS = {"python": python_script, "r": r_script}


def pipeline_of(files: list[tuple[str, Path]], ids: Mapping[str, str], data: Collection[str]) -> Draft:
    """What the code among some files shows of the pipeline; `ids` are those of the listed files by their paths, `data`
    those of data.
    """
    draft = Draft("the scripts")
    lock = None
    with suppress(Unusable):  # reported with the environment
        lock = lock_in(files)
    scripts = scripts_in(files, draft)
    listed = Listed(dict(ids), data, lock.versions if lock else {})
    Pipeline(scripts, listed, draft).state()
    return draft


def scripts_in(files: Iterable[tuple[str, Path]], draft: Draft) -> list[Script]:
    """The files of code that are read here; the draft reports what cannot be read."""
    read = (_script(name, path, draft) for name, path in files if is_script(path))
    return [script for script in read if script]


def attached(files: Iterable[tuple[str, Path]]) -> list[str]:
    """The packages that code in R uses and that do not come with R."""
    scripts = scripts_in(((name, path) for name, path in files if path.suffix.lower() != ".py"), Draft(""))
    return sorted({name for script in scripts if script.language == "r" for name in script.attached} - _OF_R)


def _script(name: str, path: Path, draft: Draft) -> Script | None:
    try:
        text = text_of(name, path, Draft(""))
        return _READERS[text.language](name, text.code) if text.language in _READERS else None
    except NO_CODE as error:
        draft.leave(name, f"its calls cannot be read: {why_not_read(error)}")
    return None
