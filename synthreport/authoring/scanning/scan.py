"""One scan of a folder: entry by entry, each read by the reader of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from synthreport.authoring.digests import sized
from synthreport.authoring.draft import Draft
from synthreport.authoring.ids import id_of
from synthreport.authoring.pointers import Pointer, pointer_in
from synthreport.authoring.scanning import content
from synthreport.authoring.scanning.digests import listed
from synthreport.authoring.scanning.entries import Entry, entries
from synthreport.authoring.scanning.limits import Limits
from synthreport.authoring.scanning.names import Names
from synthreport.authoring.scanning.seen import Seen
from synthreport.authoring.sources import Unusable
from synthreport.extras import MissingExtra
from synthreport.reading.places import pointer_of

_SOURCE = "the files"
_ONE_EACH = {"imaging", "text", "audio", "video"}
"""Kinds of data of which each file is one record."""


class Scan:
    """What is known while a folder is scanned."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.names = Names()
        self.modalities: set[str] = set()
        self.fields: content.Fields = {}
        self.subjects: set[int] = set()
        self.whole = Draft(_SOURCE)
        self.sums: dict[str, tuple[str, str]] = {}
        self.pointers: dict[str, Pointer] = {}

    def draft(self, files: Iterable[tuple[str, Path]]) -> Draft:
        """The answers of some files of the folder, given by their paths from there."""
        here = list(self._here(files))
        todo = [(entry, self._id(entry)) for entry in entries(here, self.pointers)]
        for entry, id_ in todo:
            self._list_sums(entry, id_)
        for entry, id_ in todo:
            self.whole.source = entry.path  # of all that is said from here on
            self._of(entry, id_, self.whole)
        for entry, _ in todo:
            if entry.kind.role == "dictionary" and self._is_here(entry):
                self.whole.source = entry.path
                self._meanings(entry, self.whole)
        self.whole.source = _SOURCE
        self._state_whole(self.whole)
        return self.whole

    def _here(self, files: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
        """The files of which at least size and digest are known; that content is not here is left."""
        for name, path in files:
            pointer = _pointer(path)
            if pointer:
                self.pointers[name] = pointer
                self.whole.leave(name, pointer.why)
            if pointer is None or pointer.size is not None:
                yield name, path

    def _is_here(self, entry: Entry) -> bool:
        """Whether the content of all files of an entry is here."""
        return self.pointers.keys().isdisjoint(entry.files)

    def _state_whole(self, draft: Draft) -> None:
        draft.state("/content/modalities", sorted(self.modalities))
        if len(self.subjects) == 1:
            draft.state("/content/subjects", min(self.subjects))
        elif self.subjects:
            draft.leave("/content/subjects", "the files do not agree on how many subjects there are")

    def _meanings(self, entry: Entry, draft: Draft) -> None:
        try:
            if entry.kind.reader:
                content.state_meanings(entry, self.fields, draft)
            else:
                draft.leave(entry.path, "dictionaries are read as CSV or TSV; what it says of fields was not taken")
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
            draft.leave(f"{at}/sha256", "no list of checksums names all of them; write one: sha256sum … > SHA256SUMS")

    def _sized(self, name: str, path: Path) -> tuple[int, str]:
        pointer = self.pointers.get(name)
        return (pointer.size or 0, pointer.sha256) if pointer else sized(path)

    def _state_content(self, entry: Entry, id_: str, draft: Draft) -> None:
        seen = Seen(self.limits)
        seen.modality = entry.kind.modality
        if self._is_here(entry):
            self._read(entry, seen)
        elif len(entry.files) > 1:
            seen.leave(entry.path, "not read: the content of some of its files is not here")
        self.modalities |= {seen.modality} - {""}
        content.state_records(id_, entry, seen, draft)
        self.fields |= content.state_tables(id_, entry, seen, draft, self.names)
        content.state_channels(id_, entry, seen, draft, self.names)
        content.state_facts(seen, draft)
        self.subjects |= content.subjects(seen)
        for place, why in seen.left:
            draft.leave(place, why)

    def _read(self, entry: Entry, seen: Seen) -> None:
        if not entry.kind.reader and entry.kind.modality in _ONE_EACH:
            seen.count(len(entry.files))
            return
        if not entry.kind.reader:
            seen.leave(entry.path, entry.kind.unread or "its records are not counted: this form is not read")
            return
        reader = import_module(f"synthreport.authoring.scanning.{entry.kind.reader}")
        for name, path in entry.files.items():
            try:
                reader.read(path, seen)
            except (Unusable, MissingExtra) as error:
                seen.leave(name, str(error))
                if isinstance(error, MissingExtra):
                    return


def _pointer(path: Path) -> Pointer | None:
    try:
        return pointer_in(path)
    except OSError:
        return None  # told where its bytes are read


def _state_digest(size: int, digest: str, at: str, draft: Draft) -> None:
    if size:
        draft.state(f"{at}/sha256", digest)
    else:
        draft.leave(f"{at}/sha256", "the file is empty: is it meant to be released?")
