"""For the reviewer: claims, their evidence, their places, and questions to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.checker.malformed import item_at
from synthreport.checker.verdict import is_contradiction
from synthreport.document import parts_of
from synthreport.document.pointers import escape
from synthreport.finding import Finding, Level, Place
from synthreport.grades import Grade
from synthreport.journal.language import LANGUAGES, Language
from synthreport.journal.language import language as named
from synthreport.journal.speaker import Speaker
from synthreport.overview.by_line.matters import harm
from synthreport.overview.claim_evidence import Claim, Evidence
from synthreport.overview.dataset_facts import facts
from synthreport.overview.result_rows import ResultRow, result_rows
from synthreport.overview.view import View
from synthreport.reporters.markdown import linked, listing
from synthreport.reporters.markdown_text import code, marked, text_of
from synthreport.rules.value import Value, answers_of
from synthreport.standard.gaps import is_gap

_COLUMNS = ("evidence", "metric", "value", "against", "baselines", "n", "repeats", "grade", "line")
_LONGEST = 400
_PLACES = 5
_SECTIONS = {
    "threat_model": ("privacy", "threat_model"),
    "selection": ("selection",),
    "competing_interests": ("dataset", "competing_interests"),
    "limitations": ("limitations",),
}


def guide(view: View, fail_on: Level, name: str = LANGUAGES[0]) -> str:
    """The reading guide, in Markdown."""
    return text_of(_lines(Speaker(view, named(name)), fail_on))


def _lines(speaker: Speaker, fail_on: Level) -> Iterator[str]:
    view = speaker.view
    yield from (f"# {speaker.language.page('guide', title=marked(view.title))}", "")
    yield from (f"{code(view.checked.name)} {speaker.verdict(fail_on)}.", "")
    yield from _grades(speaker)
    yield from _claims(speaker)
    yield from _not_claimed(speaker)
    yield from _other_results(speaker)
    yield from _pipeline(speaker)
    yield from _texts(speaker)
    yield from _questions(speaker)
    yield from speaker.untranslated()


def _grades(speaker: Speaker) -> Iterator[str]:
    """What the grades of claims mean, as far as they occur; first how many have each."""
    view, language = speaker.view, speaker.language
    if ledger := view.result.ledger:
        grades = {"grades": speaker.grades(), "meanings": speaker.meanings()}
        yield from (language.many("grades_of", len(ledger), **grades), "")
        refuted = [each for each in ledger if each.grade is Grade.REFUTED]
        for each in refuted:
            place = {"place": code(each.pointer), "line": view.line(each.pointer)}
            yield f"- {language.page('refuted_place', why=speaker.message(each.why), **place)}"
        yield from [""] if refuted else []


def _claims(speaker: Speaker) -> Iterator[str]:
    """One table of the claims, a row for each piece of evidence, and below it the findings on them."""
    view, language = speaker.view, speaker.language
    yield from (f"## {language.page('claims')}", "")
    if not view.claims:
        yield from (language.page("nothing_claimed"), "")
        return
    rows = result_rows(view.data, speaker.notation)
    yield from _head(speaker, "claim", *_COLUMNS)
    for claim in view.claims:
        cells = [_evidence(each, rows, speaker) for each in claim.evidence]
        cells = cells or [_alone(language.page("no_evidence"))]
        yield from (f"| {'' if number else _about(claim, speaker)} | {each} |" for number, each in enumerate(cells))
    objections = _by_place(view)
    found = [(claim, message) for claim in view.claims for message in _objections(claim, objections)]
    yield from ("", *(f"- {_name(claim, speaker)}: {speaker.message(message)}" for claim, message in found))
    yield from [""] if found else []


def _about(claim: Claim, speaker: Speaker) -> str:
    """What a claim is about, in its author's words if there are any, with its line and its grade."""
    view = speaker.view
    grade = f"; {speaker.grade(view.grades[claim.pointer])}" if claim.pointer in view.grades else ""
    spoken = f": {marked(claim.statement)}" if claim.statement else ""
    line = speaker.language.page("line", line=view.line(claim.pointer))
    return f"**{_name(claim, speaker)}**{spoken} ({line}{grade})"


def _name(claim: Claim, speaker: Speaker) -> str:
    """The property that a claim is about."""
    return marked(speaker.answers.value(claim.about.replace(" ", "_")))


def _head(speaker: Speaker, *columns: str) -> Iterator[str]:
    yield f"| {' | '.join(speaker.language.page(f'column_{each}') for each in columns)} |"
    yield "| --- " * len(columns) + "|"


