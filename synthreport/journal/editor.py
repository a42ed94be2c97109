"""For the editor: one page for the decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from synthreport.finding import Finding, Level
from synthreport.grades import Grade
from synthreport.journal.article.answer_sentences import Article, in_a_sentence
from synthreport.journal.article.article_words import wording
from synthreport.journal.language import Language, language
from synthreport.overview.checked import SEVERITIES
from synthreport.overview.declared_gaps import Waiver
from synthreport.overview.matters import Matter
from synthreport.overview.switched_off import Unasked
from synthreport.overview.verdict_words import grades_in_words, profile_of
from synthreport.overview.view import View
from synthreport.reporters.markdown import judgement, linked, listing
from synthreport.reporters.markdown_text import clipped, code, marked, text_of
from synthreport.rules.value import answers_of
from synthreport.standard.words.wording import wording as standard_words

MOST = 8
"""The number of lines of each kind on the page."""

_STATED = ("claim", "result")
_ON_THEIR_WORD = (Grade.CITED, Grade.ASSERTED, Grade.NOT_CHECKABLE)

_EACH = 2
_LONGEST = 150
_FEW = 3
_LABELS = 16


def decision(view: View, fail_on: Level) -> str:
    """The page, in Markdown: what it is, verdict, what weighs most, gaps, what was not asked, not checked."""
    return text_of(_lines(view, fail_on))


def _lines(view: View, fail_on: Level) -> Iterator[str]:
    yield from (f"# {marked(view.title)}", "")
    if view.result.readable:
        root = answers_of(view.data)
        yield from (marked(in_a_sentence(Article(root, wording("en")))), "")
    yield from (f"**{code(view.checked.name)} {judgement(view, fail_on)}.** {_counted(view)}", "")
    yield from _graded(view)
    yield from _weighty(view)
    yield from _gaps(view)
    yield from _switched_off(view)
    yield from ("## Not checked", "", _unchecked(view), *_on_their_word(view), "")
    yield from ("## What you can do", "", *_options(view, fail_on), "")
    yield record(view, language("en"))


def record(view: View, language: Language) -> str:
    """What was checked, by what, and when: enough to file the page, and to check the same again."""
    verdict, sha256 = view.result.verdict, view.checked.document.sha256
    digest = code(sha256) if sha256 else language.phrase("too_large")
    day, profile = date.today().isoformat(), marked(profile_of(verdict))
    return language.phrase("record", standard=verdict.standard, profile=profile, digest=digest, day=day)


def _counted(view: View) -> str:
    """How many findings there are, in the words of all reports."""
    counts = view.result.level_counts()
    return f"{', '.join(_many(count, SEVERITIES[level]) for level, count in counts.items())}."


def _graded(view: View) -> Iterator[str]:
    """How many claims and numbers have which grade, and which of them are refuted, with what refutes them."""
    ledger = view.result.ledger
    if ledger and not view.is_verified:  # the verdict has the numbers otherwise
        none = "none was computed again, or compared with the files"
        yield from (f"{_many(len(ledger), 'claim')} and numbers: {grades_in_words(view.result)}; {none}.", "")
    refuted = [each for each in ledger if each.grade is Grade.REFUTED]
    for each in refuted[:MOST]:
        why = f": {marked(clipped(each.why, _LONGEST))}" if each.why else ""
        yield f"- refuted: {each.kind} {code(each.pointer)} (line {view.line(each.pointer)}){why}"
    if rest := refuted[MOST:]:
        yield f"- and {_many(len(rest), 'more claim')} that are refuted"
    yield from [""] if refuted else []


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _weighty(view: View) -> Iterator[str]:
    if not view.matters:
        return
    yield from ("## What weighs most", "")
    yield from (f"- {_matter(matter, view)}" for matter in view.matters[:MOST])
    if rest := view.matters[MOST:]:
        more = _many(sum(matter.total for matter in rest), "more finding")
        yield f"- and {more} on other lines: {', '.join(marked(matter.label) for matter in rest)}"
    yield from ("", f"{listing(view)} lists them all.", "")


def _matter(matter: Matter, view: View) -> str:
    """A line of the checklist, how many findings it has, and the first of them with their places."""
    counts = ", ".join(_many(count, SEVERITIES[level]) for level, count in matter.counts.items())
    number = f"no. {matter.line} of the checklist; " if matter.line else ""
    shown = matter.findings[:_EACH]
    said = "; ".join(_finding(finding, view) for finding in shown)
    more = f"; and {matter.total - len(shown):,} more" if matter.total > len(shown) else ""
    return f"**{marked(matter.label)}** ({number}{counts}): {said}{more}"


def _finding(finding: Finding, view: View) -> str:
    place = f"{linked(finding.code, view)}, line {view.span(finding.at).line}"
    return f"{marked(finding.problem)}: {marked(clipped(finding.message, _LONGEST))} ({place})"


def _gaps(view: View) -> Iterator[str]:
    """The gaps in words; those of one kind with one reason are one entry, first those said not to apply."""
    if not view.gaps:
        return
    yield from (f"## Gaps that the authors declare ({len(view.gaps):,})", "")
    merged = sorted(_merged(view).items(), key=lambda each: (each[0][0] != "not_applicable", not each[0][1]))
    for (kind, reason), gaps in merged[:MOST]:
        said = f": {marked(clipped(reason, _LONGEST))}" if reason else ", without a reason"
        count = f"; {len(gaps):,} gaps" if len(gaps) > 1 else ""
        yield f"- {_items(gaps, view)} ({kind.replace('_', ' ')}{count}){said}"
    if rest := merged[MOST:]:
        yield f"- and {_many(sum(len(gaps) for _, gaps in rest), 'more gap')}, for other reasons"
    yield ""


def _merged(view: View) -> dict[tuple[str, str], list[Waiver]]:
    """The gaps by kind and reason."""
    found: dict[tuple[str, str], list[Waiver]] = {}
    for gap in view.gaps:
        found.setdefault((gap.kind, gap.reason), []).append(gap)
    return found


def _items(gaps: list[Waiver], view: View) -> str:
    """The labels of the items that some gaps stand for, each once."""
    words = standard_words(view.result.verdict.standard)
    labels = list(dict.fromkeys(words.label(each) or each for gap in gaps for each in gap.codes))
    more = f" and {len(labels) - _LABELS} more" if len(labels) > _LABELS else ""
    return ", ".join(map(marked, labels[:_LABELS])) + more


def _switched_off(view: View) -> Iterator[str]:
    if view.unasked:
        count = sum(len(each.lines) for each in view.unasked)
        yield from (f"## Not asked, because of an answer ({_many(count, 'line')} of the checklist)", "")
        yield from (f"- {_unasked(each, view)}" for each in view.unasked[:MOST])
        if rest := view.unasked[MOST:]:
            yield f"- and {', '.join(_line_labels(each) for each in rest)}"
        yield ""


def _unasked(unasked: Unasked, view: View) -> str:
    if not unasked.answers:
        return f"{_line_labels(unasked)}: nothing in the manifest asks for it"
    found: dict[str | None, list[str]] = {}
    for pointer, said in unasked.answers:
        found.setdefault(said, []).append(pointer)
    answers = [_answer(pointers, said, view) for said, pointers in found.items()]
    more = f" and {len(answers) - _FEW:,} other answers" if len(answers) > _FEW else ""
    return f"{_line_labels(unasked)}: {', '.join(answers[:_FEW])}{more}"


def _answer(pointers: list[str], said: str | None, view: View) -> str:
    """The first place of an answer, and how many more places have the same."""
    more = f", and {len(pointers) - 1:,} more" if len(pointers) > 1 else ""
    place = f"(line {view.line(pointers[0])}{more})"
    first = code(pointers[0])
    return f"{first} is {code(clipped(said, _LONGEST))} {place}" if said else f"{first} has no such entry {place}"


def _line_labels(unasked: Unasked) -> str:
    return ", ".join(marked(line.label) for line in unasked.lines)


def _unchecked(view: View) -> str:
    crashed = len(view.result.crashed)
    silent = len(view.not_checked) - crashed
    rules = f"{_many(silent, 'rule')} could not be checked, because an answer is missing or a gap. " if silent else ""
    rules += f"{_many(crashed, 'rule')} could not be checked, because of a bug in the checker. " if crashed else ""
    data = "What was not compared with the files" if view.is_verified else "The check did not open any data. It"
    return f"{rules}{data} rests on what the authors say."


def _on_their_word(view: View) -> Iterator[str]:
    """After a comparison with the files, the claims and results that no file confirmed: any of them may be wrong."""
    left = [each for each in view.result.ledger if each.kind in _STATED and each.grade in _ON_THEIR_WORD]
    if view.is_verified and left:
        named = ", ".join(f"{code(each.pointer)} (line {view.line(each.pointer)})" for each in left[:_LABELS])
        more = f" and {len(left) - _LABELS:,} more" if len(left) > _LABELS else ""
        yield from ("", f"No file confirms {f'{len(left):,} of the claims and results'}: {named}{more}.")


def _options(view: View, fail_on: Level) -> Iterator[str]:
    name, profile = view.checked.name, view.result.verdict.profile
    if view.result.passes(fail_on):
        yield "- All requirements of the profile are met. Decide whether the remaining gaps are acceptable."
        yield f"- Send reviewers the reading guide: {code(f'synthreport check {name} --for reviewer')}"
    else:
        yield f"- Send the authors the letter: {code(f'synthreport letter {name} --profile {profile}')}"
        yield f"- Compare their revision: {code(f'synthreport diff {name} NEW --profile {profile}')}"
