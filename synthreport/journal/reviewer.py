"""For the reviewer: claims, their evidence, their places, and questions to ask."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.document.pointers import escape
from synthreport.finding import Level
from synthreport.overview.claim_evidence import Claim, Evidence
from synthreport.overview.finding_kinds import Kind
from synthreport.overview.view import View
from synthreport.reporters.markdown import judgement, linked, listing
from synthreport.reporters.markdown_text import code, marked, text_of
from synthreport.rules.value import Value


def guide(view: View, fail_on: Level) -> str:
    """The reading guide, in Markdown."""
    return text_of(_lines(view, fail_on))


def _lines(view: View, fail_on: Level) -> Iterator[str]:
    yield from (f"# Reading guide: {marked(view.title)}", "")
    yield from (f"{code(view.checked.name)} {judgement(view, fail_on)}.", "")
    yield from _claims(view)
    yield from _pipeline(view)
    yield from _limits(view)
    yield from _questions(view)


def _claims(view: View) -> Iterator[str]:
    yield from ("## Claims and their evidence", "")
    if not view.claims:
        yield "Nothing is claimed."
    objections = _by_place(view)
    for claim in view.claims:
        statement = f": {marked(claim.statement)}" if claim.statement else ""
        yield f"- **{marked(claim.about)}** (line {view.line(claim.pointer)}){statement}"
        yield from (f"    - {_evidence(each, view)}" for each in claim.evidence)
        if not claim.evidence:
            yield "    - no evidence"
        yield from (f"    - finding: {marked(message)}" for message in _objections(claim, objections))
    yield ""


def _evidence(each: Evidence, view: View) -> str:
    if not each.found:
        return f"{code(each.id)} is not in the manifest"
    if not each.metric:
        return f"{each.kind} {code(each.id)}"
    against = f", against {code(each.against)}" if each.against else ""
    return f"{code(each.id)}: {code(each.metric)} is {each.value}{against} (line {view.line(f'/results/{each.id}')})"


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


def _limits(view: View) -> Iterator[str]:
    root = Value(view.data if isinstance(view.data, dict) else {})
    limits = [limit.get("text") for _, limit in root.each("limitations")]
    if limits:
        yield from ("## Limitations stated by the authors", "")
        yield from (f"- {marked(limit)}" for limit in limits if isinstance(limit, str))
        yield ""


def _questions(view: View) -> Iterator[str]:
    """Contradictions, missing answers and gaps, as questions to the authors."""
    yield from ("## Questions to ask", "")
    for finding in (*view.kinds[Kind.CONTRADICTION], *view.kinds[Kind.MISSING], *view.kinds[Kind.MALFORMED]):
        where = f"{linked(finding.code, view)}, line {view.span(finding.at).line}"
        yield f"- {marked(finding.problem)}: {marked(finding.message)}. ({where})"
    if more := view.not_listed(text=False):
        yield f"- and {more:,} more like these, listed by {listing(view)}"
    for gap in view.gaps:
        titles = "; ".join(marked(view.entry(each)["title"]) for each in gap.codes[:3])
        reason = f"the authors say: {marked(gap.reason)}" if gap.reason else "the authors give no reason"
        yield f"- {titles}: {gap.kind.replace('_', ' ')}; {reason}. ({', '.join(gap.codes)})"
    yield from ("- What was done with the data that is not in the manifest?", "")
