"""The state of an interview: saved answers, begun parts, skipped questions, and the history for going back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from synthreport.document.pointers import escape, get, own, put
from synthreport.draft.draft import leaves
from synthreport.edit.manifest_file import Changed, ManifestFile
from synthreport.edit.provenance import UNCONFIRMED, marked
from synthreport.finding import Level
from synthreport.interview.answers import NoAnswer
from synthreport.interview.feedback import fault_of, notes_on
from synthreport.interview.missing_context import lacking
from synthreport.interview.open_questions import Question, in_order, open_questions, view
from synthreport.schema.forms import form_at
from synthreport.standard.catalogue import Catalogue

NOT_REPORTED = {"gap": "not_reported"}


class Settings(NamedTuple):
    """The profile and the minimum level of the questions, and whether skipping declares a gap."""

    profile: str = "core"
    least: Level = Level.SHOULD
    gap_for_skipped: bool = False


class Moment(NamedTuple):
    """The state before a question."""

    text: str
    taken_over: int
    begun: dict[str, Any]
    passed: set[tuple[str, str]]


class Session:
    """A manifest with its open questions. `given` counts the saved answers."""

    def __init__(self, manifest_file: ManifestFile, catalogue: Catalogue, settings: Settings) -> None:
        self.manifest_file = manifest_file
        self.catalogue = catalogue
        self.settings = settings
        self.given = 0
        self._begun: dict[str, Any] = {}
        self._named: set[str] = set()
        self._passed: set[tuple[str, str]] = set()
        self._before: list[Moment] = []

    def seen(self) -> dict[str, Any]:
        """The data of the manifest with all sections and all begun parts added."""
        return view(self.manifest_file.data, self._begun, self.catalogue)

    def open(self) -> list[Question]:
        """All open questions that were not skipped, in the order of the standard."""
        seen = self.seen()
        found = open_questions(seen, self.catalogue, self.settings.least, self._named)
        found += lacking(seen) if self.settings.least is not Level.MUST else ()
        left = [each for each in found if (each.kind, each.pointer) not in self._passed]
        return in_order(left, self.catalogue, seen)

    def now(self) -> Moment:
        """The present state."""
        manifest_file = self.manifest_file
        return Moment(manifest_file.document.text, manifest_file.taken_over, dict(self._begun), set(self._passed))

    def remember(self, moment: Moment) -> None:
        """Add a state to the history for going back."""
        self._before.append(moment)

    def back(self) -> bool:
        """Return to the state before the last answered question; False if there is none.

        Raises Changed if another program has changed the file since, which would be lost.
        """
        if not self._before:
            return False
        with self.manifest_file.held():
            if self._before[-1].taken_over != self.manifest_file.taken_over:
                raise Changed("cannot go back: another program has changed the file since")
            moment = self._before.pop()
            self.manifest_file.save(moment.text)
        self._begun, self._passed = moment.begun, moment.passed
        return True

    def begin(self, begun: dict[str, Any]) -> None:
        """Begin empty objects at some pointers, so that their answers become open questions."""
        self._begun |= begun

    def begin_objects(self, questions: list[Question]) -> None:
        """Begin the objects that some questions are about; what an answer names is described, whatever its level."""
        self._named |= {each.pointer for each in questions if each.entry}
        self.begin({each.pointer: {} for each in questions})

    def leave(self, question: Question) -> None:
        """Skip a question; if the settings say so, declare a gap for it."""
        if self.settings.gap_for_skipped and question.kind == "answer":
            takes_none = self.fault(question.pointer, NOT_REPORTED)
            self.save(self.around(question.pointer) if takes_none else question.pointer, dict(NOT_REPORTED))
        self._passed.add((question.kind, question.pointer))

    def save(self, pointer: str, said: Any) -> list[str]:
        """Save an answer, and return the contradictions that it causes. Raises CannotEdit, and the errors of saving."""
        before = self.manifest_file.document
        self.manifest_file.state(pointer, said, self.seen())
        self.given += 1
        return notes_on(before, self.manifest_file.document, self.settings.profile)

    def save_all(self, answers: dict[str, Any]) -> list[str]:
        """Save several answers at once, or none. Raises NoAnswer if one is malformed, and like `save`."""
        seen = own(self.seen(), answers)
        for pointer, said in answers.items():
            if problem := fault_of(seen, pointer, said, self.catalogue):
                raise NoAnswer(f"{pointer}: {problem}")
            put(seen, pointer, said)
        before = self.manifest_file.document
        self.manifest_file.state_all(answers, seen)
        self.given += len(answers)
        return notes_on(before, self.manifest_file.document, self.settings.profile)

    def confirm(self, pointers: set[str]) -> None:
        """Confirm what a tool filled in, as far as it is not confirmed yet."""
        if left := pointers & marked(self.manifest_file.data, UNCONFIRMED):
            self.manifest_file.confirm(left)

    def forget(self, holder: str, keys: Collection[str]) -> None:
        """Drop entries of a collection that were begun and not saved; they are asked about no more."""
        gone = tuple(f"{holder}/{escape(key)}/" for key in keys)
        self._passed |= {(each.kind, each.pointer) for each in self.open() if each.pointer.startswith(gone)}
        self._begun = {place: each for place, each in self._begun.items() if not f"{place}/".startswith(gone)}

    def describe(self, entry: str, words: str) -> None:
        """Keep the words from which the id of an entry was made as its name or description, if it has none yet."""
        for key in ("title", "name", "text", "description"):
            pointer = f"{entry}/{key}"
            form = form_at(self.seen(), pointer, self.catalogue.standard)
            if form.kind in ("text", "any") and self.now_at(pointer) is None and not self.fault(pointer, words):
                self.save(pointer, words)
                return

    def unconfirmed(self, section: str) -> set[str]:
        """The pointers of all unconfirmed answers in a section."""
        return {each for each in marked(self.manifest_file.data, UNCONFIRMED) if f"{each}/".startswith(f"{section}/")}

    def fault(self, pointer: str, said: Any) -> str:
        """The problem with an answer at a pointer; empty if there is none."""
        return fault_of(self.seen(), pointer, said, self.catalogue)

    def now_at(self, pointer: str) -> Any:
        """The value of the manifest at a pointer; None if there is none."""
        return get(self.manifest_file.data, pointer, None)

    def around(self, pointer: str) -> str:
        """The pointer of a gap for everything missing in the object around a pointer: that object, or its `rest`."""
        above = pointer.rpartition("/")[0]
        return f"{above}/rest" if leaves(self.now_at(above)) or not above else above
