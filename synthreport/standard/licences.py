"""Licences as SPDX expressions, from expressions, common names and URLs.

`packaging` has the list of SPDX; `licence_names` has other names. No guesses: a name without a
version, if there are several, is not a licence here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from synthreport.standard.licence_synonyms import ADDRESSES, CREATIVE_COMMONS, EXCEPTIONS, FAMILIES, NAMES, PORTS, TAILS

_LONGEST = 300
"""The greatest length of a licence's name, in characters."""

_FITS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+\-]*(?: (?:AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+\-]*)*")
"""The SPDX expressions that the standard accepts: without brackets."""

_GNU = re.compile(r"(A?GPL|LGPL|GFDL)-([0-9]\.[0-9])(\+?)")
_GROUP = re.compile(r"\(([^()]*)\)")
_BRACKETED = re.compile(r"(.*?)[(\[]([^()\[\]]+)[)\]](.*)")
_ADDRESS = re.compile(
    r"<?(?:(?:(?:https?:)?//)(?:www\.)?|(?:www\.)?(?=[a-z0-9.-]+\.[a-z]{2,}/))([^?#\s<>]+)(?:[?#]\S*)?>?", re.IGNORECASE
)
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^\s()]+)\)")
_END = re.compile(r"\.(?:html?|php|txt|json|jsonld|rdf|md)$|/+$")
_NOISE = re.compile(r"[\"'“”„‘’,;:/]| and ")
_DROPPED = re.compile(r"\b(?:the|license|licence|lizenz|version|vers|ver)\b\.?|\bv\.? ?(?=[0-9])")
_CLASSIFIER = re.compile(r"license :: (?:osi approved :: )?")
_SENTENCE = re.compile(
    r"^(?:th(?:is|ese) \w+ (?:is|are) )?(?:licen[cs]ed|released|distributed|available|published) under "
    r"(?:the terms of )?(?:the |an? )?"
)
_PARTS = {"NC": "n(?:on)?c", "ND": "no?d", "SA": "sa|sharea"}
_SPDX = re.compile(r"^(?:spdx|SPDX(?:-License-Identifier)?): ?")
_TOLD_BY_A_FILE = re.compile(r" ?\+ ?file licen[cs]e$")


def spdx(text: str) -> str | None:
    """The SPDX expression of an expression in any case, or of a well-known name or URL; None for any other text."""
    if len(text) > _LONGEST:
        return None
    found = _SPDX.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))
    if link := _LINK.fullmatch(found):
        known = agreed(map(spdx, link.groups()))
        return known.pop() if len(known) == 1 else None
    at = _ADDRESS.fullmatch(found)
    return _of_address(at[1].lower()) if at else _expression(found) or _named(found.lower())


def agreed(names: Iterable[str | None]) -> set[str]:
    """The different licences among the findings; of a GNU version with and without later ones, the wider.

    A URL, or a short name, does not distinguish these two.
    """
    found = {name for name in names if name}
    return {name for name in found if f"{name.removesuffix('-only')}-or-later" not in found - {name}}


@cache
def _expression(text: str) -> str | None:
    """An expression in the spelling of SPDX, without unnecessary brackets; None if it is not valid."""
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        found: str = canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return None
    found = " ".join(_renewed(word) for word in found.split(" "))
    whole = _GROUP.fullmatch(found)
    found = whole[1] if whole else _GROUP.sub(lambda group: group[0] if " OR " in group[1] else group[1], found)
    return found if _FITS.fullmatch(found) else None


def _renewed(word: str) -> str:
    """The current identifier for a deprecated one: GPL-3.0 is now GPL-3.0-only."""
    gnu = _GNU.fullmatch(word)
    return f"{gnu[1]}-{gnu[2]}{'-or-later' if gnu[3] else '-only'}" if gnu else EXCEPTIONS.get(word, word)


def _of_address(address: str) -> str | None:
    """The licence of a URL without scheme: the name that it ends with, or one of the listed ones."""
    address = _END.sub("", _END.sub("", address.strip("/")))
    for pattern, name in ADDRESSES:
        if found := re.fullmatch(pattern, address):
            return spdx(found.expand(name)) if name else None
    tail = re.fullmatch(TAILS, address)
    return _expression(tail[1]) or _named(tail[1]) if tail else None


def _named(name: str) -> str | None:
    """The licence of a name in lower case, which may contain it twice: `MIT License (MIT)`."""
    name = _TOLD_BY_A_FILE.sub("", _CLASSIFIER.sub("", _SENTENCE.sub("", name.removesuffix("."))))
    parts = _BRACKETED.fullmatch(name)
    if not parts:
        return _plainly_named(name)
    outer, inner = _plainly_named(f"{parts[1]} {parts[3]}"), _expression(parts[2]) or _plainly_named(parts[2])
    if outer or re.search(r"licen[cs]e|commons|attribution|dedication", parts[1]):
        found = agreed((outer, inner))
        return found.pop() if len(found) == 1 else None
    return None


def _plainly_named(name: str) -> str | None:
    words = _folded(name)
    if words in NAMES:
        return NAMES[words]
    return _listed(words) or _creative_commons(words) or _of_a_family(words)


def _folded(name: str) -> str:
    """A name reduced to its distinctive words: `The Apache License, Version 2.0` is `apache 2.0`."""
    name = re.sub(r"(?<=[0-9])[-_](?=[0-9])", ".", name)
    name = re.sub(r"[-_–—]", " ", _NOISE.sub(" ", name))
    return " ".join(_DROPPED.sub(" ", name).split())


def _listed(words: str) -> str | None:
    """The licence whose identifier these words are, a `2` in place of `2.0` allowed."""
    plain = words.replace(" ", "-")
    return _expression(plain) or (_expression(f"{plain}.0") if re.search(r"-[0-9]$", plain) else None)


def _creative_commons(words: str) -> str | None:
    found = CREATIVE_COMMONS.fullmatch(words)
    if not found or not (found["prefix"] or "attribution" in found["terms"]):
        return None
    said = found["terms"].replace(" ", "")
    parts = ["BY", *(part for part, spelt in _PARTS.items() if re.search(spelt, said))]
    port = PORTS.get(found["port"] or "", found["port"])
    version = found["version"] if "." in found["version"] else f"{found['version']}.0"
    return _expression("-".join(filter(None, ("CC", *parts, version, port))))


def _of_a_family(words: str) -> str | None:
    """A licence of GNU by name and version; without a word about later versions, it is this version only."""
    for pattern, family in FAMILIES:
        if found := pattern.fullmatch(words):
            version = found["version"] if "." in found["version"] else f"{found['version']}.0"
            return _expression(f"{family}-{version}{'-or-later' if found['later'] else '-only'}")
    return None
