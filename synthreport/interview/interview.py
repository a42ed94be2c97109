"""The interview that fills in a manifest: one question at a time; each answer is checked, saved, and can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from synthreport.document import parts_of
from synthreport.document.pointers import escape
from synthreport.edit import CannotEdit
from synthreport.edit.manifest_file import Changed, Unreadable
from synthreport.files.writing import Busy
from synthreport.finding import LEVELS, Finding, Level
from synthreport.interview import question_texts
from synthreport.interview.answers import NoAnswer, answer, described, gap, names, says_none
from synthreport.interview.commands import for_every, is_command, refuse_lookalike
from synthreport.interview.console import Console
from synthreport.interview.defaults import default, offered
from synthreport.interview.feedback import open_findings
from synthreport.interview.open_questions import Question
from synthreport.interview.session import Session
from synthreport.interview.situation import Asked, decided, form_of
from synthreport.schema.forms import STARTED, Form, form_at
from synthreport.standard.words.wording import wording

MEANWHILE = (Changed, Unreadable, Busy)
"""Errors when others change the same file: the answer can be given again."""


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
            self.put(question)
        self.contradictions()

    def contradictions(self, least: Level = Level.MAY) -> None:
        """Show the findings on answers at a level or above, and ask for new answers."""
        told: set[tuple[str, str]] = set()
        while finding := self._finding(told, least):
            told.add((finding.code, finding.at.pointer))
            self._fix(finding)

    def put(self, question: Question) -> Went:
        """Ask one question until it is answered or left for another one."""
        before = self.session.now()
        form = form_at(self.session.seen(), question.pointer, self._standard)
        if self.is_object(question):
            self.session.begin({question.pointer: {}})
            return Went.ON
        self.announce(question.pointer)
        went = self._show(question, form)
        if went is Went.ON:
            self.session.remember(before)
        return went

    def is_object(self, question: Question) -> bool:
        """Whether a question is about an object that must exist, so that only its own answers are asked."""
        form = form_at(self.session.seen(), question.pointer, self._standard)
        return question.kind == "answer" and form.kind == "object" and not form.none

    def _show(self, question: Question, form: Form) -> Went:
        if question.kind == "confirm":
            return self._confirm(question)
        return self._place(question) if question.kind == "entry" else self._ask(question, form)

    def announce(self, pointer: str) -> None:
        """Count a question, and begin a section if it is the first there."""
        self.asked += 1
        section = parts_of(pointer)[0]
        if section != self._section:
            self._section = section
            self.console.tell(["", f"== {section} =="])

    def put_situation(self, asked: Asked) -> None:
        """Ask one question on the situation until it is answered or skipped."""
        went = Went.AGAIN
        while went is not Went.ON:
            before, seen = self.session.now(), self.session.seen()
            form = form_of(asked, seen, self._standard)
            code = str(form_at(seen, asked.pointer, self._standard).schema.get("x-item", ""))
            question = Question("situation", asked.pointer, code)
            self.asked += 1
            self.console.tell(["", f"[{asked.pointer}]  {asked.question}"])
            went = self._ask(question, form, asked.how)
        self.session.remember(before)

    def _ask(self, question: Question, form: Form, how: str = "") -> Went:
        seen = self.session.seen()
        likely, known = default(seen, question.pointer, form), offered(seen, question.pointer, form)
        if question.kind == "situation":
            how = how or question_texts.how_to_answer(form, known)
        body = question_texts.body(form, known, self.session.now_at(question.pointer), how)
        if question.kind != "situation":
            self.console.tell(["", question_texts.head(question, form, self._words), *self._asked(question)])
        self.console.tell(body)
        words = [*form.words, *known, *(["none"] if form.none else [])]
        prompt = f"[{likely}] > " if likely else "> "
        went = Went.AGAIN
        while went is Went.AGAIN:
            typed = self.console.ask(prompt, words, lambda text: self._fault(text, question, form))
            went = self.reply(typed or likely or "-", question, form)
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
        if is_command(text) or form.kind in STARTED:
            return ""
        try:
            said = answer(for_every(text)[0], form)
        except NoAnswer as error:
            return str(error)
        return self.session.fault(question.pointer, said)

    def reply(self, typed: str, question: Question, form: Form) -> Went:
        """Carry out a command, or take an answer."""
        try:
            if is_command(typed):
                return self._command(typed, question)
            refuse_lookalike(typed, form)
            return self._answer(typed, question, form)
        except (NoAnswer, CannotEdit, *MEANWHILE) as error:
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
        form = form_at(self.session.seen(), question.pointer, self._standard)
        self.console.tell([*question_texts.body(form, []), *question_texts.why(question, self.session.catalogue)])
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
        self.put(Question("answer", pointer, str(form.schema.get("x-item", ""))))
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
        if question.kind == "situation" and (said := self._decided(typed, question, form)):
            for pointer, each in said.items():
                self._take(each, typed, [pointer], form)
            return Went.ON
        if question.kind == "entry":
            self.session.begin({f"/{answer(typed, form)}/{escape(question.entry)}": {}})
            return Went.ON
        typed, every = for_every(typed)
        places = self._alike(question) if every else [question.pointer]
        if form.kind in STARTED and typed[:1] not in ("{", "[") and not says_none(typed, form):
            for pointer in places:
                self._begin(typed, pointer, form)
            return Went.ON
        self._take(answer(typed, form), typed, places, form)
        return Went.ON

    def _take(self, said: Any, typed: str, places: list[str], form: Form) -> None:
        """Save an answer at some places, and show it if it is not what was typed."""
        for pointer in places:
            if problem := self.session.fault(pointer, said):
                raise NoAnswer(problem)
            self.console.tell(self.session.save(pointer, said))
        if isinstance(said, str) and said != typed.strip('"') and not form.words:
            self.console.tell([f"  understood: {said}"])
            if len(form.refs) == 1:
                self.session.describe(f"{form.refs[0]}/{escape(said)}", typed)

    def _decided(self, typed: str, question: Question, form: Form) -> dict[str, Any] | None:
        asked = Asked(question.pointer, "")
        return decided(asked, typed, form, self.session.seen())

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
        if not words:
            return [question.pointer]
        beside = [each for each in waiting if each.rpartition("/")[0] == above]
        return [each for each in beside if form_at(seen, each, self._standard).words == words]

    def _begin(self, typed: str, pointer: str, form: Form) -> None:
        """Begin an object or the entries of a collection, whose answers are asked one by one. Raises NoAnswer."""
        begun = names(typed, form)
        if form.kind == "map" and (problem := self.session.fault(pointer, {each: {} for each in begun})):
            raise NoAnswer(problem)
        self.session.begin({pointer: [] if form.kind == "entries" else {}})
        self.session.begin({f"{pointer}/{escape(each)}": {} for each in begun})
        for each, words in described(typed, form).items() if form.kind == "map" else ():
            if words:
                self.console.tell([f"  understood: {each}"])
                self.session.describe(f"{pointer}/{escape(each)}", words)

    def _place(self, question: Question) -> Went:
        """Ask which collection an undefined id belongs to."""
        form = Form("word", {}, words=tuple(place[1:] for place in question.places))
        self.console.tell(["", *question_texts.nowhere(question, form)])
        went = Went.AGAIN
        while went is Went.AGAIN:
            typed = self.console.ask("> ", form.words, lambda text: "") or "-"
            went = self.reply(typed, question, form)
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
            typed = "-" if typed in ("n", "no") else typed if typed[:1] in ("-", "<", "/", "!") else "?"
            went = self.reply(typed, question, Form("word", {}))
        return went

    def _confirmed(self, pointers: set[str]) -> Went:
        try:
            self.session.manifest_file.confirm(pointers)
        except MEANWHILE as error:
            self.console.tell([f"  {error}"])
            return Went.AWAY
        return Went.ON

    def _finding(self, told: set[tuple[str, str]], least: Level) -> Finding | None:
        found: Iterator[Finding] = open_findings(self.session.manifest_file.document, self.session.settings.profile)
        binding = (each for each in found if LEVELS.index(each.level) <= LEVELS.index(least))
        return next((each for each in binding if (each.code, each.at.pointer) not in told), None)

    def _fix(self, finding: Finding) -> None:
        """Show a finding, and ask for a new answer at its place."""
        self.announce(finding.at.pointer)
        self.console.tell(["", *question_texts.found(finding)])
        form, how = form_at(self.session.seen(), finding.at.pointer, self._standard), ""
        if form.kind in STARTED:
            form, how = Form("word", {}), "the /pointer of an answer to change; Enter to skip"
        before = self.session.now()
        if self._ask(Question("finding", finding.at.pointer, finding.code, finding.level), form, how) is Went.ON:
            self.session.remember(before)
