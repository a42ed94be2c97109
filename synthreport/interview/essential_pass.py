"""The essential pass: the situation first, then the lines of the checklist, then the rest for those who want more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import Any

from synthreport.checker.pipeline import check
from synthreport.document.pointers import escape, get
from synthreport.draft.standard_order import Order
from synthreport.finding import Finding, Level
from synthreport.interview import question_texts, situation
from synthreport.interview.answer_table import holder_of
from synthreport.interview.confirm_screen import ConfirmScreen
from synthreport.interview.feedback import open_findings
from synthreport.interview.interview import Interview
from synthreport.interview.open_questions import Question
from synthreport.interview.table_screen import TableScreen
from synthreport.overview.verdict_words import under
from synthreport.result import Conclusion, LineState, Result
from synthreport.schema.forms import Form, form_at, keys_at

_FIRST, _LAST = -1, 1_000
_FEWEST = 2
"""How many answers make a table."""


class EssentialPass:
    """Asks what is essential, line by line, with the progress in sight; `table` asks many answers at once."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.session = interview.session
        self.table = TableScreen(interview)
        self.confirms = ConfirmScreen(interview)
        self._catalogue = self.session.catalogue
        self._more = self.session.settings.least
        self._wanted: Collection[int] = ()

    def run(self) -> None:
        """Ask it all. Raises Stopped, and the errors of saving."""
        self._tell(question_texts.COMMANDS)
        self._limit(Level.MUST)
        self._situation()
        self._lines()
        self.correct()
        self.interview.contradictions(Level.MUST)
        self._lines()
        self._tell("", *self._may_stop())
        while self._choose_lines():
            self._lines()
            self.interview.contradictions()

    def _tell(self, *lines: str) -> None:
        self.interview.console.tell(lines)

    def _limit(self, least: Level) -> None:
        self.session.settings = self.session.settings._replace(least=least)

    def _situation(self) -> None:
        """Ask what is not known yet of the situation, and say what follows."""
        data = self.session.manifest_file.data
        asked = [each for each in situation.QUESTIONS if situation.is_open(each, data)]
        for number, each in enumerate(asked, start=1):
            self._tell("", f"-- situation, {number} of {len(asked)} --")
            self.interview.put_situation(each)
        follows = situation.follows(self.session.seen())
        self.session.save_all({pointer: each for pointer, each in follows.items() if get(data, pointer, None) is None})
        if asked and self.interview.console.edits:
            self.session.begin(situation.pipeline(self.session.seen()))
        if asked:
            self._tell("", f"That is the situation. What follows: about {self._left(self.questions())} more questions.")

    def _lines(self) -> None:
        while questions := self.questions():
            first = questions[0]
            self._tell("", self._progress(first, questions))
            holder, together = self._table_of(first, questions)
            if first.kind == "confirm":
                self.confirms.put(questions)  # they come last
            elif len(together) >= _FEWEST and self.interview.console.edits:
                self.table.put(holder, together)
            elif first.kind == "answer" and self.interview.console.edits and (form := self._form(first)).kind == "map":
                self.table.put_entries(first, form)
            else:
                self.interview.put(first)

    def _form(self, question: Question) -> Form:
        return form_at(self.session.seen(), question.pointer, self._catalogue.standard)

    def correct(self) -> None:
        """Show the entries that break a rule, those of one rule in one table."""
        if not self.interview.console.edits:
            return
        found: dict[tuple[str, str], list[Finding]] = {}
        for each in open_findings(self.session.manifest_file.document, self.session.settings.profile):
            if each.level is Level.MUST and isinstance(self.session.now_at(each.at.pointer), dict):
                found.setdefault((each.code, self._collection(each)), []).append(each)
        for (_, holder), findings in found.items():
            self._tell("", *question_texts.found(findings[0]))
            places = [each.at.pointer for each in findings if each.at.pointer.startswith(f"{holder}/")]
            places = places or [f"{holder}/{escape(key)}" for key in self.session.now_at(holder)]
            self.table.correct(holder, places, self._missing(places, findings[0].fix))

    def _collection(self, finding: Finding) -> str:
        """Where a finding on an entry is corrected: in a collection that it names beside, or else among its like."""
        seen, standard = self.session.seen(), self._catalogue.standard
        beside = [each.pointer for each in finding.also if form_at(seen, each.pointer, standard).kind == "map"]
        return (*beside, finding.at.pointer.rpartition("/")[0])[0]

    def _missing(self, places: list[str], fix: str) -> list[str]:
        """The answers that some objects may have and lack: those that a fix names, or else all."""
        seen, found = self.session.seen(), []
        named = re.findall(r"`(\w+)`", fix)
        for place in places:
            keys = keys_at(seen, place, self._catalogue.standard)
            wanted = [key for key in keys if key in named] or [key for key in keys if key != "rest"]
            found += [f"{place}/{key}" for key in wanted if key not in self.session.now_at(place)]
        return found

    def questions(self) -> list[Question]:
        """The open questions of the wanted lines, in the order of the checklist."""
        self._begin_objects()
        found, order = self.session.open(), Order(self._catalogue, self.session.seen())
        places = {each: (self._line(each), order.position(each.pointer)) for each in found}
        wanted = [each for each in found if not self._wanted or places[each][0] in (*self._wanted, _LAST)]
        return sorted(wanted, key=places.__getitem__)

    def _begin_objects(self) -> None:
        """Ask for the answers of an object instead of the object, wherever it must exist."""
        while objects := [each for each in self.session.open() if self.interview.is_object(each)]:
            self.session.begin_objects(objects)

    def _line(self, question: Question) -> int:
        if question.kind == "confirm":
            return _LAST
        if question.code in self._catalogue.line_of:
            return self._catalogue.line_of[question.code].number
        return _FIRST if question.pointer.startswith("/manifest/") else _LAST

    def _holder(self, question: Question) -> str:
        return holder_of(question.pointer, self._catalogue, self.session.seen())

    def _table_of(self, first: Question, questions: list[Question]) -> tuple[str, list[Question]]:
        """Where a table begins, and what it asks: all on the entries of a collection, or what follows on an object."""
        if first.kind != "answer":
            return "", [first]
        answers = [each for each in questions if each.kind == "answer"]
        if holder := self._holder(first):
            return holder, [each for each in answers if each.pointer.startswith(f"{holder}/")]
        holder = first.pointer.rpartition("/")[0]
        beside = takewhile(lambda each: self._is_on(each, holder), questions)
        together = list(beside) if holder else []
        return (holder, together) if together else ("", [first])

    def _is_on(self, question: Question, holder: str) -> bool:
        """Whether a question asks for a plain answer on an object, not on an entry of a collection below it."""
        is_below = question.kind == "answer" and question.pointer.startswith(f"{holder}/")
        return is_below and not self._holder(question) and self._form(question).kind != "object"

    def _left(self, questions: list[Question]) -> int:
        """About how many questions will still be shown."""
        left, count = questions, 0
        while left:
            _, together = self._table_of(left[0], left) if self.interview.console.edits else ("", left[:1])
            shown = {each.pointer for each in (left if left[0].kind == "confirm" else together)}
            left, count = [each for each in left if each.pointer not in shown], count + 1
        return count

    def _progress(self, question: Question, questions: list[Question]) -> str:
        asked = [line.number for line in self._result().lines if line.state is not LineState.NOT_APPLICABLE]
        number = self._line(question)
        label = next((f" · {each.label}" for each in self._catalogue.lines if each.number == number), "")
        place = f"line {len([each for each in asked if each < number]) + 1} of {len(asked)}{label} · " if label else ""
        return f"-- {place}about {self._left(questions)} more --"

    def _result(self) -> Result:
        return check(self.session.manifest_file.document, profile=self.session.settings.profile)

    def _may_stop(self) -> Iterator[str]:
        """Whether an author may stop here, as a check says it."""
        result = self._result()
        if result.verdict.conclusion is Conclusion.COMPLIES:
            yield f"You may stop here: this complies with {under(result.verdict)}."
            return
        open_lines = [self._label(line.number) for line in result.lines if line.state is LineState.OPEN]
        if result.verdict.conclusion is Conclusion.PUBLIC_RECORD:
            yield f"You may stop here: this describes the public record under {under(result.verdict)}."
        else:
            yield f"Everything essential was asked. It does not comply yet with {under(result.verdict)}."
        if open_lines:
            yield f"Still open: {'; '.join(open_lines)}."
        elif result.verdict.conclusion is not Conclusion.PUBLIC_RECORD:
            yield "See `synthreport check` for the reasons."

    def _label(self, number: int) -> str:
        return next(f"{number} {each.label}" for each in self._catalogue.lines if each.number == number)

    def _choose_lines(self) -> bool:
        """Offer the lines with more to answer; False if the author wants none."""
        self._limit(self._more)
        self._wanted = ()
        counts: dict[int, int] = {}
        for question in self.questions():
            counts[self._line(question)] = counts.get(self._line(question), 0) + 1
        offered = {number: count for number, count in counts.items() if 0 < number < _LAST}
        if not offered:
            return False
        lines = [f"  {self._label(number)} ({count})" for number, count in sorted(offered.items())]
        self._tell("", "[/]  More can be answered, line by line (how many answers):", *lines)
        self._tell("  (numbers of lines, separated by commas; all; Enter to stop here)")
        self._wanted = self._numbers(offered)
        return bool(self._wanted)

    def _numbers(self, offered: dict[int, Any]) -> list[int]:
        while True:
            typed = self.interview.console.ask("> ", ("all",), lambda text: "").replace(",", " ")
            if typed in ("", "-", "<"):
                return []
            wanted = list(offered) if typed == "all" else [int(each) for each in typed.split() if each.isdecimal()]
            if wanted and set(wanted) <= set(offered):
                return wanted
            self._tell(f'  found "{typed}", expected some of {", ".join(map(str, sorted(offered)))}, or all')
