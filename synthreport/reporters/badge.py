"""Result → a badge in SVG: the verdict, the standard's version and the profile, as a picture for a page or a README."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from synthreport.files.printable import printable, width
from synthreport.overview.checked import Run
from synthreport.overview.verdict_words import with_decisions
from synthreport.result import Conclusion

_LETTER, _PAD, _HIGH = 6.6, 8, 20
_GOOD, _NEUTRAL, _BAD = "#1b6e3c", "#5b6570", "#a4262c"
_WORST = tuple(Conclusion)


def render(run: Run) -> str:
    """One badge for all documents of a run, with the worst verdict; green only if each of them complies."""
    verdicts = [each.result.verdict for each in run.checked]
    profiles = " + ".join(dict.fromkeys(verdict.profile for verdict in verdicts))
    versions = " + ".join(dict.fromkeys(verdict.standard for verdict in verdicts))
    return _drawn(f"synthreport {versions} {printable(profiles[:40])}".rstrip(), *_said(run))


def _said(run: Run) -> tuple[str, str]:
    """The words of the verdict, and their colour."""
    if run.failed or not run.checked or any(each.result.crashed for each in run.checked):
        return "could not be checked", _BAD
    worst = min((each.result for each in run.checked), key=lambda result: _WORST.index(result.verdict.conclusion))
    decided = max((each.result for each in run.checked), key=lambda result: len(result.accepted))
    words = f"{worst.verdict.conclusion}{with_decisions(decided)}{_coverage(run) if worst.readable else ''}"
    if all(each.result.complies(run.fail_on) for each in run.checked):
        return words, _GOOD
    return words, _NEUTRAL if all(each.result.passes(run.fail_on) for each in run.checked) else _BAD


def _coverage(run: Run) -> str:
    """How many lines are answered in all documents, and how many of them by an accepted gap."""
    answered, asked, by_a_gap = map(sum, zip(*(each.result.answered() for each in run.checked), strict=True))
    of_these = f", {by_a_gap} by a gap" if by_a_gap else ""
    return f", {answered}/{asked} lines{of_these}"


def _drawn(name: str, said: str, colour: str) -> str:
    left, right = (round(width(text) * _LETTER) + 2 * _PAD for text in (name, said))
    whole = left + right
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{_HIGH}" role="img" '
        f"aria-label={quoteattr(f'{name}: {said}')}>"
        f"<title>{escape(f'{name}: {said}')}</title>"
        f'<clipPath id="round"><rect width="{whole}" height="{_HIGH}" rx="3"/></clipPath>'
        f'<g clip-path="url(#round)"><rect width="{left}" height="{_HIGH}" fill="#3d4650"/>'
        f'<rect x="{left}" width="{right}" height="{_HIGH}" fill="{colour}"/></g>'
        f'<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="{left / 2:g}" y="14">{escape(name)}</text>'
        f'<text x="{left + right / 2:g}" y="14">{escape(said)}</text></g></svg>\n'
    )
