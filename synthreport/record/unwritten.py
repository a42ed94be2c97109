"""Outputs that a script named and did not write: they lay there before, and this run did not make them."""

from __future__ import annotations

from synthreport.record.record import Record, entries

_WHY = "it was there and was not written since the recording began: not recorded as made"


def leave_unwritten(run: Record) -> None:
    """Take files that were not written out of a record. What an earlier run recorded of them stays."""
    for name, path in tuple(run.files.items()):
        if run.earlier.is_unwritten(path):
            del run.files[name]
            _forget(run, name)
            run.leave(f"/files/{name}", _WHY)


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
