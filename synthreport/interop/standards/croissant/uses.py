"""Uses of a dataset, as lines `use: answer`, for formats that hold only prose about them."""

from __future__ import annotations

from functools import cache

from synthreport.interop.shared.field_table import Reading, Writer
from synthreport.interop.shared.value_forms import TEXTS
from synthreport.schema.forms import fields, form_at
from synthreport.standard.versions import NEWEST

_MEANT = "intended"


@cache
def _uses() -> dict[str, tuple[str, ...]]:
    """The uses of the closed list, each with the words that may answer it."""
    words = {name: form_at({}, f"/purpose/uses/{name}", NEWEST).words for name in fields("Uses")}
    return {name: closed for name, closed in words.items() if closed}


def use_lines(writer: Writer, *, recommended: bool) -> list[str]:
    """The uses of the closed list with their answers: those that are meant, or those that are not."""
    said = {use: writer.raw(f"/purpose/uses/{use}") for use in _uses()}
    told = {use: answer for use, answer in said.items() if answer in _uses()[use] and (answer == _MEANT) is recommended}
    writer.note(*(f"/purpose/uses/{use}" for use in told))
    return [f"{use.replace('_', ' ')}: {answer.replace('_', ' ')}" for use, answer in told.items()]


def use_in(line: str) -> tuple[str, str]:
    """The use and the answer of a line `use: answer`; both empty for prose."""
    use, _, answer = (part.strip().replace(" ", "_") for part in line.partition(":"))
    return (use, answer) if answer in _uses().get(use, ()) else ("", "")


def read_uses(reading: Reading, key: str) -> None:
    """Take the lines that name a use and its answer; prose is skipped, since it answers no use by itself."""
    for line in reading.read(key, TEXTS) or ():
        use, answer = use_in(line)
        if use:
            reading.draft.state(f"/purpose/uses/{use}", answer)
        else:
            reading.leave(key, "prose on uses; every use of a closed list is answered at /purpose/uses")
