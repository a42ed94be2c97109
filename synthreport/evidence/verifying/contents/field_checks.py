"""Each field of a table: whether what its column holds is what the manifest states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synthreport.evidence.verifying.contents.described import Field
from synthreport.evidence.verifying.contents.field_sql import Counts
from synthreport.evidence.verifying.notes import Notes, plural
from synthreport.grades import Grade

_FREE_TEXT_SHARE = 0.1
_FREE_TEXT = ("free_text", "identifier", "link_to_source")


def judge_field(field: Field, counts: Counts, is_text: bool, notes: Notes) -> None:
    """Note what the counts of a column say about its field; `is_text` is whether its file has no types of its own."""
    sound = [
        notes.judge(code, f"{field.pointer}/{key}", message, claim=field.pointer)
        for code, key, message in _told(field, counts, is_text)
    ]
    if counts.with_comma:
        message = f"{plural(counts.with_comma, 'number')} with a comma before the decimals"
        notes.judge("VE58", field.pointer, message)
    _judge_text(field, counts, notes)
    if all(sound):
        notes.grade(field.pointer, Grade.RECOMPUTED)


def _told(field: Field, counts: Counts, is_text: bool) -> Iterator[tuple[str, str, str]]:
    """The code of each rule that can be judged, the key that it is about, and what is wrong."""
    of_all = f" of {counts.present:,} values"
    if field.type in ("integer", "number", "boolean", "date", "datetime", "time"):
        yield "VE66", "type", f"{counts.untyped:,}{of_all} are not of type {field.type}" if counts.untyped else ""
    if field.says("range") is not None:
        message = f"{counts.below:,}{of_all} are below the range" if counts.below else ""
        yield "VE67", "range", f"{counts.above:,}{of_all} are above the range" if counts.above else message
    if field.says("decimals") is not None:
        message = f"{counts.decimals:,}{of_all} have more decimals" if counts.decimals else ""
        yield "VE67", "decimals", message
    if field.codes:
        message = f"{counts.unknown:,}{of_all} are none of the categories" if counts.unknown else ""
        yield "VE68", "categories", message
    if field.says("missing") is not None:
        yield "VE69", "missing", _missing(field, counts, is_text)


def _missing(field: Field, counts: Counts, is_text: bool) -> str:
    """What is wrong about missing values; empty if nothing is."""
    lacking = counts.empty + counts.otherwise
    if field.says("missing") == "none":
        return f"{plural(lacking, 'value')} missing, and none should be" if lacking else ""
    code = field.missing_code()
    if code is None or not is_text:
        return ""
    stray = counts.otherwise + (counts.empty if code.strip() else 0)
    return f"{plural(stray, 'missing value')} written otherwise than stated" if stray else ""


def _judge_text(field: Field, counts: Counts, notes: Notes) -> None:
    """Note texts that look like identifiers of persons, or like sentences."""
    if field.type not in ("", "string") or field.codes:
        return
    message = f"{plural(counts.leaks, 'value')} like an e-mail address, a telephone, insurance or account number"
    notes.judge("VE78", field.pointer, message if counts.leaks else "")
    is_free = counts.long > _FREE_TEXT_SHARE * counts.present and not set(_FREE_TEXT) & set(map(str, field.roles))
    message = f"{counts.long:,} of {counts.present:,} values are sentences, and no role says so"
    notes.judge("VE79", field.pointer, message if is_free else "")


def added(all_counts: Mapping[str, list[Counts]]) -> dict[str, Counts]:
    """The counts of each field in all files together."""
    return {name: Counts(*map(sum, zip(*counts, strict=True))) for name, counts in all_counts.items()}
