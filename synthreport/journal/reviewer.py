"""For the reviewer: claims, their evidence, their places, and questions to ask."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.checker.lines import is_contradiction
from synthreport.document.pointers import escape
from synthreport.finding import Level
from synthreport.grades import Grade
from synthreport.journal.article.article_words import wording
from synthreport.overview.claim_evidence import Claim, Evidence
from synthreport.overview.dataset_facts import facts
from synthreport.overview.matters import harm
from synthreport.overview.result_rows import ResultRow, result_rows
from synthreport.overview.verdict_words import grades_in_words
from synthreport.overview.view import View
from synthreport.reporters.markdown import judgement, linked, listing
from synthreport.reporters.markdown_text import clipped, code, marked, text_of
from synthreport.rules.value import Value, answers_of
from synthreport.standard.gaps import is_gap
from synthreport.standard.words.wording import wording as standard_words

_COLUMNS = ("evidence", "metric", "value", "against", "baselines", "n", "repeats", "grade", "line")
_MEANINGS = {
    Grade.REFUTED: "the files say otherwise",
    Grade.ATTESTED: "somebody whom you trust has signed that it was computed again",
    Grade.RECOMPUTED: "computed again from the files",
    Grade.MATCHED: "the files say the same",
    Grade.CITED: "it names its evidence, which nobody looked at here",
    Grade.ASSERTED: "the authors say so",
    Grade.NOT_CHECKABLE: "its evidence is not public",
}
"""What each grade means to a reviewer."""

_LONGEST = 400
_PLACES = 5
_SECTIONS = {
    "Whom the data are to be protected against": ("privacy", "threat_model"),
    "How this version was chosen": ("selection",),
    "Interests": ("dataset", "competing_interests"),
    "Limitations stated by the authors": ("limitations",),
}


def guide(view: View, fail_on: Level) -> str:
    """The reading guide, in Markdown."""
    return text_of(_lines(view, fail_on))


def _lines(view: View, fail_on: Level) -> Iterator[str]:
    yield from (f"# Reading guide: {marked(view.title)}", "")
    yield from (f"{code(view.checked.name)} {judgement(view, fail_on)}.", "")
    yield from _grades(view)
    yield from _claims(view)
    yield from _not_claimed(view)
    yield from _other_results(view)
    yield from _pipeline(view)
    yield from _texts(view)
    yield from _questions(view)


def _grades(view: View) -> Iterator[str]:
    """What the grades of claims mean, as far as they occur; first how many have each."""
    ledger = view.result.ledger
    if ledger:
        found = dict.fromkeys(each for each in Grade if any(claim.grade is each for claim in ledger))
        meanings = "; ".join(f"{each}: {_MEANINGS[each]}" for each in found)
        yield from (f"Grades of {len(ledger)} claims and numbers: {grades_in_words(view.result)}. {meanings}.", "")
        refuted = [each for each in ledger if each.grade is Grade.REFUTED]
        for each in refuted:
            yield f"- refuted: {code(each.pointer)} (line {view.line(each.pointer)}): {marked(each.why)}"
        yield from [""] if refuted else []


def _claims(view: View) -> Iterator[str]:
    """One table of the claims, a row for each piece of evidence, and below it the findings on them."""
    yield from ("## Claims and their evidence", "")
    if not view.claims:
        yield from ("Nothing is claimed.", "")
        return
    rows = result_rows(view.data)
    yield from _head("claim", *_COLUMNS)
    for claim in view.claims:
        grade = f"; {view.grades[claim.pointer]}" if claim.pointer in view.grades else ""
        about = f"**{marked(claim.about)}**{_spoken(claim.statement)} (line {view.line(claim.pointer)}{grade})"
        cells = [_evidence(each, rows, view) for each in claim.evidence] or [_alone("no evidence")]
        yield from (f"| {'' if number else about} | {each} |" for number, each in enumerate(cells))
    objections = _by_place(view)
    found = [(claim, message) for claim in view.claims for message in _objections(claim, objections)]
    yield from ("", *(f"- {marked(claim.about)}: {marked(message)}" for claim, message in found))
    yield from [""] if found else []


def _spoken(text: str) -> str:
    return f": {marked(text)}" if text else ""


def _head(*columns: str) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield "| --- " * len(columns) + "|"


def _evidence(each: Evidence, rows: dict[str, ResultRow], view: View) -> str:
    """The cells of one piece of evidence."""
    if each.id in rows:
        return _cells(rows[each.id], view)
    return _alone(f"{each.kind} {code(each.id)}" if each.found else f"{code(each.id)} is not in the manifest")


def _alone(said: str) -> str:
    """The cells of what is no result."""
    return said + " | " * (len(_COLUMNS) - 1)


def _cells(row: ResultRow, view: View) -> str:
    shown = (row.metric, row.value, row.against, row.baselines, row.n, row.repeats)
    cells = (marked(clipped(each, _LONGEST)) if each else "" for each in shown)
    return " | ".join((code(row.id), *cells, view.grades.get(row.pointer, ""), str(view.line(row.pointer))))


def _other_results(view: View) -> Iterator[str]:
    """The attacks, and the results that no claim rests on."""
    cited = {each.id for claim in view.claims for each in claim.evidence}
    rows = result_rows(view.data).values()
    attacks = [row for row in rows if row.is_attack]
    others = [row for row in rows if not row.is_attack and row.id not in cited]
    for title, found in (("Attacks and their controls", attacks), ("Other results", others)):
        if found:
            yield from (f"## {title} ({len(found)})", "", *_head(*_COLUMNS))
            yield from (f"| {_cells(row, view)} |" for row in found)
            yield ""


def _not_claimed(view: View) -> Iterator[str]:
    """What is not claimed, beside what the dataset is meant for."""
    root = answers_of(view.data)
    words, found = wording("en"), facts(root)
    left, meant, excluded = root.listed("claims", "not_claimed"), found.intended, found.excluded
    for head, answers in (("Not claimed", left), ("Meant for", meant), ("Not meant for", excluded)):
        if answers:
            yield f"- {head}: {marked(words.listed(list(answers)))}"
    yield from [""] if left or meant or excluded else []


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


def _pipeline(view: View) -> Iterator[str]:
    steps = [thing for thing in view.lineage.things if thing.kind == "step"]
    if steps:
        yield from ("## How it was made", "")
        made_of, made = _both_ways(view.lineage.arrows)
        for step in steps:
            takes, makes = (", ".join(map(code, way.get(step.id, ()))) for way in (made_of, made))
            way = f" from {takes}" if takes else ""
            yield f"- {code(step.id)} ({marked(step.words)}){way}{f' makes {makes}' if makes else ''}"
        yield ""


def _both_ways(arrows: tuple[tuple[str, str], ...]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The things before each thing, and those after it."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for origin, made in arrows:
        before.setdefault(made, []).append(origin)
        after.setdefault(origin, []).append(made)
    return before, after


def _texts(view: View) -> Iterator[str]:
    """What the authors say about attackers, selection, interests and limitations, each with its line."""
    root = answers_of(view.data)
    for title, keys in _SECTIONS.items():
        found = root.get(*keys)
        answers = list(_sentences(found)) if isinstance(found, Value) else []
        if answers:
            yield from (f"## {title}", "")
            yield from (f"- {said} (line {view.line(pointer)})" for pointer, said in answers)
            yield ""


def _sentences(held: Value) -> Iterator[tuple[str, str]]:
    """The answers below a section, each with its key and its pointer; of a limitation, its text."""
    for key, answer in held.data.items():
        pointer = f"{held.pointer}/{escape(key)}"
        text = answer.get("text") if isinstance(answer, dict) else None
        if isinstance(text, str):
            yield pointer, marked(clipped(text, _LONGEST))
        elif answer and not is_gap(answer):
            said = wording("en").value(answer)
            yield pointer, f"{marked(key.replace('_', ' '))}: {marked(clipped(said, _LONGEST))}"


def _questions(view: View) -> Iterator[str]:
    """One question for each open or doubtful matter, the gravest first; equal ones are one."""
    yield from ("## Questions to ask", "")
    asked: dict[str, list[str]] = {}
    for question, where in (*_about_findings(view), *_about_gaps(view)):
        asked.setdefault(question, []).append(where)
    for question, places in asked.items():
        more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
        yield f"- {question} ({'; '.join(dict.fromkeys(places[:_PLACES]))}{more})"
    if more_findings := view.not_listed(text=False):
        yield f"- and {more_findings:,} more like these, listed by {listing(view)}"
    yield from ("- What was done with the data that is not in the manifest?", "")


def _about_findings(view: View) -> Iterator[tuple[str, str]]:
    """A question of its own for every item; for a rule, what was found, and what would settle it."""
    words = standard_words(view.result.verdict.standard)
    for finding in (finding for matter in view.matters for finding in matter.findings):
        where = f"{linked(finding.code, view)}, line {view.span(finding.at).line}"
        found = f"{marked(finding.problem)}: {marked(finding.message)}"
        asked = words.question(finding.code)
        if asked:
            yield f"{marked(asked)} {found}.", where
        elif is_contradiction(view.catalogue, finding.code):
            yield f"Which is right? {found}.", where
        else:
            yield f"What supports this? {found}.", where


def _about_gaps(view: View) -> Iterator[tuple[str, str]]:
    """The questions that gaps leave open, and what the authors say; those with findings are asked already."""
    words = standard_words(view.result.verdict.standard)
    found = {finding.code for finding in view.result.findings}
    for gap in sorted(view.gaps, key=lambda gap: harm(gap.codes[0])):
        reason = f"the authors say: {marked(gap.reason.rstrip('.'))}" if gap.reason else "the authors give no reason"
        for each in (each for each in gap.codes if each not in found):
            where = f"{linked(each, view)}, line {view.line(gap.pointer)}"
            yield f"{marked(words.question(each))} {gap.kind.replace('_', ' ').capitalize()}; {reason}.", where
