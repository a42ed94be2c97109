"""The screen on which a table is filled in: shown, edited, checked, saved."""

from __future__ import annotations

from typing import Any

from synthreport.document.pointers import get
from synthreport.edit import CannotEdit
from synthreport.interview import question_texts
from synthreport.interview.answer_table import differences, filled, meanings, new_entries, parted, table
from synthreport.interview.answers import NoAnswer, gap
from synthreport.interview.commands import is_command
from synthreport.interview.interview import MEANWHILE, Interview, Went
from synthreport.interview.open_questions import Question
from synthreport.schema.forms import Form, form_at
from synthreport.standard.words.wording import wording

_NEW = "(or Enter: write them in a table)"
_HOW = "(Enter: open the table; each: ask one by one; ?: what is meant; - skip; ! gap: for every empty answer)"


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
        text, before = self._table(holder, questions), self.session.now()
        typed = self._ask(holder, [each.pointer for each in questions], text)
        if typed == "each":
            self._one_by_one.add(holder)
        elif typed == "-":
            self._leave(questions)
        elif typed == "":
            self._edit(holder, questions, text)
        elif typed.startswith("!"):
            self.session.remember(before)

    def put_entries(self, question: Question, form: Form) -> None:
        """Ask for the entries of a collection that has none: their names, or the whole of them in a table."""
        self.interview.announce(question.pointer)
        known = question_texts.body(form, [])
        label = wording(self.session.catalogue.standard).label(question.code)
        self._console.tell(
            ["", f"[{question.pointer}]  {question.code} {question.level} · {label}", *known, f"  {_NEW}"]
        )
        went, before = Went.AGAIN, self.session.now()
        while went is Went.AGAIN:
            typed = self._console.ask("> ", ("none",) if form.none else (), lambda text: "")
            if not typed:
                self._edit(question.pointer, [question], self._template(question.pointer, form))
                return
            went = self.interview.reply(typed, question, form)
        if went is Went.ON:
            self.session.remember(before)

    def _template(self, holder: str, form: Form) -> str:
        """An empty table, with the keys of an entry as a comment."""
        fields = form_at(self.session.seen(), f"{holder}/new", self.session.catalogue.standard).schema
        keys = [key for key, each in fields.get("properties", {}).items() if each.get("x-level") == "must"]
        example = form.schema.get("examples", [{}])[0]
        return new_entries(holder, keys, example)

    def correct(self, holder: str, places: list[str], empty: list[str]) -> None:
        """Show what a finding is about, with what may be missing, to be corrected."""
        guessed, standard = self.session.unconfirmed(holder), self.session.catalogue.standard
        text = table(self.session.seen(), holder, empty, guessed, standard, places)
        if self._ask(holder, empty, text, len(places)) == "":
            self._edit(holder, [], text)

    def _ask(self, holder: str, empty: list[str], text: str, count: int = 0) -> str:
        """Show a table, and ask what to do with it, until something is done."""
        self.interview.announce(holder)
        lines = [f"  {line}" for line in text.splitlines() if not line.startswith("#")]
        self._console.tell(["", f"[{holder}]  {count or len(empty)} answers, in one table:", *lines, f"  {_HOW}"])
        while (typed := self._console.ask("> ", ("each",), lambda text: "")) not in ("", "each", "-"):
            if self._done(typed, empty):
                break
        return typed

    def _done(self, typed: str, empty: list[str]) -> bool:
        """Carry out a command about the whole table; False if it is to be asked about again."""
        if typed == "?":
            self._console.tell(meanings(self.session.seen(), empty, self.session.catalogue.standard))
        elif typed.startswith("!"):
            return self._declare(typed, empty)
        elif is_command(typed):
            return self.interview.reply(typed, Question("answer", empty[0]), Form("word", {})) is not Went.AGAIN
        else:
            self._console.tell([f'  found "{typed}", expected Enter, each, ? or another command'])
        return False

    def _declare(self, typed: str, empty: list[str]) -> bool:
        """Declare a gap for every empty answer, or with `!!` for the objects that they belong to; False if refused."""
        places = {self.session.around(each) for each in empty} if typed.startswith("!!") else empty
        try:
            self._console.tell(self.session.save_all(dict.fromkeys(places, gap(typed.lstrip("!").removesuffix(" *")))))
        except (NoAnswer, CannotEdit, *MEANWHILE) as error:
            self._console.tell([f"  {error}"])
            return False
        return True

    def _table(self, holder: str, questions: list[Question]) -> str:
        places = [each.pointer for each in questions]
        guessed = self.session.unconfirmed(holder)
        return table(self.session.seen(), holder, places, guessed, self.session.catalogue.standard)

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
