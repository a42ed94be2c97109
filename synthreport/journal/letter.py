"""The letter to the authors: each request, its reason, and what would satisfy it.

Specific requests, sent with the reviews, made authors report more items in a randomised trial (Blanco et al. 2020, BMJ
Open, doi:10.1136/bmjopen-2020-036799).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from synthreport.checker.cross_checks import REFERENCE
from synthreport.checker.grading.file_rules import WITHOUT_FILES
from synthreport.document.pointers import get
from synthreport.finding import Finding, Level, Problem
from synthreport.journal.accepted import for_authors
from synthreport.journal.editor import record
from synthreport.journal.language import Language
from synthreport.journal.letter_template import composed
from synthreport.journal.requests import Request, describes_others, instruction, requests
from synthreport.journal.speaker import Speaker, says_more
from synthreport.journal.translated_messages import messages_in
from synthreport.journal.translated_words import words_in
from synthreport.journal.unanswered_fields import unanswered
from synthreport.outcome import is_item
from synthreport.overview.view import View
from synthreport.reporters.markdown import linked
from synthreport.reporters.markdown_text import code, marked, text_of
from synthreport.standard.words.wording import wording

MOST = 10
"""How many requests are in the body of a letter; the others are in a table after it."""

_PLACES = 5
_CHOICES = 12
_NAMED = ("journal", "manuscript")


class Envelope(NamedTuple):
    """What a letter is about, who sends it to whom, and until when an answer is asked for; empty if not given."""

    manuscript: str = ""
    journal: str = ""
    to: str = ""
    sender: str = ""
    deadline: str = ""


_PLAIN = Envelope()


def letter(view: View, language: Language, envelope: Envelope = _PLAIN, template: str = "") -> str:
    """The letter on one document, in Markdown; by a template of the journal's own, if there is one."""
    asked = requests(view)
    return composed({**_frame(view, asked, language, envelope), **_body(view, asked, language)}, template)


def _frame(view: View, asked: list[Request], language: Language, envelope: Envelope) -> dict[str, str]:
    """The parts of a letter that say who writes to whom about what."""
    named = {key: marked(value) if value else "" for key, value in envelope._asdict().items() if key in _NAMED}
    return {
        "title": marked(view.title),
        "subject": language.phrase(_said_to(view, "subject"), title=marked(view.title)),
        "about": text_of(_about(envelope, language)).strip(),
        "greeting": _greeting(view, language, envelope),
        "opening": _opening(view, asked, language),
        "deadline": marked(language.phrase("deadline", deadline=envelope.deadline)) if envelope.deadline else "",
        "closing": _closing(view, language),
        "regards": language.phrase("regards"),
        "sender": marked(envelope.sender) if envelope.sender else language.phrase("editors"),
        "record": record(view, language),
        **named,
    }


def _body(view: View, asked: list[Request], language: Language) -> dict[str, str]:
    """The parts of a letter that say what is asked for, and what is not."""
    parts = {
        "requests": _requests(asked[:MOST], view, language),
        "gaps": _open(view, asked, language),
        "accepted": for_authors(Speaker(view, language)),
        "unchecked": _unchecked(view, language),
        "appendix": _appendix(asked[MOST:], view, language),
    }
    return {name: text_of(lines).strip() for name, lines in parts.items()}


def _about(envelope: Envelope, language: Language) -> Iterator[str]:
    for key, value in (("journal", envelope.journal), ("manuscript", envelope.manuscript)):
        if value:
            yield from (marked(language.phrase(key, value=value)), "")


def _greeting(view: View, language: Language, envelope: Envelope) -> str:
    to = marked(language.phrase("dear", to=envelope.to)) if envelope.to else ""
    return to or language.phrase(_said_to(view, "greeting"))


def _opening(view: View, asked: list[Request], language: Language) -> str:
    """The verdict, how many lines are answered, and what the authors are asked for."""
    result, verdict = view.result, view.result.verdict
    if not result.readable:
        return language.phrase("unreadable")
    answered, lines, by_a_gap = result.answered()
    names = {"standard": verdict.standard, "profile": marked(verdict.profile)}
    counts = {"answered": answered, "asked": lines, "version": marked(verdict.profile_version)}
    gaps = language.phrase("by_a_gap", count=by_a_gap) if by_a_gap else ""
    concluded = {
        "verdict": language.phrase(verdict.conclusion.replace(" ", "_")),
        "accepted": Speaker(view, language).with_decisions(),
    }
    said = language.phrase(_said_to(view, "opening"), by_a_gap=gaps, **concluded, **counts, **names)
    return f"{said} {language.phrase(_wanted(view, asked))}"


