"""Rules on licences: names that exist, and licences that may follow from those of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import CONTRADICTION, DEMAND, FORM, MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value

_OPEN = ("public", "registered")
_USUAL = frozenset((
    "none", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-NC-SA-4.0",
    "CC-BY-3.0", "PDDL-1.0", "ODC-By-1.0", "ODbL-1.0", "MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0-only",
))  # fmt: skip
"""Licences that need not be looked up."""
_OF_ONES_OWN = r"(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+"
_WAIVERS = {"CC0-1.0", "PDDL-1.0", "Unlicense", "0BSD", "MIT-0", "CC-PDDC", "DL-DE-ZERO-2.0"}
"""Dedications to the public domain, and licences without any condition."""
_SHARED_ALIKE = ("ODbL-", "CDLA-Sharing-", "GFDL-", "GPL-", "AGPL-")


@rule("AC57", MUST, CONTRADICTION, at="/inputs/*/terms", needs=("licence",), sources="PHYS")
def licence_of_the_source_is_kept(terms: Value) -> Iterator[Fault]:
    """What is made from records keeps what their licence reserves: no derivatives, no commerce, sharing alike.

    Users rely on the licence of the data, and break that of the source.

    **Problem:** The licence gives away what the source's licence reserves.

    **Fix:** choose a licence that the source allows; or obtain a permission and state it in `permission`.
    """
    if reserved := _given_away(terms):
        released = terms.root.get("access", "licence")
        message = f"the source is {terms['licence']}, which {reserved}, but the data are released as {released}"
        yield terms.fault("licence", message, terms.root.place("access", "licence"))


@rule("AC58", SHOULD, DEMAND, at="/access", needs=("licence",))
def waived_rights_forbid_nothing(access: Value) -> Iterator[Fault]:
    """A licence that gives up all rights comes without conditions.

    Who holds no right can ask for nothing: conditions beside CC0 bind nobody.

    **Problem:** A licence that gives up all rights comes with conditions.

    **Fix:** choose a licence or terms of use that contain the conditions; or call them requests elsewhere.
    """
    licence, sources = access["licence"], [source.get("terms") for _, source in access.root.each("inputs")]
    if any(isinstance(terms, Value) and _given_away(terms) for terms in sources):
        return  # the licence must be another anyway
    for key in ("conditions", "prohibited_uses"):
        if licence in _WAIVERS and access.listed(key):
            message = f"{licence} gives up all rights, but {key.replace('_', ' ')} are set"
            yield access.fault("licence", message, access.place(key))
            return


@rule("AC59", MUST, FORM, at="/access", needs=("licence",), alone="the list of SPDX has no such licence")
def licence_is_one_of_spdx(access: Value) -> Iterator[Fault]:
    """The licence is an identifier of SPDX.

    `CC-BY` without a version, or `proprietary`, is a different text to each reader.

    **Problem:** The licence is not an identifier of SPDX.

    **Fix:** look the identifier up at spdx.org/licenses, with its version; give terms of your own as `{statement: …}`.
    """
    yield from _unknown(access, access["licence"])


@rule("AC60", SHOULD, FORM, at="/inputs/*/terms", needs=("licence",), alone="the list of SPDX has no such licence")
def licence_of_the_source_is_one_of_spdx(terms: Value) -> Iterator[Fault]:
    """The licence of a source is an identifier of SPDX.

    What the source allows cannot be compared with what is released if its licence is a word.

    **Problem:** The licence of a source is not an identifier of SPDX.

    **Fix:** look the identifier up at spdx.org/licenses, with its version; give other terms as `{statement: …}`.
    """
    yield from _unknown(terms, terms["licence"])


def _unknown(holder: Value, licence: Any) -> Iterator[Fault]:
    """A licence that the list of SPDX does not have."""
    if not isinstance(licence, str) or licence in _USUAL:
        return
    from synthreport.standard.licences import spdx  # lazy: the list of SPDX is long, and few licences are unusual

    if spdx(re.sub(_OF_ONES_OWN, "MIT", licence)) is None:
        yield holder.fault("licence", f"{licence} is no identifier of SPDX")


def _given_away(terms: Value) -> str:
    """What the licence of a source reserves and that of the data gives away, in words; empty if there is nothing."""
    source, released = terms.get("licence"), terms.root.get("access", "licence")
    if not isinstance(source, str) or not isinstance(released, str) or terms.get("permission") not in (None, "none"):
        return ""
    if terms.root.get("access", "tier") not in _OPEN or not _holds_records(terms):
        return ""
    return next((reserved for reserved, lost in _reserved(source, released) if lost), "")


def _holds_records(terms: Value) -> bool:
    """Whether the terms are those of records of persons: figures and rules are not derived from by copying."""
    return bool(terms.root.get("inputs", terms.pointer.split("/")[2], "level") == "person")


def _reserved(source: str, released: str) -> Iterator[tuple[str, bool]]:
    """What the licence of a source reserves, in words, each with whether the licence of the data gives it away."""
    yield "allows no derivatives", "-ND" in source
    yield "allows no commercial use", "-NC" in source and "-NC" not in released
    alike = "-SA-" in source or source.startswith(_SHARED_ALIKE)
    family = re.sub(r"[0-9.]+.*$", "", source)
    yield "must be shared alike", alike and not released.startswith(family)
