"""What decisions accept: a section of page and letter, and a paragraph to copy into the manuscript system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from synthreport.finding import Level
from synthreport.journal.speaker import Speaker
from synthreport.reporters.markdown import linked
from synthreport.reporters.markdown_text import marked
from synthreport.result import Accepted

_LONGEST = 240


def decisions(speaker: Speaker) -> Iterator[str]:
    """What decisions accept, by whom, until when and why; and the decisions that do not hold any more."""
    language, result = speaker.language, speaker.view.checked.result
    if result.accepted or result.undecided:
        yield from (f"## {language.page('decisions')}", "")
        yield from (f"- {_decision(each, speaker)}" for each in result.accepted)
        yield from (f"- {language.page('counts_again', why=speaker.message(words))}" for words in result.undecided)
        yield ""


def for_authors(speaker: Speaker) -> Iterator[str]:
    """What the authors need not fix because it was accepted, and why."""
    language, accepted = speaker.language, speaker.view.checked.result.accepted
    if accepted:
        yield from (f"## {language.phrase('accepted')}", "", language.phrase("accepted_text"), "")
        yield from (f"- {speaker.problem(each.finding)}: {marked(each.reason)}" for each in accepted)


def to_copy(speaker: Speaker, fail_on: Level, record: str) -> Iterator[str]:
    """One paragraph with the verdict, what was accepted for it, and what was checked; nothing without decisions."""
    language, accepted = speaker.language, speaker.view.checked.result.accepted
    if accepted:
        said = "; ".join(_accepted_line(each, speaker) for each in accepted)
        verdict = language.page("verdict_to_copy", title=marked(speaker.view.title), verdict=speaker.verdict(fail_on))
        yield from (f"## {language.page('to_copy')}", "", f"{verdict} {said}. {record}", "")


def _decision(accepted: Accepted, speaker: Speaker) -> str:
    finding, language = accepted.finding, speaker.language
    place = {"code": linked(finding.code, speaker.view), "line": speaker.view.span(finding.at).line}
    found = language.page("finding", found=speaker.found(finding, _LONGEST), **place)
    said = language.page("accepted", found=found, until=_last_day(accepted, speaker), by=marked(accepted.by))
    return f"{said}: {marked(accepted.reason)}"


def _accepted_line(accepted: Accepted, speaker: Speaker) -> str:
    who = {"by": marked(accepted.by), "until": _last_day(accepted, speaker)}
    reason, problem = marked(accepted.reason.removesuffix(".")), speaker.problem(accepted.finding)
    return speaker.language.page("accepted_to_copy", problem=problem, reason=reason, **who)


def _last_day(accepted: Accepted, speaker: Speaker) -> str:
    return speaker.language.day(date.fromisoformat(accepted.until))