def _said_to(view: View, phrase: str) -> str:
    """The name of a phrase, in the words for those who made a dataset that others described."""
    return f"{phrase}_to_the_makers" if describes_others(view) else phrase


def _wanted(view: View, asked: list[Request]) -> str:
    """What is asked for: whatever keeps the verdict from being good, or the least that is not optional."""
    if describes_others(view):
        return "wanted_of_the_makers" if asked else "nothing_of_the_makers"
    if not view.result.passes() or any(each.level is Level.MUST for each in asked):
        return "needed"
    return "recommended" if asked else "nothing"


def _requests(asked: list[Request], view: View, language: Language) -> Iterator[str]:
    """Every request under its level, numbered through."""
    level = None
    for number, each in enumerate(asked, 1):
        if each.level is not level and not describes_others(view):
            yield from (f"## {language.phrase(each.level)}", "")
        level = each.level
        yield from _request(number, each, view, language)


def _request(number: int, request: Request, view: View, language: Language) -> Iterator[str]:
    codes = ", ".join(linked(each, view) for each in request.codes)
    yield from (f"### {number}. {marked(_head(request, view, language))} ({codes})", "")
    if not (language.is_original or all(map(language.translates, request.codes))):
        yield from (language.phrase("untranslated"), "")
    yield from (f"- {each}" for each in _found(request, view, language))
    yield from ("", f"{language.phrase('why')} {language.reason(request.line)}", "")
    yield from (f"{language.phrase('satisfy')} {_satisfying(request, view, language)}", "")


def _found(request: Request, view: View, language: Language) -> Iterator[str]:
    """What was found, of each code the first places."""
    listed = [finding for findings in request.codes.values() for finding in findings[:_PLACES]]
    yield from (_finding(finding, view, language) for finding in listed)
    if more := request.more + sum(len(findings) for findings in request.codes.values()) - len(listed):
        yield language.phrase("more", count=language.number(more))
    if not listed and not describes_others(view):
        yield _unanswered(request, view, language)


def _unanswered(request: Request, view: View, language: Language) -> str:
    """That there is no answer, or the gap that stands for it."""
    gap = next((each for each in view.gaps if request.codes.keys() & set(each.codes)), None)
    if gap is None:
        return language.phrase("no_answer")
    where = {"line": view.line(gap.pointer), "pointer": code(gap.pointer)}
    return language.phrase("gap_instead", gap=code(gap.kind), **where)


def _head(request: Request, view: View, language: Language) -> str:
    """The label of the line; in another language the first problem if there is no line."""
    if language.is_original:
        return request.label
    line = words_in(language.name, view.result.verdict.standard).lines.get(str(request.line))
    first = next(iter(request.codes))
    return line["label"] if line else language.problem(first, view.entry(first))


def _finding(finding: Finding, view: View, language: Language) -> str:
    speaker = Speaker(view, language)
    where: dict[str, object] = {"line": view.span(finding.at).line, "pointer": code(finding.at.pointer or "/")}
    if says_more(finding):
        where["message"] = speaker.message(finding.message)
    place = language.phrase("place" if says_more(finding) else "place_alone", problem=speaker.problem(finding), **where)
    also = [f"{code(each.pointer)}, {language.page('line', line=view.span(each).line)}" for each in finding.also]
    return f"{place} {language.phrase('also', places='; '.join(also))}" if also else place


def _satisfying(request: Request, view: View, language: Language) -> str:
    """What to do, for each code of a request, instructions of the checker or the translator's; and where to answer."""
    said: dict[str, None] = {}
    for asked, findings in request.codes.items():
        said |= dict.fromkeys(marked(each) for each in _remedies(asked, findings, view, language) if each)
        said |= dict.fromkeys(_where(asked, findings, view, language))
    return " ".join(said)


def _where(asked: str, findings: list[Finding], view: View, language: Language) -> Iterator[str]:
    """Where an item is to be answered, but for the places that its findings name; at those of a rule, other words."""
    if describes_others(view):
        return
    if not is_item(asked):
        yield from _other_words(findings[:_PLACES], view, language)
        return
    named = {finding.at.pointer for finding in findings}
    held = {at: [key for key in keys if f"{at}/{key}" not in named] for at, keys in unanswered(view, asked).items()}
    places = [f"{_keys(at, keys, view, language)} ({code(at or '/')})" for at, keys in held.items() if keys]
    if places:
        left = len(places) - _PLACES
        more = language.phrase("more_places", count=left) if left > 0 else ""
        yield language.phrase("answer_in", places="; ".join(places[:_PLACES]) + more)


