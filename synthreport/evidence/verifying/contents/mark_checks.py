"""Marks: whether files say that they are synthetic, where the manifest says that they do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables import open_table
from synthreport.evidence.tables.engine import path_literal
from synthreport.evidence.verifying.contents.described import entries
from synthreport.evidence.verifying.contents.field_sql import Counts
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.notes import Notes
from synthreport.files.opener import real
from synthreport.files.optional import MissingExtra, wanted
from synthreport.grades import Grade
from synthreport.scan.disclosure_limits import Limits
from synthreport.scan.observations import Seen
from synthreport.scan.readers import json_records
from synthreport.scan.readers.dicom import header_of
from synthreport.scan.readers.streams import lines, opened

_LOOKED_AT = 64 * 1024


class Marked(NamedTuple):
    """Where marks are looked for: the files of an entry, its archive, and what was counted in its columns."""

    listed: Listed
    archive: str
    rows: int
    columns: Mapping[str, Counts]


def judge_marks(marked: Marked, notes: Notes) -> None:
    """Note whether each mark of an entry is in its files."""
    for name, mark in entries({"label": marked.listed.entry.get("label")}, "/label"):
        at, kind, value = f"{marked.listed.at('label')}/{name}", mark.get("kind"), mark.get("value")
        look = _LOOKS.get(kind) if isinstance(kind, str) else None
        if look is None or not isinstance(value, str):
            notes.skip("VE63", "a mark of that kind is not looked for", claim=at)
            continue
        try:
            found = look(marked, value)
        except (Unusable, MissingExtra) as error:
            notes.skip("VE63", str(error), claim=at)
            continue
        if notes.judge("VE63", at, "" if found else f"the mark is not in {_where(marked.listed)}", claim=at):
            notes.grade(at, Grade.RECOMPUTED)


def _where(listed: Listed) -> str:
    return "the file" if "*" not in listed.path else "every file"


def _in_name(marked: Marked, value: str) -> bool:
    names = list(marked.listed.files) or [marked.listed.path]
    return all(value.casefold() in name.rpartition("/")[2].casefold() for name in names)


def _in_archive(marked: Marked, value: str) -> bool:
    path = marked.archive or marked.listed.path
    return value.casefold() in path.rpartition("/")[2].casefold()


def _in_column(marked: Marked, value: str) -> bool:
    """Whether the column that is named has a value in each row, or some column says in each that it is synthetic.

    Raises Unusable if no column could be read.
    """
    if not marked.columns:
        raise Unusable("its columns could not be read")
    words = {value, *re.findall(r"`([^`]+)`", value)}
    own = [counts for name, counts in marked.columns.items() if name in words]
    if own:
        return all(counts.present == marked.rows for counts in own)
    return marked.rows > 0 and any(counts.marked == marked.rows for counts in marked.columns.values())


def _in_header(marked: Marked, value: str) -> bool:
    return _each(marked, lambda path: value.casefold().encode() in _head(path).lower())


def _head(path: Path) -> bytes:
    with opened(path) as stream:
        return stream.read(_LOOKED_AT)


def _in_vcf(marked: Marked, value: str) -> bool:
    def has_mark(path: Path) -> bool:
        with lines(path, "utf-8-sig") as found:
            return any(value.casefold() in line.casefold() for line in takewhile(_is_header, found))

    return _each(marked, has_mark)


def _is_header(line: str) -> bool:
    return line.startswith("##")


def _in_dicom(marked: Marked, value: str) -> bool:
    """Whether an element has the value that follows its tag; any value if none follows."""
    form = re.match(r"\(?([0-9A-Fa-f]{4}),?\s*([0-9A-Fa-f]{4})\)?\s*(.*)", value.strip())
    if form is None:
        raise Unusable("the mark names no tag of DICOM, such as (0008,001C) YES")
    keyword = wanted("pydicom", "dicom").datadict.keyword_for_tag(int(form[1] + form[2], 16))

    def has_mark(path: Path) -> bool:
        found = header_of(path, (keyword, "SOPClassUID")).get(keyword)
        return found is not None and (not form[3] or str(found).strip().casefold() == form[3].strip().casefold())

    return bool(keyword) and _each(marked, has_mark)


def _in_fhir(marked: Marked, value: str) -> bool:
    """Whether every resource has a label whose code or display is the mark."""
    words = {value.casefold(), *re.findall(r"\w+", value.casefold())}

    def has_mark(path: Path) -> bool:
        found = [_labels(record) & words for record in json_records.records_of(path, Seen(Limits()))]
        return bool(found) and all(found)

    return _each(marked, has_mark)


def _labels(record: dict[str, Any]) -> set[str]:
    labels = json_records.labels_of(record)
    return {str(label[key]).casefold() for label in labels for key in ("code", "display") if key in label}


def _in_parquet(marked: Marked, value: str) -> bool:
    def has_mark(path: Path) -> bool:
        with open_table(path) as table:
            found = table.sql(f"SELECT key, value FROM parquet_kv_metadata({path_literal(real(path))})")
        return any(value.casefold() in _text(each).casefold() for row in found for each in row)

    return _each(marked, has_mark)


def _text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _each(marked: Marked, has_mark: Callable[[Path], bool]) -> bool:
    """Whether each file has the mark. Raises Unusable for a file in an archive."""
    if not marked.listed.files:
        raise Unusable("marks within archives are not looked for; unpack it")
    return all(map(has_mark, _paths(marked)))


def _paths(marked: Marked) -> Iterator[Path]:
    yield from marked.listed.files.values()


_LOOKS: dict[str, Callable[[Marked, str], bool]] = {
    "file_name": _in_name,
    "archive_name": _in_archive,
    "column": _in_column,
    "header": _in_header,
    "media_metadata": _in_header,
    "vcf_header": _in_vcf,
    "dicom_tag": _in_dicom,
    "fhir_tag": _in_fhir,
    "parquet_metadata": _in_parquet,
}
"""How a mark of each kind is looked for; a narrative is for readers."""
