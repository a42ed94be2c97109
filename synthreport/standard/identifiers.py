"""DOIs, ORCID iDs and ROR ids: found bare, as addresses or behind their names, and given bare."""

from __future__ import annotations

import re

DOI, ORCID, ROR = "https://doi.org/", "https://orcid.org/", "https://ror.org/"
"""What makes an address of a bare identifier."""

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi[: ])?\s*(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_ORCID = re.compile(
    r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid:\s*)?([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9X])/?",
    re.IGNORECASE,
)
_ROR = re.compile(r"(?:(?:https?://)?(?:www\.)?ror\.org/|ror:\s*)?(0[a-z0-9]{6}[0-9]{2})/?", re.IGNORECASE)


def doi(text: str) -> str | None:
    """The DOI in a text, without its prefix; None if it is not a DOI."""
    found = _DOI.fullmatch(text)
    return found[1] if found else None


def orcid(text: str) -> str | None:
    """The ORCID iD that a text is, with its hyphens; None where it is none."""
    found = _ORCID.fullmatch(text)
    return "-".join(found.groups()).upper() if found else None


def ror(text: str) -> str | None:
    """The ROR id that a text is; None where it is none."""
    found = _ROR.fullmatch(text)
    return found[1].lower() if found else None


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits of Crockford's base 32, which have no i, l, o and u."""


def is_checked_orcid(text: str) -> bool:
    """Whether an ORCID iD ends with its check digit (ISO 7064, mod 11-2); a text that is no ORCID iD does not."""
    found = orcid(text)
    if found is None:
        return False
    total, *digits = 0, *found.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def is_checked_ror(text: str) -> bool:
    """Whether a ROR id ends with its two check digits (ISO 7064, mod 97-10, over the number in base 32)."""
    found = ror(text)
    if found is None or not set(found[:7]) <= set(_CROCKFORD):
        return False
    number = 0
    for digit in found[1:7]:
        number = number * 32 + _CROCKFORD.index(digit)
    return 98 - number * 100 % 97 == int(found[7:])