def _other_words(findings: list[Finding], view: View, language: Language) -> Iterator[str]:
    """Where findings are on a word of a closed list, the others that may be there."""
    for at, _, key in (finding.at.pointer.rpartition("/") for finding in findings):
        if _words_at(f"{at}/{key}", view):
            yield language.phrase("answer_in", places=f"{_keys(at, [key], view, language)} ({code(at)})")


def _keys(at: str, keys: list[str], view: View, language: Language) -> str:
    """Keys of one place, each or several with the words that they may have."""
    said = []
    for words, alike in groupby(keys, lambda key: _words_at(f"{at}/{key}", view)):
        names = ", ".join(map(code, alike))
        said.append(language.phrase("one_of", fields=names, values=", ".join(map(code, words))) if words else names)
    return ", ".join(said)


def _words_at(pointer: str, view: View) -> list[str]:
    """The words of a closed list that may be at a place, without the one that is; none if they are many."""
    words = wording(view.result.verdict.standard).values(pointer)
    present = get(view.data, pointer, None)
    return [each for each in words if each != present] if 1 < len(words) <= _CHOICES else []


def _remedies(asked: str, findings: list[Finding], view: View, language: Language) -> Iterator[str]:
    shown = findings[:_PLACES]
    if is_item(asked):
        yield from _of_the_profile(shown, view, language)
    if is_item(asked):
        yield from _of_the_form(shown, language)
    if not language.is_original:
        wanted = language.text(asked, view.entry(asked), "request")
        yield instruction(wanted) or wanted
    elif is_item(asked):
        yield f"Please state: {words_in(language.name, view.result.verdict.standard).question(asked)}"
    else:
        yield from (instruction(_fix(finding, view)) for finding in shown)


def _of_the_form(findings: list[Finding], language: Language) -> Iterator[str]:
    """How to write what is not in the expected form; in another language, as far as that is translated."""
    for fix in (instruction(each.fix) for each in findings if Problem.WRONG_FORM.heads(each)):
        yield fix if language.is_original else messages_in(language.name).said(fix) or ""


def _of_the_profile(findings: list[Finding], view: View, language: Language) -> Iterator[str]:
    """How to meet the demands of a profile, which no question of the standard asks."""
    demanded = f"(profile {view.result.verdict.profile})"
    for finding in (each for each in findings if each.message.endswith(demanded)):
        said = finding.fix if language.is_original else messages_in(language.name).said(finding.fix)
        yield instruction(said or finding.fix)


def _fix(finding: Finding, view: View) -> str:
    """How to fix a finding. What is spelled alike need not show a claim, so that it is no advice on evidence."""
    is_evidence = finding.code == REFERENCE and "/evidence" in finding.at.pointer
    return str(view.entry(finding.code)["fix"]) if is_evidence else finding.fix


def _appendix(asked: list[Request], view: View, language: Language) -> Iterator[str]:
    if not asked:
        return
    yield from (f"## {language.phrase('appendix')}", "", language.phrase("appendix_text"), "")
    heads = (language.phrase(each) for each in ("number", "request", "found", "satisfy_head"))
    yield from (f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |")
    for number, each in enumerate(asked, MOST + 1):
        codes = ", ".join(linked(code, view) for code in each.codes)
        found = "; ".join(_found(each, view, language))
        head = marked(_head(each, view, language))
        yield f"| {number} | {head} ({codes}) | {found} | {_satisfying(each, view, language)} |"


def _open(view: View, asked: list[Request], language: Language) -> Iterator[str]:
    """The gaps that no request is about."""
    requested = {code for each in asked for code in each.codes}
    left = {gap: [code for code in gap.codes if code not in requested] for gap in view.gaps}
    speaker = Speaker(view, language)
    if any(left.values()) and not describes_others(view):
        yield from (f"## {language.phrase('open')}", "", language.phrase("open_text"), "")
        for gap, codes in left.items():
            reason = marked(gap.reason) if gap.reason else language.phrase("no_reason")
            labels = ", ".join(dict.fromkeys(marked(speaker.label(each)) for each in codes))
            yield from [f"- {labels} ({speaker.gap(gap.kind)}; {code(gap.pointer)}): {reason}"] if codes else []


def _unchecked(view: View, language: Language) -> Iterator[str]:
    count = sum(each.reason != WITHOUT_FILES for each in view.not_checked)
    if view.result.readable and count and not describes_others(view):
        yield from (f"## {language.phrase('unchecked')}", "")
        yield language.phrase("unchecked_text", count=language.number(count))


def _closing(view: View, language: Language) -> str:
    return language.phrase(_said_to(view, "closing"), profile=marked(view.result.verdict.profile))
