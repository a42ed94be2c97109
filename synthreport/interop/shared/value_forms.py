"""The forms that single answers take in other formats, and what is refused when they are read back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, TypeVar

from synthreport.document.scalars import LARGEST, kind_of
from synthreport.draft.template_texts import WHY as PLACEHOLDER
from synthreport.draft.template_texts import is_placeholder
from synthreport.interop.shared.field_table import Form, Some, Unfit
from synthreport.standard import identifiers as persistent

T = TypeVar("T")

_DATE = re.compile(r"([0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?)(?:[T ][0-9:.,Z+\- ]*)?")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:\S+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_SIZE = re.compile(r"(?P<bytes>[0-9]{1,16})(?: ?(?:B|bytes?))?|[0-9][0-9.,]* ?[KMGTP]i?B?", re.IGNORECASE)


def _as_it_is(kind: type) -> Callable[[Any], Any]:
    return lambda answer: answer if isinstance(answer, kind) and not isinstance(answer, bool) else None


def word(value: Any) -> str:
    """Text that is used as it is, such as a code or the name of a column or a file. Raises Unfit."""
    if not isinstance(value, str):
        raise Unfit(f"found {kind_of(value)}, expected text")
    found = _CONTROL.sub("", value.replace("\r\n", "\n")).strip()
    if not found:
        raise Unfit("found text without content")
    return found


def or_none(read: Callable[[Any], T], value: Any) -> T | None:
    """The result of a reader for a value; None if it does not fit."""
    try:
        return read(value)
    except Unfit:
        return None


def word_or_none(value: Any) -> str | None:
    """The same, and None if there is none."""
    return or_none(word, value)


def text(value: Any, *pointer: str) -> str:
    """Text that says something, at a pointer of the manifest. Raises Unfit, also for a placeholder."""
    found = word(value)
    if is_placeholder(found, *pointer):
        raise Unfit(PLACEHOLDER)
    return found


def text_or_none(value: Any) -> str | None:
    """The same, and None if it says nothing."""
    return or_none(text, value)


def some(value: Any, read: Callable[[Any], str]) -> list[str]:
    """Those of one or more values that fit. Raises Unfit if none does."""
    found = Some(value if isinstance(value, list) else [value], read)
    if not found:
        raise Unfit(next(iter(found.left.values()), "found an empty list"))
    return found


def texts(value: Any) -> list[str]:
    """One or more texts. Raises Unfit."""
    return some(value, text)


def version(value: Any) -> str:
    """A version. Raises Unfit for a number with a point: 1.10 and 1.1 are one number."""
    if isinstance(value, float):
        raise Unfit("found a number, expected text: as numbers, 1.10 and 1.1 are the same")
    return text(str(value) if type(value) is int else value, "/dataset/version")


def date(value: Any) -> str:
    """A date, without a time of day; a year may be a number. Raises Unfit."""
    found = _DATE.fullmatch(text(str(value) if type(value) is int else value, "/dataset/released"))
    if not found:
        raise Unfit("not a date such as 2024, 2024-02 or 2024-02-17")
    return found[1]


def whole(value: Any) -> int:
    """A whole number, not negative. Raises Unfit."""
    found = int(value) if isinstance(value, float) and value.is_integer() else value
    if type(found) is not int or not 0 <= found <= LARGEST:
        raise Unfit(f"not a whole number from 0 to {LARGEST}")
    return found


def number(value: Any) -> float:
    """A finite number. Raises Unfit."""
    known = abs(value) <= LARGEST if type(value) is int else isinstance(value, float) and math.isfinite(value)
    if not known:
        raise Unfit("not a number that every reader of JSON holds exactly")
    return value  # type: ignore[no-any-return]


def size(value: Any) -> int:
    """A number of bytes. Raises Unfit for what was rounded to another unit."""
    if not isinstance(value, str):
        return whole(value)
    found = _SIZE.fullmatch(text(value))
    if not found:
        raise Unfit("not a number of bytes")
    if not found["bytes"]:
        raise Unfit("not a number of bytes: a rounded size is none")
    return whole(int(found["bytes"]))


def sha256(value: Any) -> str:
    """A SHA-256 digest. Raises Unfit if it does not have the form of one."""
    found = text(value).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", found):
        raise Unfit("not in the form of a SHA-256 digest: 64 of the characters 0 to 9 and a to f")
    return found


def path(value: Any) -> str:
    """A path inside the dataset's folder, with `/` where it was written with backslashes.

    Raises Unfit for addresses, paths out of the folder, and names that a backslash may be part of.
    """
    found = word(value)
    while found.startswith("./"):
        found = found[2:]
    if _ADDRESS.fullmatch(found) or re.match(r"[A-Za-z][A-Za-z0-9+.\-]+://", found):
        raise Unfit("an address is no path inside the dataset's folder")
    if re.match(r"[/\\~]|[A-Za-z]:", found) or ".." in re.split(r"[/\\]", found):
        raise Unfit("leads out of the dataset's folder")
    if "\n" in found or "\t" in found:
        raise Unfit("not a path: it has a line break or a tab")
    if not found or found == ".":
        raise Unfit("the folder itself, and no file in it")
    if re.search(r"\\(?:[^\w\\.(\[@#-]|$)", found):
        raise Unfit("not a path with `/`: a backslash may be a part of the name here")
    return re.sub(r"\\+(?:\.\\+)*", "/", found).removeprefix("./")


def media_type(value: Any) -> str:
    """A media type without parameters. Raises Unfit."""
    found = text(value).partition(";")[0].strip().lower()
    if not re.fullmatch(r"[a-z]+/[a-z0-9.+\-]+", found):
        raise Unfit("not a media type such as text/csv")
    if found == "application/octet-stream":
        raise Unfit("this media type says only that there are bytes")
    return found


def identifier(value: Any, read: Callable[[Any], str] = text) -> str:
    """An identifier or address without spaces. Raises Unfit."""
    found = read(value)
    if not re.fullmatch(r"[^\s\x1c-\x1f\x85]{3,}", found):
        raise Unfit("not an identifier or address: it has spaces, or is too short")
    return found


def identifiers(value: Any) -> list[str]:
    """One or more identifiers. Raises Unfit."""
    return some(value, identifier)


def address(value: Any) -> str:
    """An address with a scheme. Raises Unfit."""
    found = identifier(value)
    if not _ADDRESS.fullmatch(found):
        raise Unfit("not an address such as https://example.edu/data")
    return found


def email(value: Any) -> str:
    """An e-mail address. Raises Unfit."""
    found = text(value).removeprefix("mailto:")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", found):
        raise Unfit("not an e-mail address")
    return found


def orcid(value: Any) -> str:
    """An ORCID iD. Raises Unfit."""
    said = text(value)
    found = persistent.orcid(said) if "-" in said else None  # without hyphens, it may be any number
    if not found:
        raise Unfit("not an ORCID iD such as 0000-0002-1825-0097")
    return f"{persistent.ORCID if '/' in said else ''}{found}"


def ror(value: Any) -> str:
    """A ROR id. Raises Unfit."""
    said = text(value)
    found = persistent.ror(said)
    if not found:
        raise Unfit("not a ROR id such as https://ror.org/05dxps055")
    return f"{persistent.ROR if '/' in said else ''}{found}"


def period(value: Any) -> dict[str, str]:
    """A span of time, written `start/end`. Raises Unfit."""
    start, slash, end = text(value).partition("/")
    if not slash:
        raise Unfit("not a span of time such as 2020-01/2022-12")
    return {"start": date(start), "end": date(end)}


def _span(answer: Any) -> str | None:
    ends = (answer.get("start"), answer.get("end")) if isinstance(answer, dict) else (None, None)
    return f"{ends[0]}/{ends[1]}" if all(isinstance(end, str) for end in ends) else None


TEXT = Form(_as_it_is(str), text)
TEXTS = Form(_as_it_is(list), texts)
VERSION = Form(_as_it_is(str), version)
DATE = Form(_as_it_is(str), date)
WHOLE = Form(_as_it_is(int), whole)
SIZE = Form(lambda answer: f"{answer} B" if type(answer) is int else None, size)
SHA256 = Form(_as_it_is(str), sha256)
PATH = Form(_as_it_is(str), path)
MEDIA_TYPE = Form(_as_it_is(str), media_type)
IDENTIFIER = Form(_as_it_is(str), identifier)
IDENTIFIERS = Form(_as_it_is(list), identifiers)
ADDRESS = Form(_as_it_is(str), address)
EMAIL = Form(_as_it_is(str), email)
ORCID = Form(_as_it_is(str), orcid)
ROR = Form(_as_it_is(str), ror)
PERIOD = Form(_span, period)
