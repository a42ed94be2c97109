"""Parties that are one: the same identifier, or the same name at the same house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.rules.shared.check_digits import bare
from synthreport.rules.shared.wording import words_and_numbers_of
from synthreport.rules.value import Value

MAKING = frozenset({"conceptualization", "data_curation", "formal_analysis", "methodology", "software"})
"""The roles of those who made a dataset."""
_TURNED = r"([^,]+), ((?!Jr|Sr|Dr|Prof|Ph)[^\W\d_][^,A-Z]*[^,A-Z.](?: [^,]+)?)"
"""A name with the family name first."""


def identifier_of(party: Value) -> str | None:
    """The ORCID iD or the ROR id of a party, bare; None if there is none."""
    given = party.get("orcid") or party.get("ror")
    return bare(given) if isinstance(given, str) and given != "none" else None


def name_of(party: Value) -> str:
    """The name of a party as it is compared: two programs of one name are two if their versions differ.

    "Berg, Ines" is Ines Berg; what follows the comma in "Ines Berg, MD" is no name.
    """
    name, version = party.get("name"), party.get("version")
    if isinstance(name, str) and ", " in name and party.get("kind") == "person":
        name = re.sub(rf"^{_TURNED}$", r"\2 \1", name)
    return " ".join(filter(None, (words_and_numbers_of(name), version))) if isinstance(name, str) else ""


def namesakes(root: Value) -> dict[str, list[Value]]:
    """The parties by their names."""
    found: dict[str, list[Value]] = {}
    for _, party in root.each("parties"):
        found.setdefault(name_of(party), []).append(party)
    return found


def bearers(root: Value) -> dict[str | None, list[Value]]:
    """The parties by their identifiers."""
    found: dict[str | None, list[Value]] = {}
    for _, party in root.each("parties"):
        if identifier := identifier_of(party):
            found.setdefault(identifier, []).append(party)
    return found


def are_one(one: Value, other: Value) -> bool:
    """Whether two parties of one name, or of one identifier, are certainly one, by where they work or read mail."""
    if (mine := identifier_of(one)) and (theirs := identifier_of(other)):
        return mine == theirs
    if not name_of(one):
        return False
    mail = one.get("email")
    return bool(one.texts("affiliations") & other.texts("affiliations")) or bool(mail and mail == other.get("email"))


def may_be_one(one: Value, other: Value) -> bool:
    """Whether nothing but the id tells two parties of one name apart."""
    if (mine := identifier_of(one)) and (theirs := identifier_of(other)):
        return mine == theirs
    houses = one.texts("affiliations"), other.texts("affiliations")
    return one.get("kind") == other.get("kind") and (not all(houses) or bool(houses[0] & houses[1]))


def identities(root: Value, name: Any) -> Iterator[str]:
    """The ids under which a party appears, its own first; of a program, those of the party that answers for it."""
    party = root.find(name, "parties")
    if party is None:
        return
    if party.get("kind") == "software_agent":
        yield party.id
        party = root.find(party.get("answers_for_it"), "parties")
        if party is None:
            return
    yield party.id
    alike = (*root.once(namesakes).get(name_of(party), ()), *root.once(bearers).get(identifier_of(party), ()))
    yield from (other.id for other in alike if are_one(party, other))
