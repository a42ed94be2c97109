"""Licences as other formats hold them: by identifier, name, address or node; and as they are written there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from synthreport.draft.template_texts import WHY as PLACEHOLDER
from synthreport.draft.template_texts import is_placeholder
from synthreport.interop.shared.field_table import Form, Unfit
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import address, text, text_or_none, word_or_none
from synthreport.standard.licences import agreed, spdx

_NAMES = ("identifier", "id", "name", "title")
_ADDRESSES = ("@id", "url", "path", "uri")
"""Keys by which the node of a licence names it, and says where it is."""

_SAYS_NOTHING = re.compile(
    r"(?:https?://(?:www\.)?choosealicense\.com/licenses/)?"
    r"(?:other|unknown|undefined|none|n/?a|no ?assertion|not ?specified|other-[a-z]+|own-terms|-)/?"
)
_FILE = re.compile(
    r"(?:see |in |file )?(?:the )?(?:licen[cs]e in )?"
    r"(?:\S*/)?(?:licen[cs]e|copying)(?:\.(?:txt|md|rst|html|pdf))?(?: file)?"
)
_MOST_LINES = 8
_LONGEST = 1000
"""Of a longer text, or one of more lines, nobody makes a name: it is the licence itself."""

_ON_THE_HUB = {
    "afl-3.0", "agpl-3.0", "apache-2.0", "artistic-2.0", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear",
    "bsl-1.0", "c-uda", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-nc-2.0", "cc-by-nc-3.0",
    "cc-by-nc-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0",
    "cc-by-nd-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc0-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0",
    "cdla-sharing-1.0", "ecl-2.0", "epl-1.0", "epl-2.0", "etalab-2.0", "eupl-1.1", "eupl-1.2", "gpl-2.0", "gpl-3.0",
    "isc", "lgpl-2.1", "lgpl-3.0", "lgpl-lr", "lppl-1.3c", "mit", "mpl-2.0", "ms-pl", "ncsa", "odbl", "odc-by",
    "ofl-1.1", "osl-3.0", "pddl", "postgresql", "unlicense", "wtfpl", "zlib",
}  # fmt: skip
"""Licences as the Hub of Hugging Face spells them."""


def licence(value: Any) -> Any:
    """A licence: an SPDX expression, or the terms as written, with their address. Raises Unfit."""
    return one_of([_of_one(each) for each in as_list(value)])


def one_of(found: list[Any]) -> Any:
    """The one licence among those that were read. Raises Unfit if there are several: do all hold, or any?"""
    different = [each for number, each in enumerate(found) if each not in found[:number]]
    if len(different) != 1:
        raise Unfit(f"found {len(different)} licences, expected one")
    return different[0]


def terms(names: Iterable[Any], addresses: Iterable[Any] = ()) -> Any:
    """What names and addresses of one licence say: SPDX if one is known, else the name and the address.

    Raises Unfit if they say nothing, or name different licences.
    """
    given, there = list(names), list(addresses)
    said = [each for each in map(_name, given) if each]
    at = [each for each in map(text_or_none, there) if each and not _SAYS_NOTHING.fullmatch(each.lower())]
    known = sorted(agreed(map(spdx, [*said, *at])))
    if len(known) > 1:
        raise Unfit(f"names different licences: {' and '.join(known)}")
    if known:
        return known[0]
    uris = [each for each in [*at, *said] if _is_address(each)]
    words = [each for each in [*said, *uris] if not _FILE.fullmatch(each.lower())]
    if not words:
        raise Unfit(_why_nothing([*given, *there]))
    return {"statement": words[0], **({"uri": uris[0]} if uris else {})}


def _why_nothing(values: list[Any]) -> str:
    """Why values name no licence."""
    said = [found for each in values if (found := word_or_none(each))]
    if any(map(is_placeholder, said)):
        return PLACEHOLDER
    return "names a file, and no licence" if any(_FILE.fullmatch(each.lower()) for each in said) else "names no licence"


def spdx_address(expression: str) -> str | None:
    """The address of a licence at SPDX; None for an expression of several, and for what SPDX does not list."""
    listed = re.fullmatch(r"(?!LicenseRef-)[A-Za-z0-9.\-]+", expression)
    return f"https://spdx.org/licenses/{expression}" if listed else None


def _of_one(value: Any) -> Any:
    if isinstance(value, dict):
        return terms(map(value.get, _NAMES), map(value.get, _ADDRESSES))
    text(value)  # report a value that is not a text
    return terms([value])


def _name(value: Any) -> str | None:
    """A text that names a licence; None where it says nothing. Raises Unfit for the text of the licence itself."""
    found = text_or_none(value) or ""
    if len(found) > _LONGEST or found.count("\n") >= _MOST_LINES:
        raise Unfit("found the text of a licence, expected its name or its address")
    return None if _SAYS_NOTHING.fullmatch(found.lower()) else found


def _is_address(found: str) -> bool:
    try:
        return bool(address(found))
    except Unfit:
        return False


def _written(answer: Any) -> Any:
    """A licence by its address; terms by name and address as a node."""
    if isinstance(answer, str):
        return spdx_address(answer) or answer
    said = {key: answer.get(key) for key in ("statement", "uri")} if isinstance(answer, dict) else {}
    name, uri = (each if isinstance(each, str) else None for each in (said.get("statement"), said.get("uri")))
    if name and uri and name != uri:
        return {"@type": "CreativeWork", "@id": uri, "name": name, "url": uri}
    return uri or name


LICENCE = Form(_written, licence)


def _on_the_hub(answer: Any) -> str:
    spellings = {spdx(word): word for word in _ON_THE_HUB}
    return spellings.get(answer, "other") if isinstance(answer, str) else "other"


HUB_LICENCE = Form(_on_the_hub, licence)
"""As the Hub of Hugging Face spells it: in lower case, and `other` for what it does not list."""
