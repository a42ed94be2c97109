"""What is known when a run ends: its tools, its environment, its script, and the digests of its files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from synthreport.draft.digests import sized
from synthreport.draft.ids import id_of
from synthreport.record import run_machine
from synthreport.record.libraries import libraries
from synthreport.record.record import Record, entries
from synthreport.record.script import command, inside
from synthreport.scan.listing.file_kinds import kind_of


def collect(run: Record) -> None:
    """Record what is known of a run in its end. Raises OSError where a file cannot be read."""
    _about(run)
    tools = _tools(run)
    for step in run.steps:
        _step(run, step, tools)
    for name in run.files:
        _file(run, name)
    for key, answer in run_machine.environment(run.folder, run.leave).items():
        run.record(f"/reproducibility/environment/{key}", answer)


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
