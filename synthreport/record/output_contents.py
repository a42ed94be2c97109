"""What the outputs of a run hold, and the script among the files: as far as it discloses nobody."""

from __future__ import annotations

from synthreport.document.pointers import get
from synthreport.draft.draft import leaves
from synthreport.draft.merge import met
from synthreport.record.record import Record
from synthreport.record.script import inside
from synthreport.scan import looked_at


def record_contents(run: Record) -> None:
    """Record tables, fields and records of the files that a run has made, and the script itself as a file."""
    files = [*run.files.values(), *([run.script.file] if run.script.file else [])]
    paths = [path for file in files if (path := inside(file, run.folder))]
    found = looked_at(run.folder, paths)
    answers = met(run.manifest._synthreport_data(), found.answers)
    for pointer in leaves(answers):
        run.record(pointer, get(answers, pointer))
    for left in found.left:
        run.leave(left.place, left.why)
