"""The interview that fills in a manifest: one question at a time; each answer is checked, saved, and can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from synthreport.document import parts_of
from synthreport.document.pointers import escape
from synthreport.edit import CannotEdit
from synthreport.edit.manifest_file import Changed, Unreadable
from synthreport.files.writing import Busy
from synthreport.finding import Finding
from synthreport.interview import question_texts
from synthreport.interview.answers import NoAnswer, answer, gap, names
from synthreport.interview.console import Console
from synthreport.interview.defaults import default, ids
from synthreport.interview.feedback import open_findings
from synthreport.interview.open_questions import Question
from synthreport.interview.session import Session
from synthreport.schema.forms import STARTED, Form, form_at
from synthreport.standard.words.wording import wording

_EVERY = re.compile(r"(.*\S)\s+\*")
_MEANWHILE = (Changed, Unreadable, Busy)
"""Errors when others change the same file: the answer can be given again."""
_COMMAND = re.compile(r"[?<-]|!.*|/.*")


class Went(Enum):
    """The outcome of a question: ask again, answered, or go to another question."""

    AGAIN = 1
    ON = 2
    AWAY = 3


class Interview:
    """An interview about one manifest. `asked` counts the questions."""

    def __init__(self, session: Session, console: Console) -> None:
        self.session = session
        self.console = console
        self.asked = 0
        self._standard = session.catalogue.standard
        self._words = wording(self._standard)
        self._section = ""
        self._about: set[tuple[str, ...]] = set()

    def run(self) -> None:
        """Ask all open questions, then show contradictions. Raises Stopped, and the errors of saving."""
        self.console.tell([question_texts.COMMANDS])
        while question := next(iter(self.session.open()), None):
            self._put(question)
        told: set[tuple[str, str]] = set()
        while finding := self._finding(told):
            told.add((finding.code, finding.at.pointer))
            self._fix(finding)

    def _put(self, question: Question) -> Went:
        """Ask one question until it is answered or left for another one."""
        before = self.session.now()
        form = form_at(self.session.seen(), question.pointer, self._standard)
        if question.kind == "answer" and form.kind == "object" and not form.none:
            self.session.begin({question.pointer: {}})
            return Went.ON
        self._announce(question.pointer)
        went = self._show(question, form)
        if went is Went.ON:
            self.session.remember(before)
        return went

    def _show(self, question: Question, form: Form) -> Went:
        if question.kind == "confirm":
            return self._confirm(question)
        return self._place(question) if question.kind == "entry" else self._ask(question, form)

    def _announce(self, pointer: str) -> None:
        self.asked += 1
        section = parts_of(pointer)[0]
        if section != self._section:
            self._section = section
            self.console.tell(["", f"== {section} =="])

    def _ask(self, question: Question, form: Form) -> Went:
        seen = self.session.seen()
        likely, known = default(seen, question.pointer, form), ids(seen, form.refs or form.keys)
        body = question_texts.body(form, known, self.session.now_at(question.pointer))
        self.console.tell(["", question_texts.head(question, form, self._words), *self._asked(question), *body])
        words = [*form.words, *known, *(["none"] if form.none else [])]
        prompt = f"[{likely}] > " if likely else "> "
        went = Went.AGAIN
        while went is Went.AGAIN:
            typed = self.console.ask(prompt, words, lambda text: self._fault(text, question, form))
            went = self._reply(typed or likely or "-", question, form)
        return went

    def _asked(self, question: Question) -> Iterable[str]:
        """What the item asks, before the first of its answers in a section or an entry."""
        section, *below = parts_of(question.pointer)
        node = self.session.catalogue.root.children.get(section)
        about = (question.code, section, *(below[:1] if node and node.each else ()))
        if question.kind == "finding" or about in self._about:
            return ()
        self._about.add(about)
        return question_texts.asked(question, self._words)

    def _fault(self, text: str, question: Question, form: Form) -> str:
        """The problem with the text being typed."""
        if _is_command(text, form) or form.kind in STARTED:
            return ""
        try:
            said = answer(_EVERY.sub(r"\1", text), form)
        except NoAnswer as error:
            return str(error)
        return self.session.fault(question.pointer, said)

    def _reply(self, typed: str, question: Question, form: Form) -> Went:
        """Carry out a command, or take an answer."""
        try:
            if _is_command(typed, form):
                return self._command(typed, question)
            return self._answer(typed, question, form)
        except (NoAnswer, CannotEdit, *_MEANWHILE) as error:
            self.console.tell([f"  {error}"])
            return Went.AGAIN

    def _command(self, typed: str, question: Question) -> Went:
        """Carry out a command. Raises NoAnswer, and CannotEdit."""
        if typed[0] == "!":
            return self._gap(typed, question)
        if typed[0] == "/":
            return self._elsewhere(typed)
        if typed == "<":
            return self._back()
        if typed == "-":
            self.session.leave(question)
            return Went.ON
        self.console.tell(question_texts.why(question, self.session.catalogue))
        return Went.AGAIN

    def _back(self) -> Went:
        if self.session.back():
            return Went.AWAY
        self.console.tell(["  this is the first question"])
        return Went.AGAIN

    def _elsewhere(self, pointer: str) -> Went:
        """Ask for the answer at any pointer."""
        form = form_at(self.session.seen(), pointer, self._standard)
        if not form.schema.get("x-item") and form.kind == "any":
            raise NoAnswer(f"unknown pointer {pointer}")
        self._put(Question("answer", pointer, str(form.schema.get("x-item", ""))))
        return Went.AWAY

    def _gap(self, typed: str, question: Question) -> Went:
        """Declare a gap here or, with `!!`, for everything missing in the surrounding object."""
        every = typed.endswith(" *")
        declared = gap(typed.removesuffix(" *").lstrip("!"))
        around = [self.session.around(question.pointer)] if typed.startswith("!!") else []
        for pointer in around or (self._alike(question) if every else [question.pointer]):
            if self.session.fault(pointer, declared):
                raise NoAnswer("no gap is allowed here; !! declares one for everything missing in this part")
            self.console.tell(self.session.save(pointer, declared))
        return Went.ON

    def _answer(self, typed: str, question: Question, form: Form) -> Went:
        """Take an answer. Raises NoAnswer if it is malformed at its place, and CannotEdit."""
        if question.kind == "entry":
            self.session.begin({f"/{answer(typed, form)}/{escape(question.entry)}": {}})
            return Went.ON
        if form.kind in STARTED and typed[:1] not in ("{", "[") and typed.lower() != "none":
            self._begin(typed, question.pointer, form)
            return Went.ON
        every = _EVERY.fullmatch(typed) if form.kind in ("word", "boolean", "number") else None
        said = answer(every[1] if every else typed, form)
        for pointer in self._alike(question) if every else [question.pointer]:
            if problem := self.session.fault(pointer, said):
                raise NoAnswer(problem)
            self.console.tell(self.session.save(pointer, said))
        return Went.ON

    def _alike(self, question: Question) -> list[str]:
        """The pointers of all open questions that one answer with `*` covers.

        These are the same question about every entry of a collection or, if there is only one, its sibling questions
        with the same words as answers.
        """
        above, _, key = question.pointer.rpartition("/")
        same = re.compile(rf"{re.escape(above.rpartition('/')[0])}/[^/]+/{re.escape(key)}")
        waiting = [each.pointer for each in self.session.open() if each.kind == "answer"]
        entries = [each for each in waiting if same.fullmatch(each)]
        if len(entries) > 1:
            return entries
        seen = self.session.seen()
        words = form_at(seen, question.pointer, self._standard).words
        beside = [each for each in waiting if each.rpartition("/")[0] == above]
        return [each for each in beside if form_at(seen, each, self._standard).words == words]

    def _begin(self, typed: str, pointer: str, form: Form) -> None:
        """Begin an object or the entries of a collection, whose answers are asked one by one. Raises NoAnswer."""
        begun = names(typed, form)
        if form.kind == "map" and (problem := self.session.fault(pointer, {each: {} for each in begun})):
            raise NoAnswer(problem)
        self.session.begin({pointer: [] if form.kind == "entries" else {}})
        self.session.begin({f"{pointer}/{escape(each)}": {} for each in begun})

    def _place(self, question: Question) -> Went:
        """Ask which collection an undefined id belongs to."""
        form = Form("word", {}, words=tuple(place[1:] for place in question.places))
        self.console.tell(["", *question_texts.nowhere(question, form)])
        went = Went.AGAIN
        while went is Went.AGAIN:
            typed = self.console.ask("> ", form.words, lambda text: "") or "-"
            went = self._reply(typed, question, form)
        return went

    def _confirm(self, question: Question) -> Went:
        """Show the unconfirmed answers of a section."""
        pointers = self.session.unconfirmed(question.pointer)
        self.console.tell(["", *question_texts.unconfirmed(question, self.session.manifest_file.data, pointers)])
        went = Went.AGAIN
        while went is Went.AGAIN:
            typed = self.console.ask("> ", ("yes", "no"), lambda text: "").lower()
            if typed in ("y", "yes"):
                return self._confirmed(pointers)
            typed = "-" if typed in ("n", "no") else typed if typed[:1] in ("-", "<", "/") else "?"
            went = self._reply(typed, question, Form("word", {}))
        return went

    def _confirmed(self, pointers: set[str]) -> Went:
        try:
            self.session.manifest_file.confirm(pointers)
        except _MEANWHILE as error:
            self.console.tell([f"  {error}"])
            return Went.AWAY
        return Went.ON

    def _finding(self, told: set[tuple[str, str]]) -> Finding | None:
        found: Iterator[Finding] = open_findings(self.session.manifest_file.document, self.session.settings.profile)
        return next((each for each in found if (each.code, each.at.pointer) not in told), None)

    def _fix(self, finding: Finding) -> None:
        """Show a finding, and ask for a new answer at its place."""
        self._announce(finding.at.pointer)
        self.console.tell(["", *question_texts.found(finding)])
        form = form_at(self.session.seen(), finding.at.pointer, self._standard)
        if form.kind in STARTED:
            self.console.tell(["  (the /pointer of an answer to change; Enter to skip)"])
            form = Form("word", {})
        before = self.session.now()
        if self._ask(Question("finding", finding.at.pointer, finding.code, finding.level), form) is Went.ON:
            self.session.remember(before)


def _is_command(typed: str, form: Form) -> bool:
    """Whether the typed text is a command. Where a text is expected, it may begin with a slash."""
    return _COMMAND.fullmatch(typed) is not None and not (typed[0] == "/" and form.kind == "text")
