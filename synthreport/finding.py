"""A finding: what is wrong or missing at a place of a manifest, and how binding that is."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How binding a disclosure is, in the words of RFC 2119."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


LEVELS = (Level.MUST, Level.SHOULD, Level.MAY)
"""All levels, the most binding first."""


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


FIRST = 100
"""How many findings of each kind are always listed, whatever their total."""


def first_of_each(findings: Iterable[Finding], most: int = FIRST) -> list[Finding]:
    """The findings, in their order, of each kind no more than this."""
    seen: Counter[Kind] = Counter()
    listed = []
    for finding in findings:
        seen[finding.kind] += 1
        if seen[finding.kind] <= most:
            listed.append(finding)
    return listed
