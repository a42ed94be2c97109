"""For the editor: one page for the decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from synthreport.checker.grading.file_rules import WITHOUT_FILES
from synthreport.document import parts_of
from synthreport.finding import Finding, Level
from synthreport.grades import Grade
from synthreport.journal.accepted import decisions, to_copy
from synthreport.journal.article.answer_sentences import Article, in_a_sentence
from synthreport.journal.language import LANGUAGES, Language
from synthreport.journal.language import language as named
from synthreport.journal.speaker import Speaker
from synthreport.overview.by_line.matters import Matter
from synthreport.overview.by_line.own_word import Stretch
from synthreport.overview.by_line.switched_off import Unasked
from synthreport.overview.declared_gaps import Declared
from synthreport.overview.verdict_words import profile_of
from synthreport.overview.view import View
from synthreport.reporters.markdown import linked, listing
from synthreport.reporters.markdown_text import code, marked, text_of
from synthreport.rules.value import answers_of

MOST = 8
"""The number of lines of each kind on the page."""

_STATED = ("claim", "result")
_ON_THEIR_WORD = (Grade.CITED, Grade.ASSERTED, Grade.NOT_CHECKABLE)

_EACH = 2
_LONGEST = 240
_FEW = 3
_LABELS = 16


def decision(view: View, fail_on: Level, name: str = LANGUAGES[0]) -> str:
    """The page, in Markdown: what it is, verdict, what weighs most, gaps, what was not asked, not checked."""
    return text_of(_lines(Speaker(view, named(name)), fail_on))


def _lines(speaker: Speaker, fail_on: Level) -> Iterator[str]:
    view = speaker.view
    yield from (f"# {marked(view.title)}", "")
    if view.result.readable:
        yield from (marked(in_a_sentence(Article(answers_of(view.data), speaker.answers))), "")
    counts = speaker.counts(view.result.level_counts())
    yield from (f"**{code(view.checked.name)} {speaker.verdict(fail_on)}.** {counts}.", "")
    yield from _graded(speaker)
    yield from decisions(speaker)
    yield from _weighty(speaker)
    yield from _gaps(speaker)
    yield from _switched_off(speaker)
    yield from _not_checked(speaker)
    yield from (f"## {speaker.language.page('to_do')}", "", *_options(speaker, fail_on), "")
    yield from (*to_copy(speaker, fail_on, record(view, speaker.language)), record(view, speaker.language))
    yield from speaker.untranslated()


def record(view: View, language: Language) -> str:
    """What was checked, by what, and when: enough to file the page, and to check the same again."""
    verdict, sha256 = view.result.verdict, view.checked.document.sha256
    digest = code(sha256) if sha256 else language.phrase("too_large")
    day, profile = language.day(date.today()), marked(profile_of(verdict))
    return language.phrase("record", standard=verdict.standard, profile=profile, digest=digest, day=day)


def _graded(speaker: Speaker) -> Iterator[str]:
    """How many claims and numbers have which grade, and which of them are refuted, with what refutes them."""
    view, language = speaker.view, speaker.language
    ledger = view.result.ledger
    if ledger and not view.is_verified:  # the verdict has the numbers otherwise
        grades = {"grades": speaker.grades(), "meanings": speaker.meanings()}
        yield from (language.many("none_compared", len(ledger), **grades), "")
    refuted = [each for each in ledger if each.grade is Grade.REFUTED]
    for each in refuted[:MOST]:
        why = f": {speaker.message(each.why, _LONGEST)}" if each.why else ""
        place = {"place": code(each.pointer), "line": view.line(each.pointer)}
        yield f"- {language.page('refuted', kind=speaker.kind(each.kind), **place)}{why}"
    if rest := refuted[MOST:]:
        yield f"- {language.many('more_refuted', len(rest))}"
    yield from [""] if refuted else []


def _weighty(speaker: Speaker) -> Iterator[str]:
    view, language = speaker.view, speaker.language
    if not view.matters:
        return
    yield from (f"## {language.page('weighs_most')}", "")
    yield from (f"- {_matter(matter, speaker)}" for matter in view.matters[:MOST])
    if rest := view.matters[MOST:]:
        lines = ", ".join(speaker.line(matter) for matter in rest)
        yield f"- {language.many('more_findings', sum(matter.total for matter in rest), lines=lines)}"
    yield from ("", language.page("listed_by", command=listing(view)), "")


def _matter(matter: Matter, speaker: Speaker) -> str:
    """A line of the checklist, how many findings it has, and the first of them with their places."""
    number = speaker.language.page("of_the_checklist", line=matter.line) if matter.line else ""
    shown = matter.findings[:_EACH]
    said = "; ".join(_finding(finding, speaker) for finding in shown)
    left = matter.total - len(shown)
    more = speaker.language.page("and_more", count=speaker.language.number(left)) if left else ""
    return f"**{speaker.line(matter)}** ({number}{speaker.counts(matter.counts)}): {said}{more}"


def _finding(finding: Finding, speaker: Speaker) -> str:
    view = speaker.view
    place = {"code": linked(finding.code, view), "line": view.span(finding.at).line}
    return speaker.language.page("finding", found=speaker.found(finding, _LONGEST), **place)


def _gaps(speaker: Speaker) -> Iterator[str]:
    """The gaps in words; those of one kind with one reason are one entry, first those said not to apply."""
    view, language = speaker.view, speaker.language
    if not view.gaps:
        return
    yield from (f"## {language.page('gaps')} ({language.number(len(view.gaps))})", "")
    merged = sorted(_merged(view).items(), key=lambda each: (each[0][0] != "not_applicable", not each[0][1]))
    for (kind, reason), gaps in merged[:MOST]:
        said = f": {marked(speaker.shortened(reason, _LONGEST))}" if reason else language.page("no_reason")
        count = language.page("count_of_gaps", count=language.number(len(gaps))) if len(gaps) > 1 else ""
        yield f"- {_items(gaps, speaker)} ({speaker.gap(kind)}{count}){said}"
    if rest := merged[MOST:]:
        yield f"- {language.many('more_gaps', sum(len(gaps) for _, gaps in rest))}"
    yield ""


def _merged(view: View) -> dict[tuple[str, str], list[Declared]]:
    """The gaps by kind and reason."""
    found: dict[tuple[str, str], list[Declared]] = {}
    for gap in view.gaps:
        found.setdefault((gap.kind, gap.reason), []).append(gap)
    return found


def _items(gaps: list[Declared], speaker: Speaker) -> str:
    """The labels of the items that some gaps stand for, each once."""
    labels = list(dict.fromkeys(speaker.label(each) for gap in gaps for each in gap.codes))
    more = speaker.language.page("more_labels", count=len(labels) - _LABELS) if len(labels) > _LABELS else ""
    return ", ".join(map(marked, labels[:_LABELS])) + more


def _switched_off(speaker: Speaker) -> Iterator[str]:
    unasked, language = speaker.view.unasked, speaker.language
    if unasked:
        count = sum(len(each.lines) for each in unasked)
        yield from (f"## {language.many('not_asked', count)}", "")
        yield from (f"- {_unasked(each, speaker)}" for each in unasked[:MOST])
        if rest := unasked[MOST:]:
            yield f"- {language.page('more_unasked', lines=', '.join(_line_labels(each, speaker) for each in rest))}"
        yield ""


def _unasked(unasked: Unasked, speaker: Speaker) -> str:
    """Some lines, in which case they would be asked if there is but one, and what the manifest says instead."""
    labels = ", ".join(speaker.line(line) for line in unasked.lines)
    cases = {speaker.asked_if(line) for line in unasked.lines}
    case = _asked_if(cases.pop(), speaker) if len(cases) == 1 else ""
    return f"{labels}{case}: {_said_instead(unasked, speaker)}"


def _asked_if(case: str, speaker: Speaker) -> str:
    return speaker.language.page("asked_if_only", case=marked(case)) if case else ""


def _said_instead(unasked: Unasked, speaker: Speaker) -> str:
    """The answers that make it so, those that are equal together."""
    language = speaker.language
    found: dict[str | None, list[str]] = {}
    for pointer, said in unasked.answers:
        found.setdefault(said, []).append(pointer)
    if not found:
        return language.page("nothing_asks")
    answers = [_answer(pointers, said, speaker) for said, pointers in found.items()]
    left = len(answers) - _FEW
    more = language.many("more_answers", left) if left > 0 else ""
    return "; ".join(answers[:_FEW]) + more


def _answer(pointers: list[str], said: str | None, speaker: Speaker) -> str:
    """What an answer means and how it is written, its first place, and how many more places have the same."""
    language, left = speaker.language, len(pointers) - 1
    more = language.page("more_places", count=language.number(left)) if left else ""
    where = f"{language.page('line', line=speaker.view.line(pointers[0]))}{more}"
    key = parts_of(pointers[0])[-1]
    if not said:
        return language.page("no_such_answer", name=code(key), where=where)
    value = code(f"{key}: {speaker.shortened(said, _LONGEST)}")
    meaning = speaker.meaning(pointers[0], said)
    phrase = "answer" if meaning else "answer_alone"
    return language.page(phrase, value=value, where=where, meaning=marked(meaning) if meaning else "")


def _line_labels(unasked: Unasked, speaker: Speaker) -> str:
    return ", ".join(speaker.line(line) for line in unasked.lines)


def _not_checked(speaker: Speaker) -> Iterator[str]:
    yield from (f"## {speaker.language.page('not_checked')}", "", _unchecked(speaker))
    yield from (*_on_their_word(speaker), *_own_word(speaker), "")


def _unchecked(speaker: Speaker) -> str:
    view, language = speaker.view, speaker.language
    crashed = len(view.result.crashed)
    of_files = sum(each.reason == WITHOUT_FILES for each in view.not_checked)
    silent = len(view.not_checked) - crashed - of_files
    counts = (("lacks_an_answer", silent), ("needs_the_files", of_files), ("crashed", crashed))
    rules = "".join(f"{language.many(key, count)} " for key, count in counts if count)
    return f"{rules}{language.page('not_compared' if view.is_verified else 'not_opened')}"


def _on_their_word(speaker: Speaker) -> Iterator[str]:
    """After a comparison with the files, the claims and results that no file confirmed: any of them may be wrong."""
    view, language = speaker.view, speaker.language
    left = [each for each in view.result.ledger if each.kind in _STATED and each.grade in _ON_THEIR_WORD]
    if view.is_verified and left:
        shown = ((code(each.pointer), view.line(each.pointer)) for each in left[:_LABELS])
        places = ", ".join(f"{place} ({language.page('line', line=line)})" for place, line in shown)
        more = language.page("more_labels", count=language.number(len(left) - _LABELS)) if len(left) > _LABELS else ""
        yield from ("", language.page("not_confirmed", count=language.number(len(left)), places=places, more=more))


def _own_word(speaker: Speaker) -> Iterator[str]:
    """Each line of the checklist that only the authors answer for, and where: a lie there was not found."""
    shown = [f"{speaker.line(each.line)} ({_stretches(each.stretches)})" for each in speaker.view.own_word]
    if shown:
        yield from ("", speaker.language.page("own_word", lines="; ".join(shown)))


def _stretches(stretches: tuple[Stretch, ...]) -> str:
    """The first stretches of lines; the last one shown reaches to the end of those that are left out."""
    shown = [*stretches[: _FEW - 1], (stretches[_FEW - 1][0], stretches[-1][1])] if len(stretches) > _FEW else stretches
    return ", ".join(f"{first}–{last}" if first < last else f"{first}" for first, last in shown)


def _options(speaker: Speaker, fail_on: Level) -> Iterator[str]:
    name, profile = speaker.view.checked.name, speaker.view.result.verdict.profile
    language = speaker.language
    spoken = "" if language.name == LANGUAGES[0] else f" --language {language.name}"
    if speaker.view.result.passes(fail_on):
        guide = code(f"synthreport check {name} --profile {profile} --for reviewer{spoken}")
        met = language.page("met_with_decisions" if speaker.view.result.accepted else "met")
        yield from (f"- {met}", f"- {language.page('send_guide', command=guide)}")
    else:
        letter = code(f"synthreport letter {name} --profile {profile}{spoken}")
        revised = code(f"synthreport diff {name} {language.page('revision')} --profile {profile}")
        yield f"- {language.page('send_letter', command=letter)}"
        yield f"- {language.page('compare', command=revised)}"
