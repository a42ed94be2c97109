"""Result → Markdown to paste into an issue or an e-mail: the verdict, then the tasks of the author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from synthreport.finding import Finding, Level
from synthreport.outcome import Outcome
from synthreport.overview.answered import SHOWN
from synthreport.overview.checked import SEVERITIES, Run, in_words, noun
from synthreport.overview.finding_kinds import HEADS
from synthreport.overview.finding_order import by_level
from synthreport.overview.submissions.submission_rows import by_document
from synthreport.overview.verdict_words import grades_in_words, sentence
from synthreport.overview.view import View
from synthreport.reporters.markdown_text import code, link, marked, text_of
from synthreport.reporters.side_by_side.markdown_tables import of_manifests, of_profiles


def render(run: Run) -> str:
    """A table of all documents, each document under its own heading, then the files that could not be read."""
    lines = list(of_manifests(run))
    for group in by_document(run.checked):
        lines += of_profiles(group)
        lines += [line for checked in group for line in _document(View(checked), run.fail_on)]
    if run.failed:
        lines += ["# Could not be checked", ""]
        lines += [f"- {code(each.name)}: {marked(each.reason)}" for each in run.failed]
    return text_of(lines)


def _document(view: View, fail_on: Level) -> Iterator[str]:
    yield f"# {code(view.checked.name)} {judgement(view, fail_on)}"
    yield from ("", f"{marked(view.title)}.", "")
    yield from _counts(view)
    yield from _relaxed(view)
    yield from _accepted(view)
    yield from _checklist(view)
    for kind, findings in view.kinds.items():
        yield from _findings(HEADS[kind], findings, view)
    yield from _left_out(view)
    yield from _explained(view)
    yield from _gaps(view)
    yield from _not_checked(view)
    yield from _items(view)
    yield from _claims(view)


def judgement(view: View, fail_on: Level) -> str:
    """The verdict in words, with the standard, the profile, and how many lines are answered."""
    return marked(sentence(view.checked.result, fail_on))


def linked(code: str, view: View) -> str:
    """A code, linked to its page if there is a site."""
    return link(code, view.page(code))


def listing(view: View) -> str:
    """The command that lists every finding."""
    total = sum(view.result.level_counts().values())
    most = f" --max-findings {total}" if view.checked.result.more else ""
    return code(f"synthreport check {view.checked.name} --profile {view.result.verdict.profile} --show all{most}")


def _counts(view: View) -> Iterator[str]:
    levels = ", ".join(f"{count} at level {level}" for level, count in view.result.level_counts().items())
    yield f"- lines: {in_words(view.result.line_counts())}"
    yield f"- findings: {levels}"
    yield f"- items: {in_words(view.result.item_counts())}"
    yield f"- rules: {in_words(view.result.rule_counts())}"
    yield f"- claims: {len(view.result.ledger)} = {grades_in_words(view.result)}"
    yield ""


def _relaxed(view: View) -> Iterator[str]:
    if view.result.verdict.relaxed:
        yield from (f"## Relaxed by the profile ({len(view.result.verdict.relaxed)})", "")
        for each in view.result.verdict.relaxed:
            title = marked(view.entry(each.code)["title"])
            yield f"- {each.code} {title}: {each.level} instead of {each.standard_level}; {marked(each.reason)}"
        yield ""


def _accepted(view: View) -> Iterator[str]:
    """The findings that decisions accept, and the decisions that do not hold."""
    result = view.checked.result
    if result.accepted or result.undecided:
        yield from (f"## Decisions ({len(result.accepted)})", "")
        for each in result.accepted:
            what = f"{each.finding.code} at {code(each.finding.at.pointer or '/')}: {marked(each.finding.problem)}"
            yield f"- accepted: {what}; until {each.until}, by {marked(each.by)}: {marked(each.reason)}"
        yield from (f"- counts again: {marked(words)}" for words in result.undecided)
        yield ""


def _findings(head: str, findings: list[Finding], view: View) -> Iterator[str]:
    if findings:
        yield from (f"## {head} ({len(findings)})", "")
        for finding in by_level(findings):
            yield from _finding(finding, view)
        yield ""


def _finding(finding: Finding, view: View) -> Iterator[str]:
    line = view.span(finding.at).line
    yield f"- **{linked(finding.code, view)}** {marked(finding.problem)} ({SEVERITIES[finding.level]})  "
    yield f"  line {line}, {code(finding.at.pointer or '/')}: {marked(finding.message)}"
    if finding.also:
        also = ", ".join(f"line {view.span(place).line} {code(place.pointer)}" for place in finding.also)
        yield f"  (see also {also})"
    yield f"  *{noun(finding.code).capitalize()}:* {marked(finding.title)}.  "
    yield f"  *How to fix it:* {marked(finding.fix)}"


def _left_out(view: View) -> Iterator[str]:
    if view.result.more:
        yield f"Not listed, but counted above: {'; '.join(view.result.left_out())}. {listing(view)} lists them."
        yield ""


def _explained(view: View) -> Iterator[str]:
    """A pointer to the reasons of the codes, unless the codes are links to them."""
    if view.result.findings and not view.checked.docs:
        yield from ("`synthreport explain CODE` says why each of these is asked.", "")


def _gaps(view: View) -> Iterator[str]:
    if view.gaps:
        yield from (f"## Left open by the authors ({len(view.gaps)})", "")
        for gap in view.gaps:
            reason = marked(gap.reason) if gap.reason else "no reason given"
            access = f" Who can see it: {marked(gap.access)}" if gap.access else ""
            yield f"- {', '.join(gap.codes)} at {code(gap.pointer)}, {gap.kind.replace('_', ' ')}: {reason}{access}"
        yield ""


def _not_checked(view: View) -> Iterator[str]:
    if view.not_checked:
        yield from (f"## Not checked ({len(view.not_checked)})", "")
        for outcome in view.not_checked:
            yield f"- {linked(outcome.code, view)} {marked(view.entry(outcome.code)['title'])}: {_why(outcome)}"
        yield ""


def _why(outcome: Outcome) -> str:
    partly = f" ({outcome.judged} checked, {outcome.not_judged} not)" if outcome.judged else ""
    return f"{marked(outcome.reason)}{partly}"


def _checklist(view: View) -> Iterator[str]:
    if view.lines:
        yield from ("## Checklist", "", "| line | | state | open for |", "| --- | --- | --- | --- |")
    for line, outcome in view.lines:
        codes = ", ".join(linked(each, view) for each in outcome.open_for)
        yield f"| {line.number} | {marked(line.label)} | {outcome.state} | {codes} |"
    yield ""


def _items(view: View) -> Iterator[str]:
    yield from ("## Items", "", "| item | | level | state | where |", "| --- | --- | --- | --- | --- |")
    for outcome in view.result.items():
        title = marked(view.entry(outcome.code)["title"])
        where = ", ".join(_where(outcome, view))
        yield f"| {linked(outcome.code, view)} | {title} | {outcome.level} | {outcome.state} | {where} |"
    yield ""


def _claims(view: View) -> Iterator[str]:
    if view.result.ledger:
        yield from ("## Claims and their grades", "", "| claim | where | grade | why |", "| --- | --- | --- | --- |")
        for claim in view.result.ledger:
            yield f"| {claim.kind} | {code(claim.pointer)} | {claim.grade} | {marked(claim.why)} |"
        yield ""


def _where(outcome: Outcome, view: View) -> Iterable[str]:
    places = view.answers.get(outcome.code, ())
    yield from (f"{code(pointer)} (line {view.line(pointer)})" for pointer in places[:SHOWN])
    if len(places) > SHOWN:
        yield f"and {len(places) - SHOWN} more"
