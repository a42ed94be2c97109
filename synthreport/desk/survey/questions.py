"""The questions of a survey, answered from the tables of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.desk.batch.parquet_tables import connected, parquet, stated
from synthreport.desk.batch.table_columns import TABLES
from synthreport.desk.survey.shares import Question, Share
from synthreport.evidence.tables.engine import literal
from synthreport.outcome import State
from synthreport.result import Conclusion, LineState
from synthreport.standard.catalogue import load
from synthreport.standard.words.wording import wording

UNSTATED = "not stated"
_READABLE = f"verdict IS NOT NULL AND verdict <> '{Conclusion.UNREADABLE}'"
_NOT_ASKED = (State.NOT_APPLICABLE, State.NOT_CHECKED)
_LINES = ("lines of the checklist answered", "lines that apply, in manifests that can be read")


class NoTables(ValueError):
    """A folder has no tables of a batch, or not all of one run; the message says what to do."""


class Survey(NamedTuple):
    """The questions, and what the tables state about themselves: how many manifests, the checker, the profiles."""

    manifests: int
    checked: int
    readable: int
    checker: str
    profiles: str
    questions: list[Question]


def survey(out: Path) -> Survey:
    """Answer all questions from the tables of a folder. Raises NoTables, OtherTables and OSError."""
    facts = stated(out)
    if not facts:
        found = "not all tables of one run" if any(out.glob("*.parquet")) else "no tables"
        raise NoTables(f"{out}: {found}: synthreport batch SOURCE… --out {out} writes them")
    with connected(out) as connection:
        for name in TABLES:
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {parquet(out, name)}")
        ask = _Asking(connection)
        counted = f"count(*), count(verdict), count(*) FILTER ({_READABLE})"
        ((manifests, checked, readable),) = ask.rows(f"SELECT {counted} FROM manifests")
        profiles = ", ".join(name for (name,) in ask.rows(_PROFILES))
        questions = list(_questions(ask, manifests, readable))
    return Survey(manifests, checked, readable, facts["checker"], profiles, questions)


_PROFILES = (
    "SELECT DISTINCT profile || ' ' || profile_version AS name FROM manifests WHERE verdict IS NOT NULL ORDER BY 1"
)


class _Asking:
    """Questions to the tables: views of the same names."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return list(self._connection.execute(query).fetchall())

    def shares(self, query: str) -> list[Share]:
        """The rows of a query for label, count, what it is counted of, and the number of manifests."""
        return [Share(str(label), *counts) for label, *counts in self.rows(query)]


def _questions(ask: _Asking, manifests: int, readable: int) -> Iterator[Question]:
    verdict = f"coalesce(verdict, 'not checked') AS label, count(*), {manifests}, count(*)"
    verdicts = ask.shares(f"SELECT {verdict} FROM manifests GROUP BY label ORDER BY 2 DESC, 1")
    yield Question("verdicts", "What do the checks say?", "manifests with this verdict", "all manifests", verdicts)
    for name, (title, label, order, note) in _GROUPS.items():
        yield Question(name, f"Lines answered, by {title}", *_LINES, _lines(ask, label, order), note)
    among = "manifests to which it applies"
    title = "Which lines of the checklist are open most?"
    yield Question("lines", title, "manifests in which it is open", among, _open_lines(ask))
    for name, (title, counted, states) in _STATES.items():
        yield Question(name, title, counted, among, _items(ask, states))
    contradictions = "What contradicts itself?", "manifests with this contradiction", "manifests that can be read"
    yield Question("contradictions", *contradictions, _contradictions(ask, readable))


_GROUPS = {
    "years": ("year of release", "year::VARCHAR", "label", ""),
    "journals": (
        "journal", "journal", "manifests DESC, label",
        "Manifests name no journal: `synthreport batch` takes it from `--journal`, or from a list.",
    ),
    "families": (
        "family of generator", "unnest(if(len(families) = 0, [NULL], families))", "manifests DESC, label",
        "A manifest with several generators counts in each of their families.",
    ),
}  # fmt: skip
"""By what lines are grouped: the words, and the SQL of the label and of the order; a note."""

_STATES = {
    "missing": (
        "Which disclosures are missing most?", "manifests in which it is missing or malformed",
        (State.MISSING, State.MALFORMED),
    ),
    "gaps": (
        "Which disclosures are declared as a gap most?", "manifests that declare a gap instead", (State.GAP,),
    ),
}  # fmt: skip
"""What is asked about items: the question, the words for what is counted, and the states that are."""


def _lines(ask: _Asking, group: str, order: str) -> list[Share]:
    return ask.shares(
        f"SELECT coalesce(label, '{UNSTATED}') AS label, sum(lines_answered)::BIGINT, sum(lines)::BIGINT, "
        f"count(*) AS manifests FROM (SELECT {group} AS label, lines, lines_answered FROM manifests WHERE {_READABLE}) "
        f"GROUP BY ALL ORDER BY {order}"
    )


def _open_lines(ask: _Asking) -> list[Share]:
    """The lines of the checklist; the state of each is beside every item on it, so the first of them is counted."""
    lines = load().lines
    first = ", ".join(literal(line.codes[0]) for line in lines)
    found = ask.shares(
        f"SELECT line, count(*) FILTER (line_state = {literal(LineState.OPEN.value)}) AS counted, count(*) AS of, of "
        f"FROM items WHERE code IN ({first}) AND line_state <> {literal(LineState.NOT_APPLICABLE.value)} "
        "GROUP BY line HAVING counted > 0 ORDER BY counted / of DESC, line"
    )
    labels = {str(line.number): line.label for line in lines}
    return [each._replace(label=f"{each.label}. {labels.get(each.label, '')}") for each in found]


def _items(ask: _Asking, states: Iterable[State]) -> list[Share]:
    """The items that are in one of these states in any manifest that is asked for them, the most frequent first."""
    found = ask.shares(
        f"SELECT code, count(*) FILTER (state IN {_list(states)}) AS counted, count(*) AS of, of FROM items "
        f"WHERE state NOT IN {_list(_NOT_ASKED)} GROUP BY code HAVING counted > 0 ORDER BY counted / of DESC, code"
    )
    return [each._replace(label=f"{each.label} {wording().label(each.label)}") for each in found]


def _list(states: Iterable[State]) -> str:
    return f"({', '.join(literal(each.value) for each in states)})"


def _contradictions(ask: _Asking, readable: int) -> list[Share]:
    found = ask.shares(
        f"SELECT code, count(DISTINCT source) AS counted, {readable}, counted FROM findings WHERE contradiction "
        "GROUP BY code ORDER BY counted DESC, code"
    )
    known = load()
    return [each._replace(label=f"{each.label} {known.problem(each.label)}") for each in found if each.label in known]
