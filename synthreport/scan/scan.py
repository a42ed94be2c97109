"""One scan of a folder: entry by entry, each read by the reader of its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from synthreport.document.pointers import pointer_of
from synthreport.draft.digests import sized
from synthreport.draft.draft import Draft
from synthreport.draft.ids import Names, id_of
from synthreport.draft.source_files import Unusable
from synthreport.files.optional import MissingExtra
from synthreport.scan import content
from synthreport.scan.agreed_facts import Facts
from synthreport.scan.columns.cell_shapes import path_may_name_somebody
from synthreport.scan.columns.data_dictionary import described
from synthreport.scan.disclosure_limits import Limits
from synthreport.scan.listing.checksum_lists import listed
from synthreport.scan.listing.content_pointers import Pointer, pointer_in
from synthreport.scan.listing.entries import Entry, entries
from synthreport.scan.listing.roles_by_name import kind_of
from synthreport.scan.observations import Seen
from synthreport.scan.person_counts import People
from synthreport.scan.recipe.source_reads import source_reads
from synthreport.scan.scripts.calls import Script

_SOURCE = "the files"
_ONE_EACH = {"imaging", "text", "audio", "video"}
"""Kinds of data of which each file is one record."""


class Scan:
    """What is known while a folder is scanned."""

    def __init__(self, limits: Limits, scripts: list[Script]) -> None:
        self.limits = limits
        self.scripts = scripts
        self.names = Names()
        self.described: set[str] = set()  # names of columns that a dictionary has
        self.files: Counter[str] = Counter()  # how many there are of each kind of data
        self.facts = Facts()
        self.fields: content.Fields = {}
        self.people = People()
        self.resources: dict[str, tuple[str, list[str]]] = {}  # by type: the table's id, and its files
        self.whole = Draft(_SOURCE)
        self.sums: dict[str, tuple[str, str]] = {}
        self.pointers: dict[str, Pointer] = {}

    def draft(self, files: Iterable[tuple[str, Path]]) -> Draft:
        """The answers of some files of the folder, given by their paths from there."""
        here = self._without_sources(list(self._here(files)))
        todo = [(entry, self._id(entry)) for entry in entries(here, self.pointers)]
        for entry, id_ in todo:
            self._list_sums(entry, id_)
            self._list_described(entry)
        for entry, id_ in todo:
            self.whole.source = entry.path  # of every answer from here on
            self._of(entry, id_, self.whole)
        for entry, _ in todo:
            if entry.kind.role == "dictionary" and self._is_here(entry):
                self.whole.source = entry.path
                self._meanings(entry, self.whole)
        self.whole.source = _SOURCE
        self._state_whole(self.whole)
        return self.whole

    def _here(self, files: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
        """The files whose size and digest are known; content that is not here is reported."""
        for name, path in files:
            pointer = _pointer(path)
            if pointer:
                self.pointers[name] = pointer
                self.whole.leave(name, pointer.why)
            if pointer is None or pointer.size is not None:
                yield name, path

    def _without_sources(self, files: list[tuple[str, Path]]) -> list[tuple[str, Path]]:
        """The files without the data that a generator was given, which are reported; all, if there are no others."""
        paths = [name for name, _ in files]
        reads = source_reads(paths, self.scripts)
        sources = {name: script for name, script in reads.items() if not content.MARK.search(name)}
        if all(name in sources for name in paths if kind_of(name).role == "data"):
            return files
        for name in sorted(sources):
            why = "taken for a source and not listed; if it is released too, list it at /files"
            self.whole.leave(name, f"{sources[name]} makes data from it, and no script writes it: {why}")
        return [(name, path) for name, path in files if name not in sources]

    def _is_here(self, entry: Entry) -> bool:
        """Whether the content of all files of an entry is here."""
        return self.pointers.keys().isdisjoint(entry.files)

    def _state_whole(self, draft: Draft) -> None:
        draft.state("/content/modalities", sorted(self.files))
        for id_, files in self.resources.values():
            draft.state(pointer_of(["content", "tables", id_, "files"]), files)
        self.people.state(draft)
        self.facts.state(draft, self.files)

    def _list_described(self, entry: Entry) -> None:
        if entry.kind.role == "dictionary" and entry.kind.reader:
            for path in entry.files.values():
                with suppress(Unusable):  # reported when its meanings are read
                    self.described |= {each.name.lower() for each in described(path)}

    def _meanings(self, entry: Entry, draft: Draft) -> None:
        try:
            if entry.kind.reader:
                content.state_meanings(entry, self.fields, draft)
            else:
                draft.leave(entry.path, "dictionaries are read as CSV or TSV; its descriptions of fields were not used")
        except Unusable as error:
            draft.leave(entry.path, str(error))

    def _id(self, entry: Entry) -> str:
        stem = Path(entry.path.replace("*", "")).stem.strip("-_. ") or "files"
        form = {"code": "code_{}", "data": "{}_files" if len(entry.files) > 1 else "{}_file"}.get(entry.kind.role, "{}")
        return self.names.new(id_of(form.format(stem)), form.format(entry.path))

    def _list_sums(self, entry: Entry, id_: str) -> None:
        if entry.kind.role == "checksums":
            for name, path in entry.files.items():
                try:
                    self.sums |= {each: (id_, digest) for each, digest in listed(name, path)}
                except Unusable as error:
                    self.whole.leave(name, f"its checksums are not used: {error}")

    def _of(self, entry: Entry, id_: str, draft: Draft) -> None:
        at = pointer_of(["files", id_])
        draft.state(at, {"path": entry.path, "role": entry.kind.role, "media_type": entry.kind.media_type})
        if path_may_name_somebody(entry.path):
            draft.leave(entry.path, "its path may name a person, and is written down as it is: rename it if so")
        if not entry.kind.role:
            draft.leave(f"{at}/role", "its name does not show what it contains: state whether it is data")
        try:
            self._state_bytes(entry, at, draft)
        except OSError as error:
            draft.leave(entry.path, f"cannot be read: {error.strerror or error}")
            return
        if entry.kind.role == "data":
            self._state_content(entry, id_, draft)

    def _state_bytes(self, entry: Entry, at: str, draft: Draft) -> None:
        sizes = {name: self._sized(name, path) for name, path in entry.files.items()}
        draft.state(f"{at}/bytes", sum(size for size, _ in sizes.values()))
        lists = {self.sums.get(name, ("", ""))[0] for name in entry.files}
        wrong = [name for name, (_, digest) in sizes.items() if self.sums.get(name, ("", digest))[1] != digest]
        if wrong:
            draft.leave(f"{at}/sha256", f"the list of checksums gives another digest for {len(wrong)} of the files")
        if len(entry.files) == 1:
            _state_digest(*sizes[entry.path], at, draft)
            return
        draft.state(f"{at}/count", len(entry.files))
        if not wrong and len(lists) == 1 and lists != {""}:
            draft.state(f"{at}/sha256", {"listed_in": lists.pop()})
        elif not wrong:
            _leave_unlisted(entry, at, draft)

    def _sized(self, name: str, path: Path) -> tuple[int, str]:
        pointer = self.pointers.get(name)
        return (pointer.size or 0, pointer.sha256) if pointer else sized(path)

    def _state_content(self, entry: Entry, id_: str, draft: Draft) -> None:
        seen = Seen(self.limits, self.described)
        seen.modality = entry.kind.modality
        broken = self._read(entry, seen)
        if seen.modality:
            self.files[seen.modality] += len(entry.files) - broken
        if seen.has_prose:
            self.files["text"] += len(entry.files) - broken
        content.state_records(id_, entry, seen, draft)
        self.fields |= content.state_tables(id_, entry, seen, draft, self.names)
        self._list_resources(seen, id_)
        content.state_channels(id_, entry, seen, draft, self.names)
        self.facts.add(seen.facts)
        self.people.add(seen)
        for place, why in seen.left:
            draft.leave(place, why)

    def _list_resources(self, seen: Seen, id_: str) -> None:
        """A table for each type of resource, whatever file it is in."""
        for kind in filter(None, seen.tables):
            if kind not in self.resources:
                self.resources[kind] = self.names.new(kind, f"{kind}_table"), []
            self.resources[kind][1].append(id_)

    def _read(self, entry: Entry, seen: Seen) -> int:
        """Read the files of an entry; how many are broken, or are none of their kind."""
        if not self._is_here(entry):
            if len(entry.files) > 1:
                seen.leave(entry.path, "not read: the content of some of its files is not here")
            return 0
        if not entry.kind.reader and not entry.kind.unread and entry.kind.modality in _ONE_EACH:
            seen.count(len(entry.files))
            return 0
        if not entry.kind.reader:
            seen.leave(entry.path, entry.kind.unread or "its records are not counted: this form is not read")
            return 0
        return sum(not self._read_one(entry, name, seen) for name in entry.files)

    def _read_one(self, entry: Entry, name: str, seen: Seen) -> bool:
        """Read one file of an entry; False if it is broken, or not of its kind."""
        seen.file, is_broken = name, True
        try:
            import_module(f"synthreport.scan.readers.{entry.kind.reader}").read(entry.files[name], seen)
            return True
        except MissingExtra as error:
            name, why, is_broken = entry.path, str(error), False
        except Unusable as error:
            why = str(error)
        except Exception as error:  # its words may quote a value
            why = f"a bug in the reader of this form, please report it: {type(error).__name__}"
        seen.is_whole = False
        seen.leave(name, why)
        return not is_broken


def _pointer(path: Path) -> Pointer | None:
    try:
        return pointer_in(path)
    except OSError:
        return None  # reported when its bytes are read


def _leave_unlisted(entry: Entry, at: str, draft: Draft) -> None:
    """Say how to write the checksums of many files."""
    form = entry.path if re.fullmatch(r"[\w./*-]+", entry.path) else "…"
    why = "no list of checksums names all of them; write one, and `fill` takes it"
    draft.leave(f"{at}/sha256", f"{why}: sha256sum {form} > SHA256SUMS")


def _state_digest(size: int, digest: str, at: str, draft: Draft) -> None:
    if size:
        draft.state(f"{at}/sha256", digest)
    else:
        draft.leave(f"{at}/sha256", "the file is empty: is it meant to be released?")
