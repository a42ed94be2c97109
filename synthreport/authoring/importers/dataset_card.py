"""A dataset card of Hugging Face: its front matter alone, for the prose below has no fixed meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from synthreport.authoring.draft import Draft
from synthreport.authoring.importers import Options
from synthreport.authoring.interchange.card import HINTS, ROWS
from synthreport.authoring.interchange.forms import PATH
from synthreport.authoring.interchange.gathering import Gathering, role_of
from synthreport.authoring.interchange.linked import as_list
from synthreport.authoring.interchange.rows import Reading
from synthreport.authoring.sources import Source, Unusable


def recognises(source: Source) -> bool:
    """Whether a file is a README.md, or like one, with front matter."""
    try:
        return source.name.lower().endswith(".md") and not source.is_folder and source.data.lstrip().startswith(b"---")
    except Unusable:
        return False


def imported(source: Source, options: Options) -> Draft:
    """What the front matter says. Raises Unusable where there is none."""
    data = source.mapping(_front(source).yaml)
    if terms := data.get("license_link") or data.get("license_name"):
        data = {key: each for key, each in data.items() if key not in ("license_link", "license_name")}
        data["license"] = terms if data.get("license") in ("other", None) else data["license"]
    into = Gathering(source.name)
    reading = Reading(into.draft, data)
    reading.rows(ROWS)
    for number, config in enumerate(as_list(reading.take("configs"))):
        _read_config(into, config if isinstance(config, dict) else {}, f"/configs/{number}")
    reading.rest(HINTS)
    into.draft.leave("", "prose below the front matter is not read")
    return into.draft


def _front(source: Source) -> Source:
    """The front matter, as a file of its own."""
    lines = source.text.lstrip().splitlines(keepends=True)
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        raise Unusable(f"{source.name}: no front matter, expected YAML between two lines ---")
    return Source(Path(source.name), f"{source.name}, front matter", "".join(lines[1 : ends[1]]).encode())


def _read_config(into: Gathering, config: dict[str, Any], where: str) -> None:
    """Take the data files of one configuration; which split they are is no answer of a file."""
    for each in as_list(config.get("data_files")):
        for path in as_list(each.get("path") if isinstance(each, dict) else each):
            name = into.id(config.get("config_name"), path)
            reading = Reading(into.draft, {"data_files": path}, where)
            reading.state(f"/files/{name}/path", "data_files", PATH)
            if f"/files/{name}/path" in into.draft.origins:
                into.draft.state(f"/files/{name}/role", role_of(path))
