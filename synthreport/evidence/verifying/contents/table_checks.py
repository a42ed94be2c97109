"""Each table: its files opened one after the other, scanned at most three times, and judged together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables import open_table
from synthreport.evidence.verifying.contents.described import Described, Field, entries
from synthreport.evidence.verifying.contents.field_checks import added, judge_field
from synthreport.evidence.verifying.contents.field_sql import Counts
from synthreport.evidence.verifying.contents.file_rows import FileRows, Tally
from synthreport.evidence.verifying.contents.row_keys import Keys
from synthreport.evidence.verifying.listed_files import Listed
from synthreport.evidence.verifying.notes import Notes, named, plural, shortened
from synthreport.grades import Grade

MOST_FILES = 1000
"""How many files of one table are read; of more, the first ones."""

_BYTES_OF_A_KEY, _SHARE_OF_KEYS = 12, 0.5
"""What the key of a row takes while keys are sorted, and the share of the memory that all of them may take."""

_WIDTH = ("too many columns", "missing columns", "unquoted value")


class Condition(NamedTuple):
    """A condition of the manifest over a table: where it is, and its SQL."""

    pointer: str
    expression: str


class TableRows:
    """What was counted in all files of a table."""

    def __init__(self, table: Described, conditions: Sequence[Condition], memory: int) -> None:
        self.table, self.conditions, self.memory = table, list(conditions), memory
        self.rows = 0
        self.is_whole = True
        self.is_text = True
        self.counts: dict[str, list[Counts]] = {}
        self.others: dict[str, list[Counts]] = {}
        self.keys: dict[tuple[str, ...], Keys] = {}
        self.is_too_long = False
        self.tallies: dict[str, Tally | Unusable] = {}
        self.names: list[tuple[str, ...]] = []
        self.families: list[dict[str, int]] = []
        self.by_file: dict[str, int] = {}

    def wanted(self) -> list[tuple[Field, ...]]:
        """The combinations of fields whose values are compared: keys, foreign keys, identifiers.

        Without a key, whole rows are: those of a table with a key differ, because their keys do.
        """
        table = self.table
        single = [field for _, field, _ in table.foreign_keys()]
        single += [each for each in table.fields if "identifier" in each.roles and not each.is_family]
        found: list[tuple[Field, ...]] = [tuple(table.key)]
        found += [(each,) for each in single]
        return list({_ids(fields): fields for fields in found}.values())

    def take(self, rows: FileRows, *, marks: bool) -> None:
        """Add what is in one file. Raises Unusable if it cannot be read to its end."""
        rows.scan(marks=marks)
        self.rows += rows.rows
        self.is_text = self.is_text and rows.is_text
        self.names.append(rows.table.names)
        self.families.append(rows.families)
        described = {each.name: each.id for each in rows.fields}
        for name, counts in rows.counts.items():
            held = self.counts if name in described else self.others
            held.setdefault(described.get(name, name), []).append(counts)
        self._take_keys(rows)
        self._take_tallies(rows)

    def _take_keys(self, rows: FileRows) -> None:
        there = set(_ids(rows.fields))
        wanted = [fields for fields in self.wanted() if there.issuperset(_ids(fields))]
        self.is_too_long = self.is_too_long or self.rows * len(wanted) * _BYTES_OF_A_KEY > self.memory * _SHARE_OF_KEYS
        if self.is_too_long:
            self.keys.clear()
            return
        for fields, each in zip(wanted, rows.hashes(wanted), strict=True):
            self.keys.setdefault(_ids(fields), Keys()).add(each)

    def _take_tallies(self, rows: FileRows) -> None:
        found = rows.tally(self.table.id, [each.expression for each in self.conditions])
        for condition, tally in zip(self.conditions, found, strict=True):
            self.tallies[condition.pointer] = _sum(self.tallies.get(condition.pointer, Tally()), tally)


def _ids(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple(each.id for each in fields)


def _sum(one: Tally | Unusable, other: Tally | Unusable) -> Tally | Unusable:
    """Both together; unusable if one is."""
    if isinstance(one, Unusable):
        return one
    return other if isinstance(other, Unusable) else one.plus(other)


class Tables:
    """All tables of a manifest, read from the files in the folder."""

    def __init__(self, inside: Path, memory: int, notes: Notes) -> None:
        self.inside, self.memory, self.notes = inside, memory, notes

    def rows_of(self, table: Described, listed: Mapping[str, Listed], conditions: Sequence[Condition]) -> TableRows:
        """Read the files of a table; each that cannot be read is noted."""
        found = TableRows(table, conditions, self.memory)
        for name in table.files:
            each = listed.get(name)
            if each is None:
                found.is_whole = False
            else:
                self._read(each, found)
        return found

    def _read(self, listed: Listed, found: TableRows) -> None:
        before, wrong, rejected = found.rows, dict[str, str](), list[tuple[str, int, int]]()
        for number, (name, path, member) in enumerate(_parts(listed)):
            if number == MOST_FILES:
                self.notes.skip("VE60", f"of {listed.name}, only the first {MOST_FILES:,} files were read")
                found.is_whole = False
                break
            try:
                rejected += self._one(path, member, listed, found)
            except Unusable as error:
                wrong[name] = str(error)
        found.is_whole = found.is_whole and not wrong
        self._note(listed, wrong, rejected)
        if found.is_whole:
            found.by_file[listed.id] = found.rows - before + sum(rows for _, rows, _ in rejected)

    def _one(self, path: Path, member: str | None, listed: Listed, found: TableRows) -> list[tuple[str, int, int]]:
        with open_table(path, member=member, memory=self.memory, inside=self.inside) as table:
            rows = FileRows(table, found.table.fields)
            found.take(rows, marks=_has_mark_in_rows(listed))
            self._note_writing(listed, rows)
            if not table.is_unchanged:
                raise Unusable("it changed while it was read")
            return rows.rejected()

    def _note(self, listed: Listed, wrong: dict[str, str], rejected: list[tuple[str, int, int]]) -> None:
        at, message = listed.at("path"), f"{named(list(wrong))}: {next(iter(wrong.values()))}" if wrong else ""
        self.notes.judge("VE57", at, message)
        ragged = [each for each in rejected if each[0] in _WIDTH]
        self.notes.judge("VE59", at, _rows(ragged))
        if others := [each for each in rejected if each[0] not in _WIDTH]:
            self.notes.judge("VE57", at, f"{_rows(others)}: {others[0][0]}")

    def _note_writing(self, listed: Listed, rows: FileRows) -> None:
        """Note a text in another encoding, or with another separator than its media type says."""
        if not rows.is_text:
            return
        encoding, delimiter = rows.table.encoding, rows.table.scan.delimiter
        message = f"the text is {encoding}" if encoding != "utf-8" else ""
        if delimiter not in (",", "\t"):
            message = f"values are separated by `{delimiter}`"
        if delimiter == "\t" and listed.says("media_type") == "text/csv":
            message = "values are separated by tabs, and the type is text/csv"
        self.notes.judge("VE58", listed.at("media_type"), message)


def _has_mark_in_rows(listed: Listed) -> bool:
    return any(mark.get("kind") == "column" for _, mark in entries({"label": listed.entry.get("label")}, "/label"))


def _rows(rejected: Sequence[tuple[str, int, int]]) -> str:
    """How many rows cannot be read, and where the first is; empty if there are none."""
    if not rejected:
        return ""
    return f"{plural(sum(rows for _, rows, _ in rejected), 'row')}, the first in line {rejected[0][2]:,}"


def _parts(listed: Listed) -> Iterator[tuple[str, Path, str | None]]:
    """The files of an entry, each with its path and, in an archive, its name there."""
    if listed.packed is not None:
        yield listed.path, listed.packed, listed.path
    else:
        yield from ((name, path, None) for name, path in listed.files.items())


def judge_table(found: TableRows, notes: Notes) -> None:
    """Note what the rows of a table say about it and its fields."""
    table = found.table
    if not found.names:
        for claim in (table.pointer, *(each.pointer for each in table.fields)):
            notes.grade(claim, Grade.NOT_CHECKABLE, "none of the files of the table could be read here")
        return
    _judge_names(found, notes)
    _judge_families(found, notes)
    _judge_columns(found, notes)
    if found.is_whole:
        _judge_keys(found, notes)
    notes.grade(table.pointer, Grade.RECOMPUTED)


def _judge_columns(found: TableRows, notes: Notes) -> None:
    """Note what the columns hold, described or not."""
    counts = added(found.counts)
    for field in found.table.fields:
        if field.id in counts:
            judge_field(field, counts[field.id], found.is_text, notes)
    for name, each in added(found.others).items():
        message = f"in column {shortened(name)}, {plural(each.leaks, 'value')} like the identifier of a person"
        notes.judge("VE78", found.table.pointer, message if each.leaks else "")


def _judge_names(found: TableRows, notes: Notes) -> None:
    """Note columns without a field, fields without a column, and another order."""
    table, plain = found.table, [each for each in found.table.fields if not each.is_family]
    if not table.fields:
        notes.skip("VE64", "no fields are described in the manifest itself")
        return
    for field in plain:
        absent = [names for names in found.names if field.name not in names]
        notes.judge("VE64", field.pointer, f"no column {shortened(field.name)}" if absent else "", claim=field.pointer)
    others = list(found.others)
    if table.whole and "resourceType" not in others:
        message = f"no field describes {plural(len(others), 'column')}: {named(others)}" if others else ""
        notes.judge("VE64", table.pointer, message, "/content/fields", claim=table.pointer)
    ordered = [each.name for each in plain if each.name in found.names[0]]
    wrong = ordered != [name for name in found.names[0] if name in set(ordered)]
    notes.judge("VE65", table.pointer, "the columns are in another order" if wrong else "")


def _judge_families(found: TableRows, notes: Notes) -> None:
    """Note families whose pattern fits another number of columns than stated."""
    for field in (each for each in found.table.fields if each.is_family):
        stated, counts = field.says("count"), {families[field.id] for families in found.families}
        wrong = [count for count in counts if stated is not None and count != stated]
        message = f"{plural(wrong[0], 'column')} of that form, stated are {stated}" if wrong else ""
        if notes.judge("VE64", field.pointer, message, claim=field.pointer):
            notes.grade(field.pointer, Grade.RECOMPUTED)


def _judge_keys(found: TableRows, notes: Notes) -> None:
    """Note rows without a key, or with that of another; without a key, rows like others."""
    table, keys = found.table, found.keys.get(_ids(found.table.key))
    if keys is None:
        why = "the table has more rows than the memory has room for: give more with `--memory`"
        notes.skip("VE74" if table.key else "VE73", why if found.is_too_long else "a field of the key is no column")
    elif not table.key:
        message = f"{plural(keys.repeated, 'row')} like an earlier one" if keys.repeated else ""
        notes.judge("VE73", table.pointer, message)
    else:
        message = f"{plural(keys.empty, 'row')} without a key" if keys.empty else ""
        message = f"{plural(keys.repeated, 'row')} with the key of another" if keys.repeated else message
        notes.judge("VE74", f"{table.pointer}/key", message, claim=table.pointer)
        if not message:
            notes.judge("VE73", table.pointer)


def judge_references(tables: Mapping[str, TableRows], notes: Notes) -> None:
    """Note foreign keys that lead to no row of the table that they refer to."""
    for found in tables.values():
        for pointer, field, name in found.table.foreign_keys():
            other = tables.get(name)
            own, key = found.keys.get((field.id,)), other and _sole_key(other)
            if not (other and own and key and found.is_whole and other.is_whole):
                notes.skip("VE75", "a table is not here, or has no key of one field")
                continue
            lost = own.absent_from(key)
            message = f"{plural(lost, 'row')} whose `{field.id}` is no key of `{name}`" if lost else ""
            notes.judge("VE75", pointer, message, f"{other.table.pointer}/key", claim=found.table.pointer)


def _sole_key(found: TableRows) -> Keys | None:
    """The key of a table, if it is one field."""
    return found.keys.get(_ids(found.table.key)) if len(found.table.key) == 1 else None
