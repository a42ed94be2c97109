"""What a check found in one document, in the language of a reader; what has no translation is in English, marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.finding import Finding, Level, Problem
from synthreport.grades import Grade
from synthreport.journal.article.article_words import Wording, wording
from synthreport.journal.language import Language
from synthreport.journal.requests import without_offers
from synthreport.journal.translated_messages import messages_in
from synthreport.journal.translated_words import words_in
from synthreport.overview.by_line.matters import Matter
from synthreport.overview.checked import SEVERITIES
from synthreport.overview.result_rows import Notation
from synthreport.overview.verdict_words import ENGLISH, grades_in_words, sentence, with_decisions
from synthreport.overview.view import View
from synthreport.reporters.markdown_text import marked
from synthreport.standard.checklist import Line

_WEIGHTY = re.compile(r"(?!(?:this|that|they|with)\b)\w{4,}|\d+|`[^`]*`")


class Speaker:
    """Says in a language what a check found in one document, as Markdown in which no text of an author acts."""

    def __init__(self, view: View, language: Language) -> None:
        self.view, self.language = view, language
        self._standard = words_in(language.name, view.result.verdict.standard)
        self._say = {**ENGLISH, **language.names("verdict")}

    @property
    def answers(self) -> Wording:
        """The words for answers."""
        return wording(self.language.name, self.view.result.verdict.standard)

    def verdict(self, fail_on: Level) -> str:
        """What follows the name of the document: the verdict, and how many lines are answered."""
        return marked(sentence(self.view.checked.result, fail_on, self._say))

    def with_decisions(self) -> str:
        """How many lines of the checklist, or findings, decisions accept; empty if none."""
        return with_decisions(self.view.checked.result, self._say)

    def grades(self) -> str:
        """How many claims have which grade."""
        return grades_in_words(self.view.result, self._say)

    def meanings(self) -> str:
        """What the grades mean, as far as they occur."""
        means, ledger = self.language.names("means"), self.view.result.ledger
        found = [each for each in Grade if any(claim.grade is each for claim in ledger)]
        return "; ".join(f"{self.grade(each)}: {means[each]}" for each in found)

    def grade(self, grade: str) -> str:
        """What a grade is called; empty if there is none."""
        return self._say.get(grade, grade)

    def counts(self, levels: Mapping[Level, int]) -> str:
        """How many findings there are at each of some levels."""
        return ", ".join(self.language.many(SEVERITIES[level], count) for level, count in levels.items())

    def line(self, matter: Matter | Line) -> str:
        """The label of a line of the checklist; of a matter without a line, the title of its section."""
        number = matter.line if isinstance(matter, Matter) else matter.number
        if number is not None:
            return marked(self._standard.lines[str(number)]["label"])
        section = matter.findings[0].code[:2] if isinstance(matter, Matter) else ""
        return marked(self.language.names("sections").get(section, matter.label))

    def label(self, code: str) -> str:
        """What an item is called; the code of anything else."""
        return self._standard.label(code) or code

    def question(self, code: str) -> str:
        """What an item asks; empty for a rule."""
        return self._standard.question(code)

    def found(self, finding: Finding, longest: int = 0) -> str:
        """What is wrong, and the message as far as it says more."""
        said = self.problem(finding)
        return f"{said}: {self.message(finding.message, longest)}" if says_more(finding) else said

    def problem(self, finding: Finding) -> str:
        """What is wrong, in a few words."""
        if self.language.is_original:
            return marked(finding.problem)
        other = next((each for each in Problem if each.heads(finding)), None)
        said = self.language.phrase(other.name.lower(), label=self._standard.label(finding.code)) if other else ""
        return marked(said or self.language.problem(finding.code, self.view.entry(finding.code)))

    def message(self, message: str, longest: int = 0) -> str:
        """A message of the checker, without an offer of a gap; if it has no translation, in English, as a quotation."""
        text = without_offers(message)
        said = text if self.language.is_original else messages_in(self.language.name).said(text)
        shown = marked(self.shortened(said or text, longest))
        return shown if said else self.language.phrase("in_english", message=shown)

    def shortened(self, text: str, longest: int) -> str:
        """A text, or its first words if it is longer; 0 is no limit."""
        if not longest or len(text) <= longest:
            return text
        return text[:longest].rpartition(" ")[0].rstrip(",;:") + self.language.page("shortened")

    def gap(self, kind: str) -> str:
        """A kind of gap in words."""
        return kind.replace("_", " ") if self.language.is_original else self.answers.gap(kind)

    def kind(self, kind: str) -> str:
        """What a kind of claim or of evidence is called."""
        return self.language.names("kinds").get(kind, kind)

    def asked_if(self, line: Line) -> str:
        """In which case a line of the checklist is asked; empty if always."""
        translations: dict[Any, str] = dict(self.language.names("asked_if"))
        return translations.get(line.number, line.where)

    def meaning(self, pointer: str, answer: str) -> str:
        """What an answer of a closed list, or each of several, means at its place; empty for any other."""
        meanings = [self._standard.meaning(pointer, each).removesuffix(".") for each in answer.split(", ")]
        return "; ".join(meanings) if all(meanings) else ""

    def field(self, key: str) -> str:
        """What a field of an answer is called."""
        return self.language.names("fields").get(key, key.replace("_", " "))

    @property
    def notation(self) -> Notation:
        """How the language writes the numbers of a table and the names in it."""
        return Notation()._replace(**self.language.names("notation"), name=self.answers.value)

    def untranslated(self) -> Iterator[str]:
        """That the page is in English in places; nothing if it is not."""
        if self.language.lacks_sentences:
            yield from ("", self.language.page("untranslated"))


def says_more(finding: Finding) -> bool:
    """Whether a message has a word of weight that the problem above it lacks."""
    problem, message = (set(_WEIGHTY.findall(text.lower())) for text in (finding.problem, finding.message))
    return not message <= problem
