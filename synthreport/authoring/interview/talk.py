"""The talk that fills a manifest: one question after the other, each answer checked, saved, and taken back at will."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from typing import Any, NamedTuple

from synthreport.authoring.draft import leaves
from synthreport.authoring.editing import CannotEdit
from synthreport.authoring.interview import wording
from synthreport.authoring.interview.answers import NoAnswer, answer, gap
from synthreport.authoring.interview.console import Console
from synthreport.authoring.interview.defaults import default, ids
from synthreport.authoring.interview.forms import Form, form_at
from synthreport.authoring.interview.judging import fault_of, notes_on, open_findings
from synthreport.authoring.interview.questions import Question, is_section, open_questions, view
from synthreport.authoring.manuscript import Manuscript
from synthreport.authoring.marks import UNCONFIRMED, marked
from synthreport.document import parts_of
from synthreport.finding import Finding, Level
from synthreport.reading.places import escape, held
from synthreport.standard.catalogue import Catalogue

_EVERY = re.compile(r"(.*\S)\s+\*")


class Settings(NamedTuple):
    """What a talk asks: answers at this level or a more binding one; what skipping leaves behind."""

    least: Level = Level.SHOULD
    gap_for_skipped: bool = False


class Moment(NamedTuple):
    """How everything stood before a question."""

    text: str
    begun: dict[str, Any]
    passed: set[tuple[str, str]]


class Talk:
    """A talk about one manifest. `asked` counts the questions, `given` the answers."""

    def __init__(self, manuscript: Manuscript, console: Console, catalogue: Catalogue, settings: Settings) -> None:
        self.manuscript = manuscript
        self.console = console
        self.catalogue = catalogue
        self.settings = settings
        self.asked = 0
        self.given = 0
        self._begun: dict[str, Any] = {}
        self._passed: set[tuple[str, str]] = set()
        self._before: list[Moment] = []
        self._section = ""

    def run(self) -> None:
        """Ask all that is open, then show what contradicts itself. Raises Stopped, and what saving raises."""
        self.console.tell([wording.COMMANDS])
        while (question := self._next()) is not None:
            self._put(question)
        told: set[tuple[str, str]] = set()
        while (finding := self._finding(told)) is not None:
            told.add((finding.code, finding.at.pointer))
            self._mend(finding)

    def _seen(self) -> dict[str, Any]:
        return view(deepcopy(self.manuscript.data), self._begun, self.catalogue)

    def _open(self) -> list[Question]:
        found = open_questions(self._seen(), self.catalogue, self.settings.least)
        return [each for each in found if (each.kind, each.pointer) not in self._passed]

    def _next(self) -> Question | None:
        return next(iter(self._open()), None)

    def _put(self, question: Question) -> None:
        """Ask one question until it is answered, left, or another one is wanted."""
        before = Moment(self.manuscript.document.text, dict(self._begun), set(self._passed))
        form = form_at(self._seen(), question.pointer, self.catalogue.standard)
        if question.kind == "answer" and form.kind == "object" and not form.none:
            self._begun[question.pointer] = {}
            return
        self._announce(question)
        self.asked += 1
        put = {"confirm": self._confirm, "entry": self._place}.get(question.kind)
        went_on = put(question) if put else self._ask(question, form)
        if went_on:
            self._before.append(before)

    def _announce(self, question: Question) -> None:
        section = parts_of(question.pointer)[0]
        if section != self._section:
            self._section = section
            self.console.tell(["", f"== {section} =="])

    def _ask(self, question: Question, form: Form, current: str = "") -> bool:
        """Whether something was decided here; not, where the person goes back or elsewhere."""
        seen = self._seen()
        likely = current or default(seen, question.pointer, form)
        known = ids(seen, form.refs or form.keys)
        title = str(form.schema.get("title", "")) if question.kind != "finding" else ""
        self.console.tell(["", wording.head(question, title), *wording.body(form, self.catalogue, known)])
        while True:
            words = [*form.words, *known, *(["none"] if form.none else [])]
            typed = self.console.ask(
                f"{f'[{likely}] ' if likely else ''}> ", words, lambda text: self._fault(text, question, form)
            )
            done = self._command(typed, question, form) if typed[:1] in ("?", "-", "<", "!", "/") else None
            if done is None and (typed or likely):
                done = self._answer(typed or likely, question, form)
            elif done is None:
                done = self._pass(question)
            if done is not _AGAIN:
                return bool(done)

    def _command(self, typed: str, question: Question, form: Form) -> object:
        """What a command did; None where what was typed is none."""
        if typed == "?":
            self.console.tell(wording.why(question, self.catalogue))
            return _AGAIN
        if typed == "-":
            return self._pass(question)
        if typed == "<":
            return self._back()
        if typed.startswith("!"):
            return self._gap(typed, question)
        return self._elsewhere(typed) if typed.startswith("/") and form.kind != "text" else None

    def _pass(self, question: Question) -> bool:
        """Leave a question; where gaps are wanted for what is skipped, say so."""
        if self.settings.gap_for_skipped and question.kind == "answer":
            self._save(question.pointer, {"gap": "not_reported"})
        self._passed.add((question.kind, question.pointer))
        return True

    def _back(self) -> object:
        if not self._before:
            self.console.tell(["  this is the first question"])
            return _AGAIN
        moment = self._before.pop()
        self.manuscript.save(moment.text)
        self._begun, self._passed = moment.begun, moment.passed
        return False

    def _elsewhere(self, pointer: str) -> object:
        """Ask for the answer at a pointer, whatever is open."""
        seen = self._seen()
        form = form_at(seen, pointer, self.catalogue.standard)
        if form.kind == "any" and not form.schema.get("x-item"):
            self.console.tell([f"  the standard has nothing at {pointer}"])
            return _AGAIN
        self._put(Question("answer", pointer, str(form.schema.get("x-item", ""))))
        return False

    def _gap(self, typed: str, question: Question) -> object:
        """Declare a gap here or, with `!!`, for all that the object around it leaves out."""
        whole = typed.startswith("!!")
        try:
            declared = gap(typed.lstrip("!"))
        except NoAnswer as error:
            self.console.tell([f"  {error}"])
            return _AGAIN
        pointer = question.pointer.rpartition("/")[0] if whole else question.pointer
        if whole and self._holds_answers(pointer):
            pointer += "/rest"
        for each in [pointer] if whole else self._same(typed, question):
            if not self._save(each, declared):
                return _AGAIN
        return True

    def _holds_answers(self, pointer: str) -> bool:
        with suppress(LookupError):
            return bool(leaves(held(self.manuscript.data, pointer))) or not pointer
        return False

    def _fault(self, text: str, question: Question, form: Form) -> str:
        """What is wrong with what is being typed."""
        every = _EVERY.fullmatch(text)
        try:
            if text[:1] in ("?", "-", "<", "!", "/") or form.kind in _STARTED:
                return ""
            said = answer(every[1] if every else text, form)
        except NoAnswer as error:
            return str(error)
        return fault_of(self._seen(), question.pointer, said, self.catalogue)

    def _answer(self, typed: str, question: Question, form: Form) -> object:
        """Take an answer; say what is wrong with it, if anything is."""
        if form.kind in _STARTED and typed[:1] not in ("{", "[") and typed.lower() != "none":
            return self._begin(typed, question, form)
        every = _EVERY.fullmatch(typed) if form.kind in ("word", "boolean", "number") or typed[:1] == "{" else None
        try:
            said = answer(every[1] if every else typed, form)
        except NoAnswer as error:
            self.console.tell([f"  {error}"])
            return _AGAIN
        for pointer in self._same(typed, question) if every else [question.pointer]:
            told = fault_of(self._seen(), pointer, said, self.catalogue)
            if told or not self._save(pointer, said):
                self.console.tell([f"  {told}"] if told else [])
                return _AGAIN
        return True

    def _same(self, typed: str, question: Question) -> list[str]:
        """This question, and with a star behind the answer the same one of every other entry, as far as it is open."""
        above, _, key = question.pointer.rpartition("/")
        collection = above.rpartition("/")[0]
        if not typed.endswith(" *"):
            return [question.pointer]
        pattern = re.compile(rf"{re.escape(collection)}/[^/]+/{re.escape(key)}")
        return [each.pointer for each in self._open() if each.kind == "answer" and pattern.fullmatch(each.pointer)]

    def _begin(self, typed: str, question: Question, form: Form) -> object:
        """Begin an object, or the entries of a collection: their answers are asked one by one."""
        pointer = question.pointer
        try:
            begun = _STARTED[form.kind](typed)
        except NoAnswer as error:
            self.console.tell([f"  {error}"])
            return _AGAIN
        started = {f"{pointer}/{escape(each)}": {} for each in begun}
        holder: dict[str, Any] = {pointer: [] if form.kind == "entries" else {}}
        told = fault_of(self._seen(), pointer, {each: {} for each in begun}, self.catalogue) if form.kind == "map" else ""
        if told:
            self.console.tell([f"  {told}"])
            return _AGAIN
        self._begun |= holder | started
        return True

    def _place(self, question: Question) -> bool:
        """Ask to which collection an id belongs that is referred to and stands nowhere."""
        places = question.places
        self.console.tell(["", f"[{question.pointer}]  {question.entry} stands nowhere yet: what is it?"])
        form = Form("word", {"description": ""}, words=tuple(place[1:] for place in places))
        self.console.tell([f"  ({wording.how_to_answer(form, [])})"])
        while True:
            typed = self.console.ask("> ", form.words, lambda text: "")
            if typed in ("", "-"):
                return self._pass(question)
            if typed == "<":
                return bool(self._back() is not False)
            try:
                self._begun[f"/{answer(typed, form)}/{escape(question.entry)}"] = {}
            except NoAnswer as error:
                self.console.tell([f"  {error}"])
                continue
            return True

    def _confirm(self, question: Question) -> bool:
        """Show what a tool filled in and nobody has confirmed, a section at a time."""
        data = self.manuscript.data
        pointers = {each for each in marked(data, UNCONFIRMED) if each.startswith(f"{question.pointer}/")}
        self.console.tell(["", f"[{question.pointer}]  Filled in by a tool. Is it right?"])
        self.console.tell(wording.excerpt(_part(data, pointers)))
        self.console.tell(["  (yes, no to leave it unconfirmed, or the /pointer of an answer to change it)"])
        while True:
            typed = self.console.ask("> ", ("yes", "no"), lambda text: "").lower()
            if typed in ("y", "yes"):
                self.manuscript.confirm(pointers)
                return True
            if typed in ("n", "no", "-"):
                return self._pass(question)
            if typed == "<" or (typed.startswith("/") and self._elsewhere(typed) is False):
                return typed == "<" and self._back() is not False
            self.console.tell(["  yes or no?"])

    def _finding(self, told: set[tuple[str, str]]) -> Finding | None:
        found = open_findings(self.manuscript.document, self.catalogue)
        return next((each for each in found if (each.code, each.at.pointer) not in told), None)

    def _mend(self, finding: Finding) -> None:
        """Show a finding, and ask for another answer in the place of the one that it is about."""
        self._announce(Question("finding", finding.at.pointer))
        self.console.tell(["", f"{finding.code} {finding.level}: {finding.title}", f"  {finding.message}"])
        self.console.tell([f"  fix: {finding.fix}"])
        form = form_at(self._seen(), finding.at.pointer, self.catalogue.standard)
        self.asked += 1
        self._ask(Question("finding", finding.at.pointer, finding.code, finding.level), form)

    def _save(self, pointer: str, said: Any) -> bool:
        """Save an answer, and tell what it contradicts. False where it cannot stand there."""
        before = self.manuscript.document
        try:
            self.manuscript.state(pointer, said, self._seen())
        except CannotEdit as error:
            self.console.tell([f"  {error}"])
            return False
        self.given += 1
        self.console.tell(notes_on(before, self.manuscript.document, pointer, self.catalogue))
        return True


_AGAIN = object()
"""Stands for a question that is to be put once more."""


def _entries(typed: str) -> list[str]:
    if not typed.isdecimal() or not 1 <= int(typed) <= 1000:
        raise NoAnswer(f'found "{typed}", expected how many there are')
    return [str(index) for index in range(int(typed))]


def _names(typed: str) -> list[str]:
    return [each.strip() for each in typed.split(",") if each.strip()]


def _some(typed: str) -> list[str]:
    if typed.lower() not in ("y", "yes"):
        raise NoAnswer(f'found "{typed}", expected yes, or none')
    return []


_STARTED: dict[str, Callable[[str], list[str]]] = {"entries": _entries, "map": _names, "object": _some}
"""Forms that are begun, and whose answers are asked one by one."""


def _part(data: Any, pointers: set[str], pointer: str = "") -> Any:
    """The part of some data that holds just the answers at some pointers."""
    if not isinstance(data, dict) or pointer in pointers:
        return data
    below = {key: f"{pointer}/{escape(str(key))}" for key in data}
    kept = {key: way for key, way in below.items() if any(each == way or each.startswith(f"{way}/") for each in pointers)}
    return {key: _part(data[key], pointers, way) for key, way in kept.items()}


__all__ = ["Settings", "Talk", "is_section"]
