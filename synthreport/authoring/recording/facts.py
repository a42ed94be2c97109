"""What is known when a run ends: its tools, its environment, its script, and the digests of its files."""

from __future__ import annotations

import mimetypes
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from synthreport.authoring.digests import sized
from synthreport.authoring.draft import id_of
from synthreport.authoring.recording import machine
from synthreport.authoring.recording.libraries import libraries
from synthreport.authoring.recording.script import command, inside
from synthreport.reading.places import held

if TYPE_CHECKING:
    from synthreport.authoring.recording.run import Run

_METHODS = {"fit": "fitted", "prompt": "prompted", "simulate": "simulated", "resample": "resampled"}
_TABULAR = ("text/csv", "text/tab-separated-values", "application/vnd.apache.parquet")
_MEDIA = {".parquet": "application/vnd.apache.parquet", ".tsv": "text/tab-separated-values", ".csv": "text/csv"}


def collect(run: Run) -> None:
    """Record what is known of a run in its end. Raises OSError where a file cannot be read."""
    _about(run)
    tools = _tools(run)
    for step in run.steps:
        _step(run, step, tools)
    for name in run.files:
        _file(run, name)
    for key, answer in machine.environment(run.folder).items():
        run.record(f"/reproducibility/environment/{key}", answer)
    _derived(run)


def _about(run: Run) -> None:
    _unless_said(run, "/manifest/basis", "creator")
    run.record("/manifest/date", datetime.now(UTC).date())


def _tools(run: Run) -> list[str]:
    found = dict[str, Any]()
    for tool in libraries(run.script):
        found[id_of(tool["name"], {*found, *run.ids()})] = tool
    for name, tool in found.items():
        run.record(f"/tools/{name}", tool)
    return list(found)


def _step(run: Run, step: str, tools: list[str]) -> None:
    at = f"/steps/{step}"
    _unless_said(run, f"{at}/tools", tools)
    file = run.script.file
    path = inside(file, run.folder) if file else None
    if file and path:
        run.record(f"{at}/code", {"path": path, "sha256": sized(file)[1]})
    else:
        run.leave(f"{at}/code", "the script is no file in the folder of the manifest")
    told = command(run.script, run.folder, arguments=run.arguments and not run.secret_steps)
    run.record(f"{at}/command", told)


def _file(run: Run, name: str) -> None:
    path = run.files[name]
    size, digest = sized(path)
    media = _MEDIA.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0]
    run.record(f"/files/{name}", {"media_type": media, "bytes": size, "sha256": digest})
    if "synthetic" in path.name.lower():
        mark = {"kind": "file_name", "value": "synthetic", "survives_unpacking": True}
        _unless_said(run, f"/files/{name}/label", {"in_the_name": mark})


def _derived(run: Run) -> None:
    """What follows from the steps and files of this run."""
    steps = run.manifest.data["steps"] if run.steps else {}
    methods = [_METHODS[steps[name]["kind"]] for name in run.steps if steps[name]["kind"] in _METHODS]
    _unless_said(run, "/dataset/methods", list(dict.fromkeys(methods)))
    media = [run.draft.answers["files"][name].get("media_type") for name in run.files]
    if any(each in _TABULAR for each in media):
        _unless_said(run, "/content/modalities", ["tabular"])


def _unless_said(run: Run, pointer: str, answer: Any) -> None:
    """Record what the author may know better."""
    try:
        held(run.manifest.data, pointer)
    except LookupError:
        run.record(pointer, answer)
