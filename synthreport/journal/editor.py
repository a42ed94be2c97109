"""For the editor: one page to decide by."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.finding import Finding, Level, State, by_level
from synthreport.overview.finding_kinds import Kind
from synthreport.overview.view import View
from synthreport.reporters.markdown import judgement, listing
from synthreport.reporters.markdown_text import code, marked, text_of

_MOST = 8
"""How many lines of a kind fit on one page."""

_WEIGHTS = (Kind.CONTRADICTION, Kind.MISSING, Kind.MALFORMED, Kind.TEXT)


def decision(view: View, fail_on: Level) -> str:
    """The page, in Markdown: the verdict, what weighs most, what the authors leave open, what nobody could check."""
    return text_of(_lines(view, fail_on))


def _lines(view: View, fail_on: Level) -> Iterator[str]:
    yield from (f"# {marked(view.title)}", "")
    yield from (f"**{code(view.checked.name)} {judgement(view, fail_on)}.**", "")
    yield from (_in_short(view), "")
    yield from _weighty(view)
    yield from _gaps(view)
    yield from ("## What nobody could check", "", _unchecked(view), "")
    yield from ("## What you can do", "", *_options(view, fail_on))


def _in_short(view: View) -> str:
    items, rules = view.result.item_counts(), view.result.rule_counts()
    asked = sum(count for state, count in items.items() if state is not State.NOT_APPLICABLE)
    return (
        f"Of {asked} items that apply, {items[State.STATED]} are stated, {items[State.GAP]} are left open with a "
        f"declared gap, {items[State.MISSING]} are missing and {items[State.MALFORMED]} cannot be read. "
        f"{rules[State.BROKEN]} rules are broken."
    )


def _weighty(view: View) -> Iterator[str]:
    ordered = [finding for kind in _WEIGHTS for finding in view.kinds[kind]]
    found = by_level(ordered)
    if found:
        yield from ("## What weighs most", "")
        yield from (f"- {_told(finding)}" for finding in found[:_MOST])
        if more := len(found[_MOST:]) + view.not_listed():
            yield f"- and {more:,} more, listed by {listing(view)}"
        yield ""


def _told(finding: Finding) -> str:
    return f"**{marked(finding.title)}** ({finding.code}, {finding.level}): {marked(finding.message)}"


def _gaps(view: View) -> Iterator[str]:
    if not view.gaps:
        return
    silent = [gap for gap in view.gaps if not gap.reason]
    given = [gap for gap in view.gaps if gap.reason]
    yield from ("## What the authors leave open", "")
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
    rules = f"{silent} rules could not be judged, for want of an answer. " if silent else ""
    rules += f"{crashed} rules could not be judged, for a bug of the checker. " if crashed else ""
    return f"{rules}The check reads what the authors state. It opened no data, and cannot know whether it is true."


def _options(view: View, fail_on: Level) -> Iterator[str]:
    name, profile = view.checked.name, view.result.verdict.profile
    if view.result.complies(fail_on):
        yield "- Nothing that the profile asks for stands in the way. Whether the gaps will do is yours to judge."
        yield f"- Give reviewers their reading guide: {code(f'synthreport check {name} --for reviewer')}"
    else:
        yield f"- Send the authors the letter: {code(f'synthreport letter {name} --profile {profile}')}"
        yield f"- When they answer, compare: {code(f'synthreport diff {name} NEW --profile {profile}')}"
