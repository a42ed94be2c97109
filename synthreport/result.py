"""The result of a check: outcomes, findings, lines, grades and the verdict on them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from synthreport.finding import FIRST, LEVELS, Finding, Kind, Level, first_of_each
from synthreport.grades import FilesCompared, Grade, Graded
from synthreport.outcome import ITEM_STATES, RULE_STATES, Outcome, State, is_item

THIRD_PARTY = "third-party"
"""The profile for those who describe a dataset from the public record."""

THIRD_PARTY_BASIS = "third_party_from_public_record"
"""The basis of a manifest (`manifest.basis`) that a third party wrote."""


class Observed(NamedTuple):
    """What was seen in the files of a manifest: outcomes of rules on files by their codes, findings, and grades.

    `grades` has, by the pointers of claims, the grade of each and why. The level of a finding is that of its rule.
    `files` counts the files that were compared; None if none was looked at.
    """

    outcomes: Mapping[str, Outcome] = {}
    findings: tuple[Finding, ...] = ()
    grades: Mapping[str, tuple[Grade, str]] = {}
    files: FilesCompared | None = None


class Gap(NamedTuple):
    """A gap as the check read it: its pointer, its kind, and the items asked for that it answers.

    `item` is the item at its place, whether it is asked for there or not. Of the items in `key` it stands for a key
    field; the others are stated in part without it.
    """

    pointer: str
    kind: str
    codes: tuple[str, ...]
    item: str | None = None
    key: frozenset[str] = frozenset()


class Relaxed(NamedTuple):
    """A code whose level under a profile is below the standard's own, and the profile's reason."""

    code: str
    level: Level
    standard_level: Level
    reason: str


class Conclusion(StrEnum):
    """The verdict in a word; the first of these that is true of a manifest."""

    UNREADABLE = "cannot be read"
    CONTRADICTORY = "contradicts itself"
    PUBLIC_RECORD = "describes the public record"
    INCOMPLETE = "incomplete"
    COMPLIES = "complies"


class LineState(StrEnum):
    """What became of a line of the checklist."""

    ANSWERED = "answered"
    BY_A_GAP = "answered by an accepted gap"
    OPEN = "open"
    NOT_APPLICABLE = "not applicable"


class LineOutcome(NamedTuple):
    """A line of the checklist, its state, and the codes that leave it open."""

    number: int
    state: LineState
    open_for: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """The verdict in a word, and under which version of the standard and which profile it was given.

    `stated` is the version that the document states itself; None where it states none. `files` counts the listed files
    that were compared with the manifest; None where that was not asked.
    """

    conclusion: Conclusion
    standard: str
    profile: str
    profile_version: str
    profile_sha256: str
    stated: str | None
    relaxed: tuple[Relaxed, ...] = ()
    files: FilesCompared | None = None


class Accepted(NamedTuple):
    """A finding that a decision accepts: why, by whom, on which day, until when, and where that is stated."""

    finding: Finding
    reason: str
    by: str
    on: str
    until: str
    origin: str


class Result(NamedTuple):
    """The complete result of one check.

    `outcomes` has every item and every rule of the standard once; `findings` are in the order of the document. Of very
    many findings of one kind, they are the first; `more` counts the others.
    `readable` is false if nothing could be checked, because the text could not be read or follows a version of the
    standard that this checker does not know. `crashed` has the codes of rules that failed because of a bug in the
    checker: each has a finding that says so, and is not checked. `gaps` are all gaps that were read, each once.
    `ledger` has every claim and every quantitative answer with its grade.
    `accepted` are findings that decisions accept, which are not among `findings`; `undecided` says which decisions do
    not hold, and why. `document` is what was checked.
    """

    verdict: Verdict
    readable: bool
    outcomes: Mapping[str, Outcome]
    findings: tuple[Finding, ...]
    crashed: tuple[str, ...] = ()
    more: Mapping[Kind, int] = {}
    lines: tuple[LineOutcome, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ledger: tuple[Graded, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    undecided: tuple[str, ...] = ()
    document: Any = None

    def to_dict(self, fail_on: Level = Level.MUST) -> dict[str, Any]:
        """The entry of the document in the JSON report (`documents` in `synthreport schema --of report`)."""
        import synthreport

        entry: dict[str, Any] = synthreport.entry_of(self, fail_on)
        return entry

    def to_json(self, fail_on: Level = Level.MUST) -> str:
        """The same as text."""
        import json  # lazy: a check needs none

        return json.dumps(self.to_dict(fail_on), ensure_ascii=False, indent=2)

    def render(self, form: str = "text", fail_on: Level = Level.MUST) -> str | bytes:
        """The whole report in a format of `synthreport check --format`; `pdf` and `docx` are bytes.

        Raises ValueError for an unknown format, and MissingExtra if a library is not installed.
        """
        import synthreport

        report: str | bytes = synthreport.report_of(self, form, fail_on)
        return report

    def at_or_above(self, level: Level) -> tuple[Finding, ...]:
        """The findings at this level or a more binding one, as far as they are listed."""
        wanted = LEVELS[: LEVELS.index(level) + 1]
        return tuple(finding for finding in self.findings if finding.level in wanted)

    def complies(self, fail_on: Level = Level.MUST) -> bool:
        """Whether the verdict is that it complies, and no finding is at or above `fail_on`."""
        return self.verdict.conclusion is Conclusion.COMPLIES and not self._fails(fail_on)

    def passes(self, fail_on: Level = Level.MUST) -> bool:
        """Whether the exit code is 0: it complies, or describes the public record under the profile for that."""
        verdict = self.verdict
        as_a_record = verdict.conclusion is Conclusion.PUBLIC_RECORD and verdict.profile == THIRD_PARTY
        return (as_a_record or verdict.conclusion is Conclusion.COMPLIES) and not self._fails(fail_on)

    def _fails(self, level: Level) -> bool:
        """Whether a finding at this level or above is the manifest's own, and not one of the record that it repeats."""
        return any(not finding.of_record for finding in self.at_or_above(level))

    def answered(self) -> tuple[int, int, int]:
        """How many lines of the checklist are answered, how many apply, and how many an accepted gap answers."""
        counts = self.line_counts()
        by_a_gap = counts[LineState.BY_A_GAP]
        return counts[LineState.ANSWERED] + by_a_gap, len(self.lines) - counts[LineState.NOT_APPLICABLE], by_a_gap

    def accepted_lines(self) -> list[int]:
        """The open lines of the checklist that decisions accept: whatever keeps one open is accepted."""
        left = {each.code for each in self.findings if each.level is Level.MUST}
        left |= {code for code, level in self.more if level is Level.MUST}
        closed = {each.finding.code for each in self.accepted} - left
        opened = (line for line in self.lines if line.state is LineState.OPEN)
        return [line.number for line in opened if closed.issuperset(line.open_for)]

    def line_counts(self) -> dict[LineState, int]:
        """How many lines of the checklist are in each state, every state named."""
        counts = Counter(line.state for line in self.lines)
        return {state: counts[state] for state in LineState}

    def level_counts(self) -> dict[Level, int]:
        """How many findings there are at each level, listed or not; every level is named."""
        counts = Counter(finding.level for finding in self.findings)
        for (_, level), count in self.more.items():
            counts[level] += count
        return {level: counts[level] for level in LEVELS}

    def first(self, most: int = FIRST) -> "Result":
        """The same with no more findings of a kind than this; the others are counted in `more`."""
        listed = first_of_each(self.findings, most)
        if len(listed) == len(self.findings):
            return self
        more = Counter(self.more)
        more.update(finding.kind for finding in self.findings)
        more.subtract(finding.kind for finding in listed)
        return self._replace(findings=tuple(listed), more=+more)

    def left_out(self) -> list[str]:
        """The findings that are counted but not listed, in words: one text per kind."""
        return [f"{count:,} more {code} at level {level}" for (code, level), count in sorted(self.more.items())]

    def items(self) -> list[Outcome]:
        """The outcome of every item."""
        return [outcome for code, outcome in self.outcomes.items() if is_item(code)]

    def rules(self) -> list[Outcome]:
        """The outcome of every rule."""
        return [outcome for code, outcome in self.outcomes.items() if not is_item(code)]

    def grade_counts(self) -> dict[Grade, int]:
        """How many claims have each grade, every grade named."""
        counts = Counter(claim.grade for claim in self.ledger)
        return {grade: counts[grade] for grade in Grade}

    def item_counts(self) -> dict[State, int]:
        """How many items are in each state, every state named."""
        return _counts(self.items(), ITEM_STATES)

    def rule_counts(self) -> dict[State, int]:
        """How many rules are in each state, every state named."""
        return _counts(self.rules(), RULE_STATES)


def _counts(outcomes: Iterable[Outcome], states: tuple[State, ...]) -> dict[State, int]:
    counts = Counter(outcome.state for outcome in outcomes)
    return {state: counts[state] for state in states}
