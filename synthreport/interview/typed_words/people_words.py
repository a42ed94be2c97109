"""Words as people say them → the form that the standard has for them: dates, countries, licences, metrics, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable

from synthreport.interview.typed_words.country_names import country
from synthreport.schema.forms import Form
from synthreport.standard.licences import spdx
from synthreport.standard.metrics.metric_names import called

_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_SPELT = re.compile(r"(?:(\d{1,2})\.? )?([a-z]{3,9})\.?(?: (\d{1,2}),)? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORCID = re.compile(r"(?:https?://)?(?:www\.)?(?:orcid(?:\.org/|:?\s*))?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dx])", re.I)
_EMAIL = re.compile(r"<?(?:mailto:)?([^@\s<>]+@[^@\s<>]+\.[^@\s<>]+)>?")
_IN_ENTRIES = re.compile(r"\$defs/(\w+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:\.\d+)?")


def understood(text: str, form: Form) -> str:
    """A text in the form that the standard has for it at this place; the text itself if it is not understood."""
    for name in (*form.schema.get("names", ()), *_IN_ENTRIES.findall(str(form.schema.get("items", "")))):
        if (reader := _READERS.get(name)) and (found := reader(text)):
            return found
    return text


def number(text: str) -> str:
    """A number without the blanks and marks between its thousands."""
    return re.sub(r"[ \u00a0\u202f'’]", "", text) if _GROUPED.fullmatch(text) else text


def date(text: str) -> str | None:
    """The date that a text names in another order than year, month, day: 24.11.2026, 2026/11/24, 24 November 2026."""
    if match := _DAY.fullmatch(text):
        return _dated(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _dated(*match.groups())
    match = _SPELT.fullmatch(text.lower())
    if match and match[2][:3] in _MONTHS:
        return _dated(match[4], str(_MONTHS.index(match[2][:3]) + 1), match[1] or match[3])
    return None


def _dated(year: str, month: str, day: str | None) -> str:
    return "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])


def _metric(text: str) -> str | None:
    found = called(text)
    return found[0] if len(found) == 1 else None


def _orcid(text: str) -> str | None:
    match = _ORCID.fullmatch(text)
    return "-".join(match.groups()).upper() if match else None


def _email(text: str) -> str | None:
    match = _EMAIL.fullmatch(text)
    return match[1] if match else None


_READERS: dict[str, Callable[[str], str | None]] = {
    "Date": date,
    "Moment": date,
    "Country": country,
    "SpdxExpression": spdx,
    "MetricName": _metric,
    "Orcid": _orcid,
    "Email": _email,
}
