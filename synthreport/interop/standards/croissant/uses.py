"""Uses of a dataset, as lines `use: answer`, for formats that hold only prose about them."""

from __future__ import annotations

from synthreport.interop.shared.field_table import Reading, Writer
from synthreport.interop.shared.value_forms import TEXTS

_USES = (
    "code_testing", "teaching", "method_development", "model_training", "augmentation", "benchmark",
    "surrogate_release", "inference", "regulatory_evidence", "clinical_use",
)  # fmt: skip
_ANSWERS = ("intended", "untested", "excluded", "not_stated")


def use_lines(writer: Writer) -> list[str]:
    """Every use of the closed list, with its answer."""
    said = {use: writer.raw(f"/purpose/uses/{use}") for use in _USES}
    told = {use: answer for use, answer in said.items() if answer in _ANSWERS}
    writer.note(*(f"/purpose/uses/{use}" for use in told))
    return [f"{use.replace('_', ' ')}: {answer.replace('_', ' ')}" for use, answer in told.items()]


def read_uses(reading: Reading, key: str) -> None:
    """Take the lines that name a use and its answer; prose is left, for it answers no use by itself."""
    for line in reading.read(key, TEXTS) or ():
        use, _, answer = (part.strip().replace(" ", "_") for part in line.partition(":"))
        if use in _USES and answer in _ANSWERS:
            reading.draft.state(f"/purpose/uses/{use}", answer)
        else:
            reading.leave(key, "prose on uses; every use of a closed list is answered at /purpose/uses")
