"""Counts over all documents of a run: how many have which verdict, and how many findings there are of each code."""

from collections import Counter
from collections.abc import Iterable, Iterator

from synthreport.finding import LEVELS, Level
from synthreport.overview.checked import SEVERITIES, Checked
from synthreport.standard.catalogue import load


class Totals:
    """The counts of documents, each counted once for each profile, and of their findings."""

    def __init__(self) -> None:
        self.verdicts: Counter[str] = Counter()
        self.levels: Counter[Level] = Counter()
        self.kinds: Counter[tuple[str, Level]] = Counter()
        self.problems: dict[str, str] = {}

    def add(self, checked: Checked) -> None:
        """Count one document."""
        result = checked.result
        self.verdicts[result.verdict.conclusion] += 1
        self.levels.update(result.level_counts())
        self.kinds.update(each.kind for each in result.findings)
        self.kinds.update(result.more)
        catalogue = load(result.verdict.standard)
        for code, _ in (each.kind for each in result.findings):
            self.problems.setdefault(code, catalogue.problem(code))

    @property
    def documents(self) -> int:
        """How many documents were counted."""
        return self.verdicts.total()

    def line(self) -> str:
        """The totals in one line."""
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()))
        levels = (f"{self.levels[level]} {SEVERITIES[level]}{'s' * (self.levels[level] != 1)}" for level in LEVELS)
        return f"total: {self.documents} = {verdicts or 'none'}; {', '.join(levels)}"

    def lines(self) -> Iterator[str]:
        """The findings of each code, the most frequent first, and the totals."""
        order = sorted(self.kinds.items(), key=lambda each: (-each[1], each[0][0], LEVELS.index(each[0][1])))
        for (code, level), count in order:
            yield f"{count:>7,}  {code}  {SEVERITIES[level]:<8} {self.problems[code]}"
        yield self.line()


def totals(checked: Iterable[Checked]) -> Totals:
    """The counts of some documents."""
    found = Totals()
    for each in checked:
        found.add(each)
    return found
