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
