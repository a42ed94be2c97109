"""Result → a badge in SVG: the verdict, the standard's version and the profile, as a picture for a page or a README."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from synthreport.files.printable import printable, width
from synthreport.overview.checked import Run

_LETTER, _PAD, _HIGH = 6.6, 8, 20
_GOOD, _BAD = "#1b6e3c", "#a4262c"


def render(run: Run) -> str:
    """One badge for all documents of a run: it complies only if each of them was checked and does."""
    verdicts = [each.result.verdict for each in run.checked]
    unchecked = run.failed or not verdicts or any(each.result.crashed for each in run.checked)
    profiles = " + ".join(dict.fromkeys(verdict.profile for verdict in verdicts))
    versions = " + ".join(dict.fromkeys(verdict.standard for verdict in verdicts))
    good = not unchecked and all(each.result.complies(run.fail_on) for each in run.checked)
    said = "complies" if good else "could not be checked" if unchecked else "does not comply"
    return _drawn(f"synthreport {versions} {printable(profiles[:40])}".rstrip(), said, _GOOD if good else _BAD)


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
