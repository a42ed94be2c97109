"""The contents of reports for people about one checked document, computed once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from synthreport.document import Span
from synthreport.finding import LEVELS, Finding, Level, Place
from synthreport.grades import Grade
from synthreport.outcome import Outcome, State
from synthreport.overview.answered import answers
from synthreport.overview.by_line.matters import Matter, matters
from synthreport.overview.by_line.own_word import OwnWord, own_word
from synthreport.overview.by_line.switched_off import Unasked, switched_off
from synthreport.overview.checked import Checked
from synthreport.overview.claim_evidence import Claim, claims
from synthreport.overview.coverage import Section, coverage
from synthreport.overview.declared_gaps import Declared, gaps
from synthreport.overview.finding_kinds import Kind, by_kind
from synthreport.overview.pipeline_graph import Graph, graph
from synthreport.overview.verdict_words import SEEN, is_verified
from synthreport.result import LineOutcome
from synthreport.standard.catalogue import Catalogue, Entry, load
from synthreport.standard.checklist import Line


class View:
    """One checked document as editors, reviewers and authors see it: the first findings of each kind."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.result = checked.result.first()
        self.data = checked.document.data

    @cached_property
    def catalogue(self) -> Catalogue:
        """The version of the standard that the document was checked against."""
        return load(self.result.verdict.standard)

    @cached_property
    def title(self) -> str:
        """The dataset's title; the document's name if there is none."""
        dataset = self.data.get("dataset") if isinstance(self.data, dict) else None
        title = dataset.get("title") if isinstance(dataset, dict) else None
        return title if isinstance(title, str) else self.checked.name

    @cached_property
    def lines(self) -> tuple[tuple[Line, LineOutcome], ...]:
        """The lines of the checklist with their outcomes; none if the document could not be read."""
        return tuple(zip(self.catalogue.lines, self.result.lines, strict=False))

    @cached_property
    def kinds(self) -> Mapping[Kind, list[Finding]]:
        """The findings by kind."""
        return by_kind(self.result, self.data)

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """The findings by line of the checklist, those that can do most harm first."""
        return matters(self.result, self.data, self.catalogue)

    @cached_property
    def unasked(self) -> tuple[Unasked, ...]:
        """The lines that are not asked, and the answers that make it so."""
        return switched_off(self.lines, self.catalogue, self.data)

    @cached_property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """The places that answer each item."""
        return answers(self.catalogue, self.result, self.data)

    @cached_property
    def gaps(self) -> tuple[Declared, ...]:
        """The gaps that the author declares, and why."""
        return gaps(self.catalogue, self.result, self.data)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Coverage by section."""
        return coverage(self.catalogue, self.result)

    @cached_property
    def graph(self) -> Graph:
        """The pipeline as a graph."""
        return graph(self.data)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims with their evidence."""
        return claims(self.data)

    @cached_property
    def grades(self) -> dict[str, Grade]:
        """The grades of claims by their pointers."""
        return {claim.pointer: claim.grade for claim in self.result.ledger}

    @cached_property
    def is_verified(self) -> bool:
        """Whether claims were compared with more than the manifest."""
        return is_verified(self.result)

    @cached_property
    def own_word(self) -> tuple[OwnWord, ...]:
        """What rests on the authors' word alone."""
        confirmed = {claim.pointer for claim in self.result.ledger if claim.grade in SEEN}
        return own_word(self.lines, self.answers, confirmed, self.data, self.line)

    @cached_property
    def not_checked(self) -> tuple[Outcome, ...]:
        """Every item and rule that could not be checked, or only in places, with the reason."""
        outcomes = self.result.outcomes.values()
        return tuple(each for each in outcomes if each.state is State.NOT_CHECKED or each.not_judged)

    @cached_property
    def codes(self) -> dict[str, Entry]:
        """The standard's entry for every item and every rule, by code."""
        return {code: self.entry(code) for code in (*self.catalogue.items, *self.catalogue.rules)}

    def not_listed(self, *levels: Level, text: bool = True) -> int:
        """How many findings are counted but not listed, at these levels or at any; `text` includes errors in the text.

        Bugs of the checker make one finding per rule, which is always listed.
        """
        more = self.result.more.items()
        return sum(
            count
            for (code, level), count in more
            if level in (levels or LEVELS) and (text or not code.startswith("DC"))
        )

    def entry(self, code: str) -> Entry:
        """The standard's entry for a code."""
        return self.catalogue.entry(code)

    def page(self, code: str) -> str:
        """The page about a code; empty without a site."""
        return self.checked.page(code)

    def span(self, place: Place) -> Span:
        """Lines and columns of a place."""
        return self.checked.span(place)

    def line(self, pointer: str) -> int:
        """The number of the line on which the answer at a pointer begins."""
        return self.checked.span(Place(pointer)).line
