"""Result → text for people, in the style of compilers: what, where, the line itself, and how to fix it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from synthreport.document import Span
from synthreport.files.build_logs import inert
from synthreport.files.lazy_patterns import import_without_patterns
from synthreport.files.printable import printable, width
from synthreport.finding import LEVELS, Finding, Level, Place
from synthreport.outcome import Outcome, State
from synthreport.overview.checked import SEVERITIES, Checked, Run, in_words, noun
from synthreport.overview.finding_order import by_level
from synthreport.overview.verdict_words import grades_in_words, sentence
from synthreport.result import Accepted, Relaxed, Result
from synthreport.standard.catalogue import Catalogue, load

_COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "dim": "2", "good": "1;32"}
_NARROWEST, _WIDEST = 50, 120
_RAW = 4
"""How many characters of a line are read for each column: some have no width."""

SHOW = ("summary", "findings", "gaps", "not-checked", "claims", "all")
"""The lists to choose from: the verdict; the findings; also gaps, unchecked codes, graded claims, or everything."""

_LISTED = {
    "gaps": (State.GAP,),
    "not-checked": (State.NOT_CHECKED,),
    "all": tuple(State),
}


class Look(NamedTuple):
    """The look of the text: columns and colours."""

    columns: int = 100
    colour: bool = False

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour, if colours are on."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.colour else text

    def bounded(self) -> "Look":
        """The same look, no wider than people can read."""
        return self._replace(columns=min(max(self.columns, _NARROWEST), _WIDEST))


def render(checked: Checked, *, look: Look, show: str = "findings", fail_on: Level = Level.MUST) -> str:
    """The whole report about one document; `show` is one of `SHOW`."""
    look = look.bounded()
    said, after = list(body(checked, look, show)), verdict(checked, look, fail_on)
    return written([headline(checked, look, fail_on), "", *said, *after] if said else after)


def written(lines: Iterable[str]) -> str:
    """Lines as one text; harmless parts cannot combine into a command to a build server."""
    return "".join(f"{inert(line)}\n" for line in lines)


def render_run(run: Run) -> str:
    """The reports about all documents of a run, for a file: without colours, 100 columns wide."""
    return "".join(render(each, look=Look(), fail_on=run.fail_on) for each in run.checked)


def body(checked: Checked, look: Look, show: str) -> Iterator[str]:
    """The part before the verdict: findings, and the selected outcomes."""
    if show != "summary":
        yield from _findings(checked if show == "all" else checked.brief(), look)
    yield from _outcomes(checked, look, show)
    if show in ("claims", "all"):
        yield from _claims(checked, look)


def _catalogue(checked: Checked) -> Catalogue:
    return load(checked.result.verdict.standard)


def _findings(checked: Checked, look: Look) -> Iterator[str]:
    """Grouped by section, the sections with the most serious findings first."""
    sections = _catalogue(checked).sections
    grouped: dict[str, list[Finding]] = {}
    for finding in checked.result.findings:
        grouped.setdefault(finding.code[:2], []).append(finding)
    order = {name: index for index, name in enumerate(sections)}
    for name, findings in sorted(grouped.items(), key=lambda group: (_seriousness(group[1]), order[group[0]])):
        yield look.paint(f"{sections[name]} ", "bold") + look.paint(_rule(look, sections[name]), "dim")
        yield ""
        for finding in by_level(findings):
            yield from _finding(finding, checked, look)
            yield ""
    for words in checked.result.left_out():
        yield f"… and {words}"
    if checked.result.more:
        yield from ("    `--show all` lists them, up to `--max-findings`", "")


def _seriousness(findings: list[Finding]) -> int:
    return min(LEVELS.index(finding.level) for finding in findings)


def _rule(look: Look, title: str) -> str:
    return "─" * (look.columns - len(title) - 1)


def _finding(finding: Finding, checked: Checked, look: Look) -> Iterator[str]:
    severity = SEVERITIES[finding.level]
    span = checked.span(finding.at)
    yield f"{look.paint(f'{severity} {finding.code}', severity)} {look.paint(printable(finding.problem), 'bold')}"
    yield look.paint(f"  at {printable(checked.name)}:{span.line}:{span.column}", "dim") + _pointer(finding.at, look)
    yield from _excerpt(checked, span, printable(finding.message), look, severity)
    for place in finding.also:
        yield from _excerpt(checked, checked.span(place), "see here", look, "dim")
    yield from _hanging(f"{noun(finding.code)}: ", printable(finding.title), look)
    yield from _hanging("fix: ", printable(finding.fix), look)
    yield from _hanging("see: ", checked.reference(finding.code), look)


def _pointer(place: Place, look: Look) -> str:
    return look.paint(f"  {printable(place.pointer)}", "dim") if place.pointer else ""


def _excerpt(checked: Checked, span: Span, message: str, look: Look, colour: str) -> Iterator[str]:
    """The line of the source, the span underlined, the message after it or below it."""
    blank = look.paint(" " * 7 + "│ ", "dim")
    room = look.columns - 10
    if checked.document.text:
        line, underline = _marked(checked, span, look)
        yield line
        room -= width(underline)
        if width(message) < room:
            yield f"{blank}{look.paint(underline, colour)} {message}"
            return
        yield f"{blank}{look.paint(underline, colour)}"
    for part in _wrap(message, look.columns - 10) or [""]:
        yield f"{blank}{part}"


def _marked(checked: Checked, span: Span, look: Look) -> tuple[str, str]:
    """A line of the source with its number, and what underlines the span in it."""
    room = look.columns - 10
    before, marked, after = _window(checked.document.window(span, _RAW * room), room)
    gutter = look.paint(f"{span.line:>6} │ ", "dim")
    return gutter + before + marked + after, " " * width(before) + "^" * max(width(marked), 1)


def _window(parts: Iterable[str], room: int) -> tuple[str, str, str]:
    """The part of a line that fits: the text before the span, the span, and the text after it."""
    before, marked, after = map(printable, parts)
    if width(marked) > room - 12:
        marked, after = marked[: room - 16] + "…", ""
    if width(before) + width(marked) > room - 4:
        before = "…" + before[-max(room - width(marked) - 16, 4) :]
    left = room - width(before) - width(marked)
    return before, marked, after if width(after) <= left else after[: max(left - 1, 0)] + "…"


def _hanging(head: str, text: str, look: Look) -> Iterator[str]:
    for index, part in enumerate(_wrap(text, look.columns - 13, break_on_hyphens=False, break_long_words=False)):
        yield "       " + (look.paint(head, "dim") if index == 0 else " " * len(head)) + part


def _outcomes(checked: Checked, look: Look, show: str) -> Iterator[str]:
    """The items and rules in the selected states, each with its reason."""
    states = _LISTED.get(show, ())
    outcomes = [outcome for outcome in checked.result.outcomes.values() if outcome.state in states]
    for outcome in outcomes:
        yield from _outcome(outcome, checked, look)
    if outcomes:
        yield ""


def _outcome(outcome: Outcome, checked: Checked, look: Look) -> Iterator[str]:
    title = _catalogue(checked).title(outcome.code)
    judged = f"; {outcome.judged} checked, {outcome.not_judged} not" if outcome.not_judged else ""
    reason = f" ({outcome.reason}{judged})" if outcome.reason else ""
    yield from _wrapped(f"{outcome.code} {outcome.state:<15}{printable(title)}{printable(reason)}", look)


def _claims(checked: Checked, look: Look) -> Iterator[str]:
    """Every claim with its grade, and why it has it."""
    for claim in checked.result.ledger:
        why = f" ({printable(claim.why)})" if claim.why else ""
        yield from _wrapped(f"{claim.grade:<19} {claim.kind} {printable(claim.pointer)}{why}", look)
    if checked.result.ledger:
        yield ""


def _wrapped(text: str, look: Look) -> Iterable[str]:
    return _wrap(text, look.columns, subsequent_indent=" " * 20, drop_whitespace=True)


def headline(checked: Checked, look: Look, fail_on: Level) -> str:
    """The name of the document and the verdict on it, in one line, so that programs find it."""
    text = f"{printable(checked.name)} {printable(sentence(checked.result, fail_on))}"
    colour = "good" if checked.result.complies(fail_on) else "warning" if checked.result.passes(fail_on) else "error"
    return look.paint(text, colour)


def verdict(checked: Checked, look: Look, fail_on: Level) -> Iterator[str]:
    """The verdict on the document; all counts; and every requirement that the profile relaxes."""
    result = checked.result
    yield headline(checked, look, fail_on)
    for head, text in (
        ("lines", in_words(result.line_counts())),
        ("findings", _levels(result.level_counts())),
        ("items", in_words(result.item_counts())),
        ("rules", in_words(result.rule_counts())),
        ("claims", f"{len(result.ledger)} = {grades_in_words(result)}"),
    ):
        line = f"  {head + ':':<10}{text}"
        whole = len(line) <= look.columns
        yield from [line] if whole else _wrap(line, look.columns, subsequent_indent=" " * 12, break_on_hyphens=False)
    for each in result.verdict.relaxed:
        yield from _relaxed(each, look)
    yield from _decisions(result, look)


def _wrap(text: str, columns: int, **options: Any) -> list[str]:
    import_without_patterns("textwrap")  # lazy: a clean manifest needs one of them, on a narrow screen
    from textwrap import wrap

    return wrap(text, columns, **options)


def _relaxed(relaxed: Relaxed, look: Look) -> Iterator[str]:
    """One requirement that the profile lowers, in a line under the verdict, where readers see it."""
    levels = f"{relaxed.code} is {relaxed.level} instead of {relaxed.standard_level}"
    text = f"  {look.paint('relaxed:', 'warning')} {levels}: {printable(relaxed.reason)}"
    yield from _wrap(text, look.columns, subsequent_indent=" " * 12)


def _decisions(result: Result, look: Look) -> Iterator[str]:
    """The accepted findings, and the decisions that do not hold, under the verdict, where readers see them."""
    for decided in result.accepted:
        yield from _accepted(decided, look)
    for words in result.undecided:
        yield from _wrap(f"  {look.paint('counts again:', 'warning')} {printable(words)}", look.columns)


def _accepted(decided: Accepted, look: Look) -> Iterator[str]:
    """One accepted finding: what, where, by whom, until when, and why."""
    what = f"{decided.finding.code} at {decided.finding.at.pointer or '/'}: {decided.finding.problem}"
    text = f"{what}; until {decided.until}, by {decided.by}: {decided.reason} ({decided.origin})"
    line = f"  {look.paint('accepted:', 'warning')} {printable(text)}"
    yield from _wrap(line, look.columns, subsequent_indent=" " * 12)


def _levels(counts: dict[Level, int]) -> str:
    return ", ".join(f"{count} {SEVERITIES[level]}{'s' * (count != 1)}" for level, count in counts.items())