def _evidence(each: Evidence, rows: dict[str, ResultRow], speaker: Speaker) -> str:
    """The cells of one piece of evidence."""
    if each.id in rows:
        return _cells(rows[each.id], speaker)
    if each.found:
        return _alone(f"{speaker.kind(each.kind)} {code(each.id)}")
    return _alone(speaker.language.page("not_in_the_manifest", id=code(each.id)))


def _alone(said: str) -> str:
    """The cells of what is no result."""
    return said + " | " * (len(_COLUMNS) - 1)


def _cells(row: ResultRow, speaker: Speaker) -> str:
    shown = (row.metric, row.value, row.against, row.baselines, row.n, row.repeats)
    cells = (marked(speaker.shortened(each, _LONGEST)) if each else "" for each in shown)
    grade = speaker.grade(speaker.view.grades[row.pointer]) if row.pointer in speaker.view.grades else ""
    return " | ".join((code(row.id), *cells, grade, str(speaker.view.line(row.pointer))))


def _other_results(speaker: Speaker) -> Iterator[str]:
    """The attacks, and the results that no claim rests on."""
    cited = {each.id for claim in speaker.view.claims for each in claim.evidence}
    rows = result_rows(speaker.view.data, speaker.notation).values()
    attacks = [row for row in rows if row.is_attack]
    others = [row for row in rows if not row.is_attack and row.id not in cited]
    for title, found in (("attacks", attacks), ("others", others)):
        if found:
            yield from (f"## {speaker.language.page(title)} ({len(found)})", "", *_head(speaker, *_COLUMNS))
            yield from (f"| {_cells(row, speaker)} |" for row in found)
            yield ""


def _not_claimed(speaker: Speaker) -> Iterator[str]:
    """What is not claimed, beside what the dataset is meant for."""
    root = answers_of(speaker.view.data)
    found = facts(root)
    answers = {
        "not_claimed": root.listed("claims", "not_claimed"),
        "meant_for": found.intended,
        "not_meant_for": found.excluded,
    }
    said = {head: marked(speaker.answers.listed(list(held))) for head, held in answers.items() if held}
    yield from (f"- {speaker.language.page(head)}: {words}" for head, words in said.items())
    yield from [""] if said else []


def _objections(claim: Claim, objections: dict[str, list[tuple[int, str]]]) -> Iterator[str]:
    """The messages of the findings on a claim or its evidence, in the order of the document."""
    near = dict.fromkeys((claim.pointer, *(f"/results/{escape(each.id)}" for each in claim.evidence)))
    yield from (message for _, message in sorted(each for pointer in near for each in objections.get(pointer, ())))


