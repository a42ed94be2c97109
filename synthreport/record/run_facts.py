"""What is known when a run ends: tools, environment, script, files, what these hold, and what follows from it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from synthreport.document.pointers import get
from synthreport.draft.digests import sized
from synthreport.draft.draft import leaves
from synthreport.draft.ids import id_of
from synthreport.draft.merge import merged
from synthreport.record import run_machine
from synthreport.record.libraries import libraries
from synthreport.record.record import Record, entries
from synthreport.record.script import command, inside
from synthreport.scan import looked_at
from synthreport.scan.listing.roles_by_name import kind_of

_METHODS = {"fit": "fitted", "prompt": "prompted", "simulate": "simulated", "resample": "resampled"}
_UNWRITTEN = "it was there and was not written since the recording began: not recorded as made"


def collect(run: Record) -> None:
    """Record what is known about a run at its end. Raises OSError if a file cannot be read."""
    _leave_unwritten(run)
    _about(run)
    tools = _tools(run)
    for step in run.steps:
        _step(run, step, tools)
    for name in run.files:
        _file(run, name)
    for key, answer in run_machine.environment(run.folder, run.leave).items():
        run.record(f"/reproducibility/environment/{key}", answer)
    _record_contents(run)
    _record_code(run)
    _infer(run)


def _about(run: Record) -> None:
    run.record_unless_said("/manifest/basis", "creator")
    run.record("/manifest/date", datetime.now(UTC).date())


def _tools(run: Record) -> list[str]:
    """Record the tools of a run, under the ids that they have already. Gives the ids."""
    known = {each.get("name"): name for name, each in entries(run.manifest.data, "tools").items()}
    found = dict[str, Any]()
    for tool in libraries(run.script):
        found[known.get(tool["name"]) or id_of(tool["name"], {*found, *run.ids()})] = tool
    for name, tool in found.items():
        run.record(f"/tools/{name}", tool)
    return list(found)


def _step(run: Record, step: str, tools: list[str]) -> None:
    at = f"/steps/{step}"
    run.record_unless_said(f"{at}/tools", tools)
    file = run.script.file
    path = inside(file, run.folder) if file else None
    if file and path:
        run.record(f"{at}/code", {"path": path, "sha256": sized(file)[1]})
    else:
        run.leave(f"{at}/code", "the script is no file in the folder of the manifest")
    told = command(run.script, run.folder, arguments=run.arguments and not run.secret_steps)
    run.record(f"{at}/command", told)


def _file(run: Record, name: str) -> None:
    path = run.files[name]
    size, digest = sized(path, run.folder)
    kind = kind_of(path.name)
    run.record(f"/files/{name}", {"media_type": kind.media_type, "bytes": size, "sha256": digest})
    if "synthetic" in path.name.lower():
        mark = {"kind": "file_name", "value": "synthetic", "survives_unpacking": True}
        run.record_unless_said(f"/files/{name}/label", {"in_the_name": mark})


def _leave_unwritten(run: Record) -> None:
    """Remove files that were not written from a record. What an earlier run recorded about them is kept."""
    for name, path in tuple(run.files.items()):
        if run.earlier.is_unwritten(path):
            del run.files[name]
            _forget(run, name)
            run.leave(f"/files/{name}", _UNWRITTEN)


def _forget(run: Record, name: str) -> None:
    answers = run.manifest._synthreport_data()
    files = entries(answers, "files")
    files.pop(name, None)
    if name in entries(run.before, "files"):
        files[name] = run.before["files"][name]
    if not files:
        answers.pop("files", None)
    for step in map(entries(answers, "steps").get, run.steps):
        if step and name in step.get("makes", ()):
            step["makes"] = [each for each in step["makes"] if each != name]
            if not step["makes"]:
                del step["makes"]


def _record_contents(run: Record) -> None:
    """Record tables, fields and records of the files that a run has made, and the script itself as a file."""
    files = [*run.files.values(), *([run.script.file] if run.script.file else [])]
    paths = [path for file in files if (path := inside(file, run.folder))]
    found = looked_at(run.folder, paths)
    answers = merged(run.manifest._synthreport_data(), found.answers)
    for pointer in leaves(answers):
        run.record(pointer, get(answers, pointer))
    for left in found.left:
        run.leave(left.place, left.why)


def _record_code(run: Record) -> None:
    """Record the script as the code of the generation, which a reader may look for."""
    path = inside(run.script.file, run.folder) if run.script.file else None
    files = merged(entries(run.manifest.data, "files"), run.draft.answers.get("files", {}))
    run.record_entries("/access/code", [name for name, file in files.items() if path and file.get("path") == path])


def _infer(run: Record) -> None:
    """Record what follows from the steps, the inputs and the files of a run, where the author says nothing."""
    stated = run.manifest.data
    steps = stated.get("steps", {})
    methods = [_METHODS[steps[name]["kind"]] for name in run.steps if steps[name]["kind"] in _METHODS]
    run.record_entries("/dataset/methods", list(dict.fromkeys(methods)))
    modalities = {kind_of(path.name).modality for path in run.files.values()}
    run.record_entries("/content/modalities", sorted(modalities - {""}))
    if "fitted" in methods and _were_observed(entries(stated, "inputs")):
        run.record_unless_said("/lineage/real_fraction", {"records": 1})
        run.record_unless_said("/lineage/retrained_on_synthetic", False)


def _were_observed(inputs: dict[str, Any]) -> bool:
    """Whether every input that holds records is said to be observed."""
    records = [each for each in inputs.values() if each.get("kind") == "dataset"]
    return bool(records) and all(each.get("origin") == "observed" for each in records)
