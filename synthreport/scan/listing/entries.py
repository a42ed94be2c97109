"""The entries under `files`: one for each file, and one for many files of one form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from pathlib import Path
from typing import NamedTuple

from synthreport.scan.columns.data_dictionary import is_dictionary
from synthreport.scan.columns.preamble import header_line
from synthreport.scan.listing.data_formats import Kind
from synthreport.scan.listing.first_bytes import looked_into
from synthreport.scan.listing.roles_by_name import MANY, kind_of, kind_of_many
from synthreport.scan.readers.json_records import may_hold_records
from synthreport.scan.score_sheets.named_numbers import is_score_sheet

_FEW = 4
"""The number from which files, numbered and otherwise named alike, are files of one form."""
_FAMILY = {"data", "documentation", "results", "dictionary", ""}


class Entry(NamedTuple):
    """One file, or many of one form: then the path has a `*`."""

    path: str
    kind: Kind
    files: dict[str, Path]


def entries(files: Iterable[tuple[str, Path]], pointers: Collection[str] = ()) -> list[Entry]:
    """Files as entries, in the order of their paths.

    Numbered files come first; then files of one kind in one folder, however they are named, if they are many.
    `pointers` are files whose content is not here: only their names show what they are.
    """
    kinds = ((name, path, kind_of(name) if name in pointers else _kind(name, path)) for name, path in files)
    alone = [Entry(name, kind, {name: path}) for name, path, kind in kinds]
    for form, least in ((_numbered, _FEW), (_together, MANY + 1)):
        groups: dict[Hashable, list[Entry]] = defaultdict(list)
        for entry in alone:
            groups[form(entry)].append(entry)
        alone = [joined for key, group in groups.items() for joined in _joined(form, key, group, least)]
    return sorted(alone, key=lambda entry: entry.path)


def _kind(name: str, path: Path) -> Kind:
    kind = looked_into(kind_of(name), path)
    if kind.reader == "delimited" and is_dictionary(header_line(path)):
        return kind._replace(role="dictionary")
    if kind.reader == "delimited" and is_score_sheet(header_line(path)):
        return kind._replace(role="results", reader="")
    if kind.reader == "json_records" and not may_hold_records(path):
        return kind._replace(role="", reader="")
    return kind


def _numbered(entry: Entry) -> Hashable:
    return re.sub(r"\d+", "*", entry.path) if entry.kind.role in _FAMILY else entry.path


def _together(entry: Entry) -> Hashable:
    folder, _, base = entry.path.rpartition("/")
    pattern = f"{folder}/*{''.join(Path(base).suffixes[-1:])}".lstrip("/")
    is_other_form = "*" in entry.path and entry.path != pattern
    return entry.path if entry.kind.role not in _FAMILY or is_other_form else pattern


def _joined(form: object, path: Hashable, group: list[Entry], least: int) -> list[Entry]:
    """The entries of one form and of its commonest kind as one, where they are enough and hold the same columns."""
    ((kind, _),) = Counter(entry.kind for entry in group for _ in entry.files).most_common(1)
    alike = [entry for entry in group if entry.kind == kind]
    files = {name: each for entry in alike for name, each in entry.files.items()}
    are_few = len(files) < least and not any("*" in entry.path for entry in alike)
    if are_few or not _same_columns(alike):
        return group
    joined = Entry(str(path), kind_of_many(kind, str(path), len(files)), files)
    return [joined, *(entry for entry in group if entry.kind != kind)]


def _same_columns(group: list[Entry]) -> bool:
    if group[0].kind.reader != "delimited":
        return True
    return len({header_line(path) for entry in group for path in entry.files.values()}) == 1
