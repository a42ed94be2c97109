"""The letter to the authors: each request, its reason, and what would satisfy it.

Specific requests, sent with the reviews, made authors report more items in a randomised trial (Blanco et al. 2020, BMJ
Open, doi:10.1136/bmjopen-2020-036799).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from synthreport.finding import LEVELS, THIRD_PARTY_BASIS, Finding, Level, Problem
from synthreport.journal.language import Language
from synthreport.overview.view import View
from synthreport.reporters.markdown import linked
from synthreport.reporters.markdown_text import code, marked, text_of

_PLACES = 5


def letter(view: View, language: Language) -> str:
    """The letter on one document, in Markdown."""
    return text_of(_lines(view, language))


def requests(view: View, level: Level) -> dict[str, list[Finding]]:
    """The requests at a level: every code once, in the order of the standard, with all its findings.

    Bugs in the checker are left out: authors cannot fix them.
    """
    reported = [finding for finding in view.result.findings if finding.code not in view.result.crashed]
    found = [finding for finding in reported if finding.level is level]
    order = {each: index for index, each in enumerate(view.result.outcomes)}
    asked: dict[str, list[Finding]] = {
        code: [] for code in sorted({each.code for each in found}, key=order.__getitem__)
    }
    for finding in found:
        asked[finding.code].append(finding)
    return asked


def _lines(view: View, language: Language) -> Iterator[str]:
    verdict = view.result.verdict
    names = {
        "standard": verdict.standard,
        "profile": marked(verdict.profile),
        "version": marked(verdict.profile_version),
    }
    yield f"# {language.phrase('subject', title=marked(view.title))}"
    yield from ("", language.phrase(_said_to(view, "greeting")), "", _opening(view, language, names), "")
    yield from _requests(view, language)
    yield from _open(view, language)
    yield from _unchecked(view, language)
    yield from (language.phrase("closing", **names), "", language.phrase("regards"), "", language.phrase("editors"))


def _requests(view: View, language: Language) -> Iterator[str]:
    """Every request under its level, numbered through."""
    numbers = count(1)
    for level in LEVELS:
        asked = requests(view, level)
        if asked:
            yield from (f"## {language.phrase(level)}", "")
        for each, findings in asked.items():
            yield from _request(next(numbers), each, findings, view, language)


def _opening(view: View, language: Language, names: Mapping[str, str]) -> str:
    """The verdict, how many lines are answered, and what the authors are asked for."""
    result = view.result
    if not result.readable:
        return language.phrase("unreadable")
    answered, asked, by_a_gap = result.answered()
    counts = {"answered": answered, "asked": asked}
    gaps = language.phrase("by_a_gap", count=by_a_gap) if by_a_gap else ""
    verdict = language.phrase(result.verdict.conclusion.replace(" ", "_"))
    said = language.phrase(_said_to(view, "opening"), verdict=verdict, by_a_gap=gaps, **counts, **names)
    return f"{said} {language.phrase(_wanted(view))}"


def _said_to(view: View, phrase: str) -> str:
    """The name of a phrase, in the words for those who described the dataset of others from the public record."""
    about = view.data.get("manifest") if isinstance(view.data, dict) else None
    is_third_party = isinstance(about, dict) and about.get("basis") == THIRD_PARTY_BASIS
    return f"{phrase}_to_a_third_party" if is_third_party else phrase


def _wanted(view: View) -> str:
    """What the authors are asked for: the least that is not optional."""
    if requests(view, Level.MUST):
        return "needed"
    return "recommended" if any(requests(view, level) for level in LEVELS) else "nothing"


def _request(number: int, asked: str, findings: list[Finding], view: View, language: Language) -> Iterator[str]:
    entry = view.entry(asked)
    title, why = language.text(asked, entry, "title"), language.text(asked, entry, "why")
    yield from (f"### {number}. {marked(_head(asked, findings, view, language))} ({linked(asked, view)})", "")
    if not (language.is_original or language.translates(asked)):
        yield from (language.phrase("untranslated"), "")
    yield from (f"{language.phrase('asked_for')} {marked(title)}. {language.phrase('why')} {marked(why)}", "")
    yield from (language.phrase("found"), "")
    for finding in findings[:_PLACES]:
        yield f"- {_place(finding, view, language)}"
    if more := len(findings[_PLACES:]) + view.result.more.get(findings[0].kind, 0):
        yield f"- {language.phrase('more', count=language.number(more))}"
    yield from ("", f"{language.phrase('satisfy')} {_satisfying(asked, findings, view, language)}", "")


def _head(asked: str, findings: list[Finding], view: View, language: Language) -> str:
    """The problem, in the language of the letter: that of the code, unless all findings have the same other one."""
    problems = {finding.problem for finding in findings}
    other = next((each for each in Problem if problems == {each}), None)
    return language.phrase(other.name.lower()) if other else language.problem(asked, view.entry(asked))


def _satisfying(asked: str, findings: list[Finding], view: View, language: Language) -> str:
    """How to satisfy a request: the fixes of the checker for each place, or the translator's text."""
    if language.is_original:
        return " ".join(dict.fromkeys(marked(finding.fix) for finding in findings[:_PLACES]))
    return marked(language.text(asked, view.entry(asked), "request"))


def _place(finding: Finding, view: View, language: Language) -> str:
    said = {"message": marked(finding.message), "fix": marked(finding.fix)}
    pointer = code(finding.at.pointer or "/")
    place = language.phrase("place", line=view.span(finding.at).line, pointer=pointer, **said)
    also = [f"{code(each.pointer)} ({view.span(each).line})" for each in finding.also]
    return f"{place} {language.phrase('also', places=', '.join(also))}" if also else place


def _open(view: View, language: Language) -> Iterator[str]:
    if view.gaps:
        yield from (
            f"## {language.phrase(_said_to(view, 'open'))}",
            "",
            language.phrase(_said_to(view, "open_text")),
            "",
        )
        for gap in view.gaps:
            reason = marked(gap.reason) if gap.reason else language.phrase("no_reason")
            yield f"- {', '.join(gap.codes)} ({code(gap.pointer)}, {code(gap.kind)}): {reason}"
        yield ""


def _unchecked(view: View, language: Language) -> Iterator[str]:
    if view.result.readable and view.not_checked:
        yield from (f"## {language.phrase('unchecked')}", "")
        yield from (language.phrase("unchecked_text", count=language.number(len(view.not_checked))), "")
