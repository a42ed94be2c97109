"""The screen on which a person confirms what tools filled in: everything at once, by line of the checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.edit.provenance import UNCONFIRMED, marked
from synthreport.files.serialise import as_yaml
from synthreport.interview import question_texts
from synthreport.interview.interview import MEANWHILE, Interview, Went
from synthreport.interview.open_questions import Question
from synthreport.schema.forms import Form, form_at
from synthreport.standard.gaps import is_gap

_AT = "/manifest/unconfirmed"
_OTHERS = 0
"""The number of what no line of the checklist asks for."""
_MOST_ROWS, _WIDEST, _UNBROKEN = 6, 110, 1_000_000
_NUMBERS = re.compile(r"\d+(?:[\s,]+\d+)*")
_HOW = (
    "(yes: all of it is right; numbers: these lines are; no; ?: all rows in full; the /pointer of an answer to change)"
)

Lines = dict[int, set[str]]


class ConfirmScreen:
    """Asks once whether the unconfirmed answers of a manifest are right."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.session = interview.session
        self._catalogue = self.session.catalogue
        self._console = interview.console

    def put(self, questions: list[Question]) -> None:
        """Ask until everything, some lines or nothing is confirmed; what is not, is asked no more."""
        self.interview.announce(_AT)
        lines, before = self._lines(), self.session.now()
        self._console.tell(["", f"[{_AT}]  Not confirmed yet: what tools found. Is it right?", *self._shown(lines)])
        went = Went.AGAIN
        while went is Went.AGAIN:
            typed = self._console.ask("> ", ("yes", "no"), lambda text: "").strip().lower()
            went = self._reply(typed, lines, questions)
        if went is Went.ON:
            self.session.remember(before)

    def _reply(self, typed: str, lines: Lines, questions: list[Question]) -> Went:
        if typed in ("y", "yes", "all"):
            return self._confirm(set().union(*lines.values()))
        if _NUMBERS.fullmatch(typed):
            return self._confirm_lines({int(each) for each in re.findall(r"\d+", typed)}, lines, questions)
        if typed in ("n", "no", "-"):
            return self._leave(questions)
        if typed[:1] in ("<", "/", "!"):
            return self.interview.reply(typed, questions[0], Form("word", {}))
        self._console.tell(self._shown(lines, whole=True) if typed == "?" else [f"  {_HOW}"])
        return Went.AGAIN

    def _confirm_lines(self, numbers: set[int], lines: Lines, questions: list[Question]) -> Went:
        if unknown := numbers - set(lines):
            expected = ", ".join(map(str, sorted(lines)))
            self._console.tell([f"  found {', '.join(map(str, sorted(unknown)))}, expected some of {expected}"])
            return Went.AGAIN
        went = self._confirm(set().union(*(lines[number] for number in numbers)))
        return self._leave(questions) if went is Went.ON else went

    def _confirm(self, pointers: set[str]) -> Went:
        try:
            self.session.manifest_file.confirm(pointers)
        except MEANWHILE as error:
            self._console.tell([f"  {error}"])
            return Went.AWAY
        return Went.ON

    def _leave(self, questions: list[Question]) -> Went:
        for question in questions:
            self.session.leave(question)
        return Went.ON

    def _lines(self) -> Lines:
        """The unconfirmed answers by the number of their line."""
        seen, lines = self.session.seen(), Lines()
        for pointer in marked(self.session.manifest_file.data, UNCONFIRMED):
            lines.setdefault(self._line(seen, pointer), set()).add(pointer)
        return {
            number: lines[number] for number in sorted(lines, key=lambda each: each or len(self._catalogue.lines) + 1)
        }

    def _line(self, seen: Any, pointer: str) -> int:
        while pointer:
            code = form_at(seen, pointer, self._catalogue.standard).schema.get("x-item")
            if code in self._catalogue.line_of:
                return self._catalogue.line_of[code].number
            pointer = pointer.rpartition("/")[0]
        return _OTHERS

    def _shown(self, lines: Lines, *, whole: bool = False) -> Iterator[str]:
        labels = {each.number: each.label for each in self._catalogue.lines}
        for number, pointers in lines.items():
            yield f"  {number} {labels.get(number, 'what no line of the checklist asks for')}"
            rows = self._rows(pointers)
            shown = rows if whole else [_cut(row) for row in rows[:_MOST_ROWS]]
            yield from (f"     {row}" for row in shown)
            if len(rows) > len(shown):
                yield f"     … and {len(rows) - len(shown)} more"
        yield f"  {_HOW}"

    def _rows(self, pointers: set[str]) -> list[str]:
        """One row for each entry or answer of a section, such as `steps.fit: {…}`, with its unconfirmed answers."""
        part = question_texts.part(self.session.manifest_file.data, pointers)
        return [
            f"{section}.{key}: {_flow(each)}" if key else f"{section}: {_flow(each)}"
            for section, held in part.items()
            for key, each in (held.items() if isinstance(held, dict) and not is_gap(held) else [("", held)])
        ]


def _flow(value: Any) -> str:
    return as_yaml(value, flow=True, width=_UNBROKEN).removesuffix("...\n").strip()


def _cut(row: str) -> str:
    return row if len(row) <= _WIDEST else f"{row[: _WIDEST - 1]}…"
