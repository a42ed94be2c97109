"""Ties of a party to those who made the dataset, as far as a manifest shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.finding import Place
from synthreport.rules.shared.parties import MAKING
from synthreport.rules.value import NAMED, Value


def ties_of(root: Value, by: str) -> Iterator[tuple[str, list[Place]]]:
    """Every tie of a party in words, with the places that show it."""
    for tie, find in _TIES.items():
        if tied := list(islice(find(root, by), NAMED)):
            yield tie, tied


def _shared_houses(root: Value, by: str) -> Iterator[Place]:
    """Where the affiliations of creators are those of a party, or the party itself."""
    party = root.find(by, "parties")
    houses = [by, *sorted(party.texts("affiliations") if party is not None else ())]
    creators = root.once(_creators_by_house)
    places = (creator.place("affiliations") for house in houses for creator in creators.get(house, ()))
    yield from dict.fromkeys(islice(places, NAMED))


def _creators_by_house(root: Value) -> dict[str, list[Value]]:
    """The creators, by each of their affiliations."""
    found: dict[str, list[Value]] = {}
    for name in root.listed("dataset", "creators"):
        creator = root.find(name, "parties")
        if creator is not None:
            for house in creator.texts("affiliations"):
                found.setdefault(house, []).append(creator)
    return found


def _employers(root: Value, by: str) -> Iterator[Place]:
    """Where a party works for a creator."""
    party, creators = root.find(by, "parties"), root.texts("dataset", "creators")
    if party is not None and party.texts("affiliations") & creators:
        yield party.place("affiliations")


def _mailboxes(root: Value, by: str) -> Iterator[Place]:
    """Where a party has the mailbox of a creator."""
    party = root.find(by, "parties")
    mail = party.get("email") if party is not None else None
    creators = [root.find(name, "parties") for name in root.listed("dataset", "creators")] if mail else ()
    yield from (each.place("email") for each in creators if each is not None and mail == each.get("email"))


def _funding(root: Value, by: str) -> Iterator[Place]:
    """Where a party funds the dataset."""
    indices = root.once(_indices_by_funder).get(by, ())
    yield from islice((root.place("dataset", "funding", index) for index in indices), NAMED)


def _indices_by_funder(root: Value) -> dict[Any, list[int]]:
    found: dict[Any, list[int]] = {}
    for index, funding in enumerate(root.listed("dataset", "funding")):
        if isinstance(funding, dict):
            found.setdefault(str(funding.get("funder")), []).append(index)
    return found


def _tools(root: Value, by: str) -> Iterator[Place]:
    """Where a party is the vendor of a tool of the generation."""
    yield from (tool.place("vendor") for _, tool in root.each("tools") if tool.get("vendor") == by)


def _sources(root: Value, by: str) -> Iterator[Place]:
    """Where a party keeps a source."""
    yield from (source.place("custodian") for _, source in root.each("inputs") if source.get("custodian") == by)


def _making(root: Value, by: str) -> Iterator[Place]:
    """Where the roles of a party say that it helped to make the dataset."""
    party = root.find(by, "parties")
    if party is not None and party.texts("roles") & MAKING:
        yield party.place("roles")


_TIES = {
    "works where a creator works": _shared_houses,
    "works for a creator": _employers,
    "has the mailbox of a creator": _mailboxes,
    "funds the dataset": _funding,
    "is the vendor of a tool": _tools,
    "keeps the source": _sources,
    "has a role in making the dataset": _making,
}
"""The ties that a manifest shows, in words, and where."""
