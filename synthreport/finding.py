"""The result of a check: levels, states, findings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from synthreport.grades import FilesCompared, Grade, Graded


class Level(StrEnum):
    """How binding a disclosure is, in the words of RFC 2119."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


LEVELS = (Level.MUST, Level.SHOULD, Level.MAY)
"""All levels, the most binding first."""


class State(StrEnum):
    """The state of an item or a rule: each is in exactly one state, and the counts add up."""

    STATED = "stated"
    STATED_IN_PART = "stated in part"
    MISSING = "missing"
    MALFORMED = "malformed"
    GAP = "gap"
    HOLDS = "holds"
    BROKEN = "broken"
    NOT_CHECKED = "not checked"
    NOT_APPLICABLE = "not applicable"


ITEM_STATES = (
    State.STATED,
    State.STATED_IN_PART,
    State.MISSING,
    State.MALFORMED,
    State.GAP,
    State.NOT_APPLICABLE,
    State.NOT_CHECKED,
)
RULE_STATES = (State.HOLDS, State.BROKEN, State.NOT_CHECKED, State.NOT_APPLICABLE)


class Place(NamedTuple):
    """A place in a manifest: a JSON Pointer (RFC 6901), and whether its key is meant rather than the value.

    `span` (line, column, end line, end column; 1-based, in characters) is given only where no pointer leads there.
    """

    pointer: str
    key: bool = False
    span: tuple[int, int, int, int] | None = None


Kind = tuple[str, Level]
"""A code, and a level that findings of this code have."""


class Problem(StrEnum):
    """The problems that findings of any code may have, instead of the problem that the standard words for it.

    One that begins with `{label}` names the item.
    """

    WRONG_FORM = "{label}: not in the expected form"
    WIDE_GAP = "One gap leaves several lines of the checklist open"
    LIMIT_NOT_CHECKED = "A limit of the profile could not be checked"
    BUG = "Not checked, because of a bug in the checker"

    def of(self, label: str) -> str:
        """The problem of an item with this label."""
        return self.replace("{label}", label)

    def heads(self, finding: "Finding") -> bool:
        """Whether a finding has this problem, of whichever item."""
        return finding.problem.endswith(self.removeprefix("{label}"))


class Finding(NamedTuple):
    """One thing that is wrong or missing, under the code of the item or rule that it concerns.

    `problem` heads it in reports: what is wrong, in a few words. `title` is the statement of the item or rule.
    A contradiction is `of_record` if a third party names it as one of the public record: it changes nothing but what is
    read.
    """

    code: str
    level: Level
    title: str
    problem: str
    at: Place
    message: str
    fix: str
    also: tuple[Place, ...] = ()
    of_record: bool = False

    @property
    def kind(self) -> Kind:
        """The code and the level, by which findings are counted."""
        return self.code, self.level


THIRD_PARTY = "third-party"
"""The profile for those who describe a dataset from the public record."""

THIRD_PARTY_BASIS = "third_party_from_public_record"
"""The basis of a manifest (`manifest.basis`) that a third party wrote."""

FIRST = 100
"""How many findings of each kind are always listed, whatever their total."""


class Outcome(NamedTuple):
    """The outcome of one item or rule.

    `judged` and `not_judged` count the elements that a rule could and could not read.
    """

    code: str
    level: Level
    state: State
    reason: str = ""
    judged: int = 0
    not_judged: int = 0


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
        return [outcome for code, outcome in self.outcomes.items() if code[2:] < _FIRST_RULE]

    def rules(self) -> list[Outcome]:
        """The outcome of every rule."""
        return [outcome for code, outcome in self.outcomes.items() if code[2:] >= _FIRST_RULE]

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


_FIRST_RULE = "50"


def _counts(outcomes: Iterable[Outcome], states: tuple[State, ...]) -> dict[State, int]:
    counts = Counter(outcome.state for outcome in outcomes)
    return {state: counts[state] for state in states}


def first_of_each(findings: Iterable[Finding], most: int = FIRST) -> list[Finding]:
    """The findings, in their order, of each kind no more than this."""
    seen: Counter[Kind] = Counter()
    listed = []
    for finding in findings:
        seen[finding.kind] += 1
        if seen[finding.kind] <= most:
            listed.append(finding)
    return listed


def is_item(code: str) -> bool:
    """Whether a code is that of an item (01 to 49) and not of a rule (51 to 99)."""
    return code[2:] < _FIRST_RULE
