"""The state of a talk: what is saved, what was begun, what was passed over, and the way back."""

from __future__ import annotations

from typing import Any, NamedTuple

from synthreport.document.pointers import get
from synthreport.draft.draft import leaves
from synthreport.edit.manifest_file import Changed, Manuscript
from synthreport.edit.provenance import UNCONFIRMED, marked
from synthreport.finding import Level
from synthreport.interview.feedback import fault_of, notes_on
from synthreport.interview.metric_context import lacking
from synthreport.interview.questions import Question, in_order, open_questions, view
from synthreport.standard.catalogue import Catalogue

NOT_REPORTED = {"gap": "not_reported"}


class Settings(NamedTuple):
    """What a talk asks: what a profile asks for, at this level or a more binding one; what skipping leaves behind."""

    profile: str = "core"
    least: Level = Level.SHOULD
    gap_for_skipped: bool = False


class Moment(NamedTuple):
    """How everything stood before a question."""

    text: str
    taken_over: int
    begun: dict[str, Any]
    passed: set[tuple[str, str]]


class Sheet:
    """A manifest with all that is open in it. `given` counts the answers that were saved."""

    def __init__(self, manuscript: Manuscript, catalogue: Catalogue, settings: Settings) -> None:
        self.manuscript = manuscript
        self.catalogue = catalogue
        self.settings = settings
        self.given = 0
        self._begun: dict[str, Any] = {}
        self._passed: set[tuple[str, str]] = set()
        self._before: list[Moment] = []

    def seen(self) -> dict[str, Any]:
        """What the manifest says, with all sections and all that was begun, as if they were there."""
        return view(self.manuscript.data, self._begun, self.catalogue)

    def open(self) -> list[Question]:
        """All that is to be asked and was not passed over, in the order of the standard."""
        seen = self.seen()
        found = open_questions(seen, self.catalogue, self.settings.least)
        found += lacking(seen) if self.settings.least is not Level.MUST else ()
        left = [each for each in found if (each.kind, each.pointer) not in self._passed]
        return in_order(left, self.catalogue, seen)

    def now(self) -> Moment:
        """How everything stands."""
        manuscript = self.manuscript
        return Moment(manuscript.document.text, manuscript.taken_over, dict(self._begun), set(self._passed))

    def remember(self, moment: Moment) -> None:
        """Let the way back lead to a moment."""
        self._before.append(moment)

    def back(self) -> bool:
        """Make everything as it was before the last question that was decided; False where there is none.

        Raises Changed where somebody else has changed the file since: that would be lost.
        """
        if not self._before:
            return False
        with self.manuscript.held():
            if self._before[-1].taken_over != self.manuscript.taken_over:
                raise Changed("somebody else has changed the file since: there is no way back to before that")
            moment = self._before.pop()
            self.manuscript.save(moment.text)
        self._begun, self._passed = moment.begun, moment.passed
        return True

    def begin(self, begun: dict[str, Any]) -> None:
        """Take empty objects, by their pointers, as there: their answers are open from now on."""
        self._begun |= begun

    def leave(self, question: Question) -> None:
        """Pass a question over; where gaps are wanted for what is skipped, declare one."""
        if self.settings.gap_for_skipped and question.kind == "answer":
            takes_none = self.fault(question.pointer, NOT_REPORTED)
            self.save(self.around(question.pointer) if takes_none else question.pointer, dict(NOT_REPORTED))
        self._passed.add((question.kind, question.pointer))

    def save(self, pointer: str, said: Any) -> list[str]:
        """Save an answer, and return what it contradicts. Raises CannotEdit, and what saving raises."""
        before = self.manuscript.document
        self.manuscript.state(pointer, said, self.seen())
        self.given += 1
        return notes_on(before, self.manuscript.document, self.settings.profile)

    def unconfirmed(self, section: str) -> set[str]:
        """The pointers of all answers in a section that no person has confirmed."""
        return {each for each in marked(self.manuscript.data, UNCONFIRMED) if f"{each}/".startswith(f"{section}/")}

    def fault(self, pointer: str, said: Any) -> str:
        """What is wrong with an answer at a pointer; empty where nothing is."""
        return fault_of(self.seen(), pointer, said, self.catalogue)

    def now_at(self, pointer: str) -> Any:
        """What the manifest says at a pointer; None where it says nothing."""
        return get(self.manuscript.data, pointer, None)

    def around(self, pointer: str) -> str:
        """Where a gap stands for all that the object around a pointer leaves out: in its place, or as its `rest`."""
        above = pointer.rpartition("/")[0]
        return f"{above}/rest" if leaves(self.now_at(above)) or not above else above
