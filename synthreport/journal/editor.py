"""For the editor: one page for the decision."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.finding import Finding, Level, State
from synthreport.overview.finding_kinds import Kind
from synthreport.overview.finding_order import by_level
from synthreport.overview.view import View
from synthreport.reporters.markdown import judgement, linked, listing
from synthreport.reporters.markdown_text import code, marked, text_of

_MOST = 8
"""The number of lines of each kind on the page."""

_WEIGHTS = (Kind.CONTRADICTION, Kind.MISSING, Kind.MALFORMED, Kind.TEXT)


def decision(view: View, fail_on: Level) -> str:
    """The page, in Markdown: verdict, most serious findings, gaps of the authors, what was not checked."""
    return text_of(_lines(view, fail_on))


def _lines(view: View, fail_on: Level) -> Iterator[str]:
    yield from (f"# {marked(view.title)}", "")
    yield from (f"**{code(view.checked.name)} {judgement(view, fail_on)}.**", "")
    yield from (_in_short(view), "")
    yield from _weighty(view)
    yield from _gaps(view)
    yield from ("## Not checked", "", _unchecked(view), "")
    yield from ("## What you can do", "", *_options(view, fail_on))


def _in_short(view: View) -> str:
    items, rules = view.result.item_counts(), view.result.rule_counts()
    applicable = sum(count for state, count in items.items() if state is not State.NOT_APPLICABLE)
    return (
        f"Of {applicable} items that apply, {items[State.STATED]} are stated, {items[State.GAP]} are declared "
        f"gaps, {items[State.MISSING]} are missing and {items[State.MALFORMED]} are malformed. "
        f"{rules[State.BROKEN]} rules are broken."
    )


def _weighty(view: View) -> Iterator[str]:
    ordered = [finding for kind in _WEIGHTS for finding in view.kinds[kind]]
    found = by_level(ordered)
    if found:
        yield from ("## Most serious findings", "")
        yield from (f"- {_told(finding, view)}" for finding in found[:_MOST])
        if more := len(found[_MOST:]) + view.not_listed():
            yield f"- and {more:,} more, listed by {listing(view)}"
        yield ""


def _told(finding: Finding, view: View) -> str:
    return f"**{marked(finding.problem)}** ({linked(finding.code, view)}, {finding.level}): {marked(finding.message)}"


def _gaps(view: View) -> Iterator[str]:
    if not view.gaps:
        return
    silent = [gap for gap in view.gaps if not gap.reason]
    given = [gap for gap in view.gaps if gap.reason]
    yield from ("## Gaps that the authors declare", "")
    for gap in given[:_MOST]:
        yield f"- {', '.join(gap.codes)} ({gap.kind.replace('_', ' ')}): {marked(gap.reason)}"
    if len(given) > _MOST:
        yield f"- and {len(given) - _MOST} more with a reason"
    if silent:
        codes = ", ".join(dict.fromkeys(each for gap in silent for each in gap.codes))
        yield f"- without a reason: {codes}"
    yield ""


def _unchecked(view: View) -> str:
    crashed = len(view.result.crashed)
    silent = len(view.not_checked) - crashed
    rules = f"{silent} rules could not be checked, because an answer is missing or a gap. " if silent else ""
    rules += f"{crashed} rules could not be checked, because of a bug in the checker. " if crashed else ""
    return f"{rules}The check did not open any data and cannot know whether the authors' statements are true."


def _options(view: View, fail_on: Level) -> Iterator[str]:
    name, profile = view.checked.name, view.result.verdict.profile
    if view.result.passes(fail_on):
        yield "- All requirements of the profile are met. Decide whether the remaining gaps are acceptable."
        yield f"- Send reviewers the reading guide: {code(f'synthreport check {name} --for reviewer')}"
    else:
        yield f"- Send the authors the letter: {code(f'synthreport letter {name} --profile {profile}')}"
        yield f"- Compare their revision: {code(f'synthreport diff {name} NEW --profile {profile}')}"
