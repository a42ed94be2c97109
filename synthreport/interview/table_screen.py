"""The screen on which a table is filled in: shown, edited, checked, saved."""

from __future__ import annotations

from typing import Any

from synthreport.document.pointers import get
from synthreport.edit import CannotEdit
from synthreport.interview.answer_table import differences, filled, parted, table
from synthreport.interview.answers import NoAnswer
from synthreport.interview.interview import MEANWHILE, Interview
from synthreport.interview.open_questions import Question

_HOW = "(Enter: open the table; each: ask one by one; - skip)"


class TableScreen:
    """Asks many answers at once, as one table in an editor."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.session = interview.session
        self._console = interview.console
        self._one_by_one: set[str] = set()

    def put(self, holder: str, questions: list[Question]) -> None:
        """Ask questions on the entries of a collection."""
        if holder in self._one_by_one:
            self.interview.put(questions[0])
            return
        text = self._table(holder, questions)
        typed = self._ask(holder, len(questions), text)
        if typed == "each":
            self._one_by_one.add(holder)
        elif typed == "<":
            self._back()
        elif typed == "-":
            self._leave(questions)
        else:
            self._edit(holder, questions, text)

    def _ask(self, holder: str, count: int, text: str) -> str:
        """Show a table, and ask what to do with it."""
        self.interview.announce(holder)
        lines = [f"  {line}" for line in text.splitlines() if not line.startswith("#")]
        self._console.tell(["", f"[{holder}]  {count} answers, in one table:", *lines, f"  {_HOW}"])
        typed = self._console.ask("> ", ("each",), lambda text: "")
        while typed not in ("", "each", "<", "-"):
            self._console.tell([f'  found "{typed}", expected Enter, each, < or -'])
            typed = self._console.ask("> ", ("each",), lambda text: "")
        return typed

    def _table(self, holder: str, questions: list[Question]) -> str:
        places = [each.pointer for each in questions]
        guessed = self.session.unconfirmed(holder)
        return table(self.session.seen(), holder, places, guessed, self.session.catalogue.standard)

    def _back(self) -> None:
        if not self.session.back():
            self._console.tell(["  this is the first question"])

    def _leave(self, questions: list[Question]) -> None:
        for question in questions:
            self.session.leave(question)

    def _edit(self, holder: str, questions: list[Question], text: str) -> None:
        """Let the person fill in the table until it can be saved, or is left as it was."""
        before, problem, last = self.session.now(), "", ""
        while True:
            typed = self._console.edit(f"# NOT SAVED: {problem}\n{text}" if problem else text)
            if problem and _plain(typed) == last:
                return self._leave(questions)
            try:
                self._save(holder, questions, typed)
                return self.session.remember(before)
            except (NoAnswer, CannotEdit, *MEANWHILE) as error:
                problem = " ".join(str(error).split())
                text = last = _plain(typed)
                self._console.tell([f"  {problem}"])

    def _save(self, holder: str, questions: list[Question], typed: str) -> None:
        seen = self.session.seen()
        shown = self.session.unconfirmed(holder)
        changes: dict[str, Any] = {}
        begun: list[str] = []
        for entry, said in filled(typed, holder, seen, self.session.catalogue.standard).items():
            for pointer, value in differences(self.session.now_at(entry), said, entry):
                kept, empty = parted(value, pointer)
                begun += empty
                changes |= {pointer: kept} if kept is not None else {}
        self._console.tell(self.session.save_all(changes))
        self._drop_renamed(holder, typed)
        self.session.begin({each: {} for each in begun})
        self.session.confirm(shown)
        asked = {question.pointer for question in questions}
        self._leave([each for each in self.session.open() if each.kind == "answer" and each.pointer in asked])

    def _drop_renamed(self, holder: str, typed: str) -> None:
        """Forget entries that were only suggested, and that the person took out of the table."""
        kept = filled(typed, holder, self.session.seen(), self.session.catalogue.standard)
        begun = get(self.session.seen(), holder, {})
        saved = self.session.now_at(holder) or {}
        gone = [key for key in begun if key not in saved and not any(each.endswith(f"/{key}") for each in kept)]
        self.session.forget(holder, gone)


def _plain(text: str) -> str:
    """A table without the line that says why it was not saved."""
    return text.partition("\n")[2] if text.startswith("# NOT SAVED") else text