def _by_place(view: View) -> dict[str, list[tuple[int, str]]]:
    """The messages of the findings with their numbers, under the pointer of each and all pointers above it."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, finding in enumerate(view.result.findings):
        parts = finding.at.pointer.split("/")
        for end in range(1, len(parts) + 1):
            found.setdefault("/".join(parts[:end]), []).append((number, finding.message))
    return found


def _pipeline(speaker: Speaker) -> Iterator[str]:
    view, language = speaker.view, speaker.language
    steps = [thing for thing in view.graph.things if thing.kind == "step"]
    if steps:
        yield from (f"## {language.page('pipeline')}", "")
        made_of, made = _both_ways(view.graph.arrows)
        names = {step.id for step in steps}
        for step in steps:
            left = [name for name in made.get(step.id, ()) if name not in names]
            takes, makes = (", ".join(map(code, things)) for things in (made_of.get(step.id, ()), left))
            way = language.page("made_from", things=takes) if takes else ""
            way += language.page("makes", things=makes) if makes else ""
            kind = f" ({marked(speaker.answers.value(step.words.replace(' ', '_')))})" if step.words else ""
            yield f"- {code(step.id)}{kind}{way}"
        yield ""


def _both_ways(arrows: tuple[tuple[str, str], ...]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The things before each thing, and those after it."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for origin, made in arrows:
        before.setdefault(made, []).append(origin)
        after.setdefault(origin, []).append(made)
    return before, after


def _texts(speaker: Speaker) -> Iterator[str]:
    """What the authors say about attackers, selection, interests and limitations, each with its line."""
    root = answers_of(speaker.view.data)
    for title, keys in _SECTIONS.items():
        answers = list(_sentences(root, keys, speaker))
        if answers:
            yield from (f"## {speaker.language.page(title)}", "")
            lines = (speaker.language.page("line", line=speaker.view.line(pointer)) for _, pointer in answers)
            yield from (f"- {said} ({line})" for (said, _), line in zip(answers, lines, strict=True))
            yield ""


def _sentences(root: Value, keys: tuple[str, ...], speaker: Speaker) -> Iterator[tuple[str, str]]:
    """The answers of a section with their pointers: a text as it is, others by name; of a limitation, its text."""
    found = root.get(*keys)
    if isinstance(found, str) and found != "none":
        yield marked(speaker.shortened(found, _LONGEST)), f"/{'/'.join(keys)}"
    for key, answer in found.data.items() if isinstance(found, Value) else ():
        pointer = f"{found.pointer}/{escape(key)}"
        text = answer.get("text") if isinstance(answer, dict) else None
        if isinstance(text, str):
            yield marked(speaker.shortened(text, _LONGEST)), pointer
        elif answer and not is_gap(answer):
            said = _fields(answer, speaker)
            yield f"{marked(speaker.field(key))}: {marked(speaker.shortened(said, _LONGEST))}", pointer


def _fields(answer: Any, speaker: Speaker) -> str:
    """An answer; one with fields has each by its name."""
    if not isinstance(answer, dict) or not answer.keys() <= speaker.language.names("fields").keys():
        return speaker.answers.value(answer)
    return "; ".join(f"{speaker.field(key)}: {speaker.answers.value(value)}" for key, value in answer.items())


def _questions(speaker: Speaker) -> Iterator[str]:
    """One question for each open or doubtful matter, the gravest first, with all that raises it."""
    view, language = speaker.view, speaker.language
    yield from (f"## {language.page('questions')}", "")
    for question, raised in _asked(speaker).values():
        reasons = (f"{said} ({_places(places, language)})" for said, places in raised.items())
        yield f"- {question} {' '.join(reasons)}"
    if more_findings := view.not_listed(text=False):
        count = language.number(more_findings)
        yield f"- {language.page('more_like_these', count=count, command=listing(view))}"
    yield from (f"- {language.page('last_question')}", "")


def _asked(speaker: Speaker) -> dict[str, tuple[str, dict[str, list[str]]]]:
    """The questions, each with what raises it and where; which of two answers is right is asked for each pair."""
    which = speaker.language.page("which_is_right")
    found: dict[str, tuple[str, dict[str, list[str]]]] = {}
    for question, said, where in (*_about_findings(speaker), *_about_gaps(speaker)):
        key = f"{question} {said}" if question == which else question
        found.setdefault(key, (question, {}))[1].setdefault(said, []).append(where)
    return found


def _places(places: list[str], language: Language) -> str:
    more = language.page("more_labels", count=len(places) - _PLACES) if len(places) > _PLACES else ""
    return "; ".join(dict.fromkeys(places[:_PLACES])) + more


def _about_findings(speaker: Speaker) -> Iterator[tuple[str, str, str]]:
    """A question for every finding, what was found, and where."""
    view = speaker.view
    for finding in (finding for matter in view.matters for finding in matter.findings):
        asked = marked(_question(finding, speaker))
        yield asked, f"{speaker.found(finding)}.", f"{linked(finding.code, view)}, {_line(finding.at, speaker)}"


def _question(finding: Finding, speaker: Speaker) -> str:
    """What settles a finding; if it is no contradiction, the question of the item that is answered at its place."""
    view = speaker.view
    if is_contradiction(view.catalogue, finding.code):
        return speaker.language.page("which_is_right")
    item = item_at(view.catalogue, view.data, tuple(parts_of(finding.at.pointer))) or ""
    return speaker.question(finding.code) or speaker.question(item) or speaker.language.page("what_supports")


def _about_gaps(speaker: Speaker) -> Iterator[tuple[str, str, str]]:
    """The questions that gaps leave open, and what the authors say; those with findings are asked already."""
    view, language = speaker.view, speaker.language
    found = {finding.code for finding in view.result.findings}
    for gap in sorted(view.gaps, key=lambda gap: harm(gap.codes[0])):
        kind = speaker.gap(gap.kind)
        named = {"gap": kind[:1].upper() + kind[1:]}
        reason = language.page("authors_say", reason=marked(gap.reason.rstrip(".")), **named)
        said = reason if gap.reason else language.page("no_reason_given", **named)
        where = _line(Place(gap.pointer), speaker)
        for each in (each for each in gap.codes if each not in found):
            yield marked(speaker.question(each)), said, f"{linked(each, view)}, {where}"


def _line(place: Place, speaker: Speaker) -> str:
    return speaker.language.page("line", line=speaker.view.span(place).line)
