"""Identifiers of datasets, trials and publications, which people write in several ways."""

from __future__ import annotations

import re

_AROUND = r"(?:https?://)?(?:(?:dx\.)?doi\.org/|www\.)?(?:doi:\s*)?"
_REGISTERED = r"\bnct\d{8}\b"


def same_thing(identifier: str) -> str:
    """What an identifier names, however it is written: a DOI with or without its address, the number of a trial."""
    text = identifier.strip().casefold()
    number = re.search(_REGISTERED, text)
    return number[0] if number else re.sub(rf"^{_AROUND}", "", text).rstrip("/")
