"""Looking into what others wrote: every accessor gives None, or nothing, if a value has another form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from synthreport.document.scalars import LARGEST
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.draft.template_texts import WHY as PLACEHOLDER
from synthreport.draft.template_texts import is_placeholder
from synthreport.interop.shared import value_forms

LONGEST = 2000
"""Characters beyond which a text is no name, version or setting, but prose or data."""

_EPOCH = date(1970, 1, 1)


def top(source: Source) -> dict[str, Any]:
    """The mapping that a `.json` file holds at its top; an empty one if it is anything else."""
    if source.is_folder or not source.name.lower().endswith(".json"):
        return {}
    try:
        return entries(source.json)
    except Unusable:
        return {}


def at(data: Any, *path: str) -> Any:
    """The value at a path of keys; None if there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def entries(data: Any, *path: str) -> dict[str, Any]:
    """A mapping."""
    found = at(data, *path)
    return found if isinstance(found, dict) else {}


def listed(data: Any, *path: str) -> list[dict[str, Any]]:
    """The mappings in a list."""
    found = at(data, *path)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def text(data: Any, *path: str) -> str | None:
    """A text that says something, and is not longer than LONGEST."""
    found = at(data, *path)
    return value_forms.word_or_none(found) if isinstance(found, str) and len(found) <= LONGEST else None


def prose(draft: Draft, data: Any, *path: str) -> str | None:
    """A text that people write; a placeholder is left, with the reason."""
    found = text(data, *path)
    if found is None or not is_placeholder(found):
        return found
    draft.leave("/".join(path), PLACEHOLDER)
    return None


def name(data: Any, *path: str) -> str | None:
    """A text that may be a key of the manifest: any but `gap`."""
    found = text(data, *path)
    return None if found == "gap" else found


def identifier(data: Any, *path: str) -> str | None:
    """A text without spaces: an identifier or an address."""
    return value_forms.or_none(lambda found: value_forms.identifier(found, value_forms.word), text(data, *path))


def texts(data: Any, *path: str) -> list[str]:
    """The texts in a list; one text alone counts as a list of it."""
    found = at(data, *path)
    return [said for each in (found if isinstance(found, list) else [found]) if (said := text(each))]


def keys(data: Any, *path: str) -> list[str] | None:
    """The columns of a key; none if no key is stated, and None if it names no column."""
    return texts(data, *path) or ([] if at(data, *path) in (None, "", []) else None)


def codes(data: Any, *path: str) -> list[str | int]:
    """The texts and whole numbers in a list."""
    found = at(data, *path)
    said = [each if type(each) is int else text(each) for each in found] if isinstance(found, list) else []
    return [each for each in said if each is not None and (isinstance(each, str) or abs(each) <= LARGEST)]


def present(data: Any, *keys: str) -> list[str]:
    """Those of these keys that have a value."""
    return [key for key in keys if at(data, key) not in (None, "", [], {})]


def whole(data: Any, *path: str) -> int | None:
    """A whole number from 0 on, also one that is written as 60.0."""
    return value_forms.or_none(value_forms.whole, at(data, *path))


def number(data: Any, *path: str) -> float | None:
    """A finite number."""
    return value_forms.or_none(value_forms.number, at(data, *path))


def share(data: Any, *path: str) -> float | None:
    """A number from 0 to 1."""
    found = number(data, *path)
    return found if found is not None and 0 <= found <= 1 else None


def day(data: Any, *path: str) -> str | None:
    """The day of a date or time in ISO 8601."""
    try:
        return datetime.fromisoformat(text(data, *path) or "").date().isoformat()
    except ValueError:
        return None


def moment(data: Any, *path: str) -> str | None:
    """A time in UTC; the day alone where the time does not say its zone."""
    try:
        found = datetime.fromisoformat(text(data, *path) or "")
        if found.tzinfo is None:
            return found.date().isoformat()
        return found.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    except (ValueError, OverflowError):
        return None


def day_of_epoch(milliseconds: Any) -> str | None:
    """The day, in UTC, of a time that is counted in milliseconds since 1970."""
    found = number(milliseconds)
    try:
        return None if found is None else (_EPOCH + timedelta(milliseconds=found)).isoformat()
    except OverflowError:
        return None


def seed(value: Any, **more: str) -> dict[str, Any]:
    """The answer on a seed that a file states; a large one as text. Nothing if it is not a seed."""
    if type(value) is int:
        return {"disclosure": "public", "value": value if abs(value) <= LARGEST else str(value), **more}
    return {}


def settings(data: Any) -> Any:
    """Settings as the tool names them, without what no manifest can hold: `null`, infinities, blank keys."""
    if isinstance(data, dict):
        kept = {name(key): settings(each) for key, each in data.items()}
        return {key: each for key, each in kept.items() if key is not None and each is not None}
    if isinstance(data, list):
        return [each for each in map(settings, data) if each is not None]
    return data if isinstance(data, bool) else text(data) if isinstance(data, str) else number(data)


def counted(number: int, noun: str) -> str:
    """A number of things in words, such as `3 columns`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def leave_keys(draft: Draft, place: str, keys: Iterable[str], why: str) -> None:
    """Note in one line the keys that have no answer."""
    named = sorted({key if len(key) <= 40 else f"{key[:39]}…" for each in keys if (key := text(each))})
    if named:
        more = f" and {len(named) - 12} more" if len(named) > 12 else ""
        draft.leave(f"{place}: {', '.join(named[:12])}{more}", why)
