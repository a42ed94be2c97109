"""What a checker found in a case → whether that is exactly what must be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from synthreport.conformance.suite import Case, Suite, written
from synthreport.document import parse
from synthreport.files import bugs
from synthreport.result import Result
from synthreport.schema.engines import engine_for

Entry = dict[str, Any]


class Found(NamedTuple):
    """A checker's answer on one document: findings as `CODE pointer`, and the rest as far as it reports it.

    States and levels are by code, the states of lines by the number of the line; the verdict is the conclusion.
    """

    findings: tuple[str, ...]
    states: Mapping[str, str] = {}
    levels: Mapping[str, str] = {}
    lines: Mapping[str, str] = {}
    verdict: str = ""


Difference = tuple[str, str]
"""What was expected, and what was found."""


class Failure(NamedTuple):
    """Why a case failed: no answer that could be read, or another than expected."""

    case: Case
    reason: str = ""
    not_found: tuple[str, ...] = ()
    not_expected: tuple[str, ...] = ()
    states: Mapping[str, Difference] = {}
    levels: Mapping[str, Difference] = {}
    lines: Mapping[str, Difference] = {}
    verdict: Difference | None = None


Answers = Mapping[str, Found | str]
"""By the name of a case: what was found in it, or why nothing is known."""


class Tally(NamedTuple):
    """How a checker did: the names of the cases that passed, the failures, and cases not run by the reason."""

    passed: tuple[str, ...]
    failed: tuple[Failure, ...]
    not_run: Mapping[str, tuple[str, ...]]

    @property
    def missed(self) -> int:
        """How many cases were not run."""
        return sum(map(len, self.not_run.values()))


def own_answers(cases: Collection[Case]) -> dict[str, Found | str]:
    """What this checker finds in each case, in this process."""
    from synthreport.checker.pipeline import check

    answers: dict[str, Found | str] = {}
    engine = engine_for(len(cases))
    for case in cases:
        try:
            document = parse(case.content(), name=case.file)
            answers[case.name] = _read(check(document, profile=case.profile, engine=engine))
        except Exception as error:
            answers[case.name] = f"could not be checked: {bugs.note('the checker', error)}"
    return answers


def _read(result: Result) -> Found | str:
    """What was found, or that not everything could be."""
    if result.crashed:
        return result.outcomes[result.crashed[0]].reason
    findings = tuple(written(each.code, each.at.pointer) for each in result.findings)
    outcomes = result.outcomes
    states = {code: outcome.state.replace(" ", "_") for code, outcome in outcomes.items()}
    levels = {code: str(outcome.level) for code, outcome in outcomes.items()}
    lines = {str(line.number): line.state.replace(" ", "_") for line in result.lines}
    return Found(findings, states, levels, lines, str(result.verdict.conclusion))


def tally(suite: Suite, chosen: Iterable[Case], answers: Answers) -> Tally:
    """Judge every answer. A chosen case without one needs a profile that the tool's command cannot name."""
    passed, failed, unasked = [], [], []
    names = {case.name for case in chosen}
    for case in chosen:
        if case.name not in answers:
            unasked.append(case.name)
            continue
        failure = judged(case, answers[case.name])
        if failure is None:
            passed.append(case.name)
        else:
            failed.append(failure)
    unchosen = tuple(case.name for case in suite.cases if case.name not in names)
    not_run = {"not chosen": unchosen, "the command has no {profile}": tuple(unasked)}
    return Tally(tuple(passed), tuple(failed), {reason: cases for reason, cases in not_run.items() if cases})


def judged(case: Case, answer: Found | str) -> Failure | None:
    """The failure of a case, or None. The order of findings does not matter, how often each is given does."""
    if isinstance(answer, str):
        return Failure(case, answer)
    expected, found = Counter(case.expect), Counter(answer.findings)
    failure = Failure(
        case,
        not_found=tuple((expected - found).elements()),
        not_expected=tuple((found - expected).elements()),
        states=_differences(case.states, answer.states),
        levels=_differences(case.levels, answer.levels),
        lines=_differences(case.lines, answer.lines),
        verdict=_verdicts(case, answer),
    )
    return failure if any(failure[2:]) else None


def _differences(expected: Mapping[str, str], found: Mapping[str, str]) -> dict[str, Difference]:
    """Where an answer says something else than expected; what it does not say is not compared."""
    told = {key: (value, found.get(key, value)) for key, value in expected.items()}
    return {key: pair for key, pair in told.items() if pair[0] != pair[1]}


def _verdicts(case: Case, answer: Found) -> Difference | None:
    told = case.verdict and answer.verdict and case.verdict != answer.verdict
    return (case.verdict, answer.verdict) if told else None


def read_document(entry: Any) -> Found | str:
    """One document's part of a report → what was found in it, or what is wrong with that part."""
    if not isinstance(entry, dict) or not isinstance(entry.get("findings"), list):
        return 'the answer has no list "findings"'
    found = []
    for number, each in enumerate(entry["findings"], start=1):
        match each:
            case {"code": str(code), "pointer": str(pointer)}:
                found.append(written(code, pointer))
            case _:
                return f'finding {number} has no text "code" and "pointer"'
    told = (dict(_outcomes(entry, "state")), dict(_outcomes(entry, "level")), dict(_lines(entry)), _verdict(entry))
    return Found(tuple(found), *told)


def _outcomes(entry: Entry, key: str) -> Iterable[tuple[str, str]]:
    """The states or the levels of items and rules, where a report tells them."""
    for part in (entry.get("items"), entry.get("rules")):
        for code, outcome in part.items() if isinstance(part, dict) else ():
            if isinstance(outcome, dict) and isinstance(outcome.get(key), str):
                yield code, outcome[key]


def _lines(entry: Entry) -> Iterable[tuple[str, str]]:
    """The states of the lines of the checklist, where a report tells them."""
    listed = entry.get("lines")
    for each in listed if isinstance(listed, list) else ():
        match each:
            case {"number": int(number), "state": str(state)}:
                yield str(number), state


def _verdict(entry: Entry) -> str:
    """The conclusion, where a report tells it."""
    match entry.get("verdict"):
        case {"conclusion": str(conclusion)}:
            return conclusion
    return ""
