"""What became of all manifests of a batch, counted in its tables."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from synthreport.desk.batch.parquet_tables import connected, parquet
from synthreport.files import bugs
from synthreport.finding import LEVELS, Level
from synthreport.result import THIRD_PARTY, Conclusion

_SHOWN = 20


class Summary(NamedTuple):
    """How many manifests have each verdict, how many have none, how many were not read, and how many do not pass.

    `reasons` are the first of those without, each with its reason.
    """

    verdicts: dict[str, int]
    unchecked: int
    unread: int
    bugs: int
    failing: int
    reasons: list[tuple[str, str]]

    @property
    def manifests(self) -> int:
        """How many there are."""
        return sum(self.verdicts.values()) + self.unchecked

    def exit_code(self, *, exit_zero: bool = False) -> int:
        """The exit code of a batch: that of a check of the worst of its manifests."""
        if self.bugs:
            return bugs.EXIT_CODE
        return 2 if self.unchecked else int(bool(self.failing) and not exit_zero)


_PASSES = f"""
(verdict = '{Conclusion.COMPLIES}' OR (verdict = '{Conclusion.PUBLIC_RECORD}' AND profile = '{THIRD_PARTY}'))
AND coalesce(NOT list_contains(?, worst), true)
"""
"""Whether the check of a manifest would exit with 0: as `Result.passes`."""

_COUNTS = f"""
SELECT count(*) FILTER (verdict IS NULL), count(*) FILTER (sha256 IS NULL), count(*) FILTER (bug),
count(*) FILTER (verdict IS NOT NULL AND NOT ({_PASSES}))
"""


def summary(out: Path, fail_on: Level = Level.MUST) -> Summary:
    """Count the manifests in the tables of a folder. Raises OSError."""
    table = parquet(out, "manifests")
    failing = [level.value for level in LEVELS[: LEVELS.index(fail_on) + 1]]
    without = f"FROM {table} WHERE verdict IS NULL ORDER BY source LIMIT {_SHOWN}"
    with_one = f"FROM {table} WHERE verdict IS NOT NULL GROUP BY ALL ORDER BY ALL"
    with connected(out) as connection:
        verdicts = connection.execute(f"SELECT verdict, count(*) {with_one}").fetchall()
        counts = connection.execute(f"{_COUNTS} FROM {table}", [failing]).fetchone()
        reasons = connection.execute(f"SELECT source, reason {without}").fetchall()
    unchecked, unread, failed, fails = counts
    return Summary(dict(verdicts), unchecked, unread, failed, fails, reasons)
