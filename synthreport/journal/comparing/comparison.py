"""A revision as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from synthreport import __version__
from synthreport.files.printable import printable
from synthreport.files.serialise import embeddable
from synthreport.finding import Finding, Level, first_of_each
from synthreport.journal.article.article_words import wording
from synthreport.journal.comparing.revision import Change, Fate, Revision, Turn
from synthreport.overview.checked import SEVERITIES
from synthreport.overview.verdict_words import sentence
from synthreport.overview.view import View
from synthreport.reporters.json_report import not_listed, verdict
from synthreport.reporters.markdown_text import clipped, code, marked, text_of
from synthreport.standard.words.wording import wording as standard_words

FORMAT = "1.0"
_LONGEST = 160
_CLOSED = {
    Fate.UNASKED: "Findings that are no longer asked",
    Fate.ANSWERED: "Findings that were answered",
    Fate.BY_A_GAP: "Findings that were closed by a gap",
}
_OPENED, _STAYED = "Findings that were opened", "Findings that stayed"
_HEADS = {
    Turn.TO_GAP: "Answers that became gaps",
    Turn.FROM_GAP: "Gaps that were filled",
    Turn.CHANGED: "Answers that changed",
    Turn.ADDED: "Answers that were added",
    Turn.REMOVED: "Answers that were removed",
}


class _Part(NamedTuple):
    head: str
    total: int
    lines: list[tuple[str, str]]
    """Each a place (a pointer, shown as code) and the words after it."""

    @property
    def not_listed(self) -> list[str]:
        """That there are more than are listed, and how to see them; nothing where there are not."""
        more = self.total - len(self.lines)
        return [f"and {more:,} more, listed with `--format json`"] if more else []


def as_markdown(revision: Revision, fail_on: Level = Level.MUST) -> str:
    """The comparison for people."""
    lines = [f"# From {code(revision.old.checked.name)} to {code(revision.new.checked.name)}", ""]
    lines += [marked(_verdicts(revision, fail_on)), ""]
    for part in _fates(revision):
        lines += [f"## {part.head} ({part.total:,})", ""]
        lines += [f"- {code(place)}: {marked(words)}" for place, words in part.lines]
        lines += [*(f"- {words}" for words in part.not_listed), ""]
    return text_of([*lines, *_table(revision)])


def _table(revision: Revision) -> Iterator[str]:
    """The changed answers in words, before and after."""
    if revision.changes:
        yield from (f"## Answers, before and after ({len(revision.changes):,})", "")
        yield from ("| answer | change | before | after |", "| --- | --- | --- | --- |")
        order = list(_HEADS)
        for change in sorted(revision.changes, key=lambda each: order.index(each.turn)):
            sides = (_in_words(side) for side in (change.old, change.new))
            yield f"| {code(change.pointer or '/')} | {change.turn} | {' | '.join(sides)} |"


def _in_words(side: str) -> str:
    """An answer in words, as a cell of a table."""
    words = wording("en").value(json.loads(side)) if side else ""
    return marked(clipped(words, _LONGEST)) if words else ""


def as_text(revision: Revision, fail_on: Level = Level.MUST) -> str:
    """The same for a terminal."""
    lines = [_verdicts(revision, fail_on)]
    for part in _parts(revision):
        lines += ["", f"{part.head} ({part.total:,})"]
        lines += [f"  {clipped(place, _LONGEST)}: {words}" for place, words in part.lines]
        lines += [f"  {words}" for words in part.not_listed]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_json(revision: Revision, fail_on: Level = Level.MUST) -> str:
    """The same for programs: `schema/diff-1.0.schema.json`."""
    compared = {
        "format": "synthreport-diff",
        "format_version": FORMAT,
        "tool": {"name": "synthreport", "version": __version__},
        "fail_on": fail_on,
        "old": _side(revision.old, fail_on),
        "new": _side(revision.new, fail_on),
        "changes": [_change(change) for change in revision.changes],
        "no_longer_asked": [{"pointer": each.pointer, "codes": list(each.codes)} for each in revision.dropped],
        "closed": _closed(revision),
        "opened": [_finding(finding) for finding in revision.opened],
        "stayed": [_finding(finding) for finding in revision.stayed],
    }
    return embeddable(json.dumps(compared, ensure_ascii=True, indent=2)) + "\n"


def _closed(revision: Revision) -> list[dict[str, str]]:
    """The closed findings, each with what became of it."""
    fates = ((fate, finding) for fate in Fate for finding in revision.closed_by(fate))
    return [{**_finding(finding), "how": fate.replace(" ", "_")} for fate, finding in fates]


def _verdicts(revision: Revision, fail_on: Level) -> str:
    sides = [f"{view.checked.name} {sentence(view.checked.result, fail_on)}" for view in (revision.old, revision.new)]
    counts = (f"{len(findings):,} {what}" for what, findings in _by_fate(revision))
    return f"{'; '.join(sides)}. Findings: {', '.join(counts)}.{_not_compared(revision)}"


def _not_compared(revision: Revision) -> str:
    """That a check counts more findings than it lists, which are not compared."""
    more = [sum(view.checked.result.more.values()) for view in (revision.old, revision.new)]
    return f" Counted and not compared: {more[0]:,} more of the old, {more[1]:,} more of the new." if any(more) else ""


def _by_fate(revision: Revision) -> Iterable[tuple[str, tuple[Finding, ...]]]:
    return (("closed", revision.closed), ("opened", revision.opened), ("stayed", revision.stayed))


def _parts(revision: Revision) -> Iterator[_Part]:
    yield from _fates(revision)
    for turn, head in _HEADS.items():
        changes = [change for change in revision.changes if change.turn is turn]
        if changes:
            yield _Part(head, len(changes), [(change.pointer or "/", _words(change)) for change in changes])


def _fates(revision: Revision) -> Iterator[_Part]:
    """First what is no longer asked, and why; then the findings by what became of them."""
    if revision.dropped:
        lines = list(_dropped(revision))
        yield _Part("No longer asked, because this answer changed", len(lines), lines)
    closed = [(_CLOSED[fate], revision.closed_by(fate)) for fate in Fate]
    for head, findings in (*closed, (_OPENED, revision.opened), (_STAYED, revision.stayed)):
        if findings:
            yield _Part(head, len(findings), [_told(each) for each in first_of_each(findings)])


def _dropped(revision: Revision) -> Iterator[tuple[str, str]]:
    """The changed answers, each with what is no longer asked because of it."""
    changes = {change.pointer: change for change in revision.changes}
    labels = standard_words(revision.new.result.verdict.standard)
    for each in revision.dropped:
        named = ", ".join(f"{labels.label(code) or 'a rule'} ({code})" for code in each.codes)
        said = f"{_words(changes[each.pointer])}; " if each.pointer in changes else ""
        yield each.pointer or "/", f"{said}no longer asked: {named}"


def _told(finding: Finding) -> tuple[str, str]:
    return (
        finding.at.pointer or "/",
        f"{SEVERITIES[finding.level]} {finding.code}, {finding.problem}: {finding.message}",
    )


def _words(change: Change) -> str:
    old, new = (clipped(side, _LONGEST) for side in (change.old, change.new))
    return f"{old} became {new}" if old and new else old or new


def _side(view: View, fail_on: Level) -> dict[str, Any]:
    result = view.checked.result
    side = {"name": view.checked.name, "verdict": verdict(result, fail_on)}
    return {**side, "more": not_listed(result)} if result.more else side


def _change(change: Change) -> dict[str, str]:
    return {**change._asdict(), "turn": change.turn.name.lower()}


def _finding(finding: Finding) -> dict[str, str]:
    said = {"code": finding.code, "level": finding.level, "title": finding.title, "problem": finding.problem}
    return {**said, "message": finding.message, "pointer": finding.at.pointer}
