"""Rules on who took part: identifiers that can be, one id for one party, creators who made something."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from synthreport.rules.rule import CONTRADICTION, DEMAND, FORM, MUST, SHOULD, rule
from synthreport.rules.shared.check_digits import bare, is_orcid, is_ror
from synthreport.rules.shared.parties import (
    MAKING,
    are_one,
    bearers,
    identifier_of,
    may_be_one,
    name_of,
    namesakes,
)
from synthreport.rules.value import NAMED, Fault, Value

_OF_NOBODY = ("0000-0000-", "0000000", "1234-5678-")
"""Beginnings of identifiers that the list of placeholders reports."""


@rule("ID58", MUST, FORM, at="/parties/*", alone="the digits of one identifier do not fit each other")
def identifiers_of_parties_can_be(party: Value) -> Iterator[Fault]:
    """An ORCID iD and a ROR id have the check digits that belong to their other digits.

    A wrong digit names another person or house, or nobody.

    **Problem:** An ORCID iD or a ROR id has a wrong check digit.

    **Fix:** copy the identifier from its page at orcid.org or ror.org; or leave it out.
    """
    for key, fits in (("orcid", is_orcid), ("ror", is_ror)):
        given = party.get(key)
        if isinstance(given, str) and given != "none" and not bare(given).startswith(_OF_NOBODY) and not fits(given):
            yield party.fault(key, f"{given} has a wrong check digit: nobody has this identifier")


@rule("ID59", MUST, CONTRADICTION, at="/parties/*")
def a_party_has_one_id(party: Value) -> Iterator[Fault]:
    """No two parties have the same ORCID iD or ROR id.

    Under two ids one person is author and independent judge at once.

    **Problem:** Two parties have the same ORCID iD or ROR id.

    **Fix:** keep one of the two ids, and correct the references to the other; or correct the identifier.
    """
    identifier = identifier_of(party)
    first = party.root.once(bearers)[identifier][0] if identifier else party
    if first.id != party.id and not _judges_itself(party, first):
        key = "orcid" if party.get("orcid") else "ror"
        yield party.fault(key, f"{first.called()} and {party.called()} both have {identifier}", first.place(key))


@rule("ID60", SHOULD, DEMAND, at="/parties/*", needs=("name",))
def namesakes_are_told_apart(party: Value) -> Iterator[Fault]:
    """Two parties of one name are distinguished by their identifiers or affiliations.

    Otherwise nobody can tell whether they are two, or one who appears twice.

    **Problem:** Nothing distinguishes two parties of one name.

    **Fix:** add `orcid` or `ror` to both, or `affiliations`; or keep one id if they are one.
    """
    first = party.root.once(namesakes)[name_of(party)][0]
    if first.id == party.id or not may_be_one(first, party) or identifier_of(party) == identifier_of(first) is not None:
        return
    if not _judges_itself(party, first):
        yield party.fault(
            "name", f"{first.called()} and {party.called()} have the same name and kind", first.place("name")
        )


@rule("ID61", SHOULD, DEMAND, at="/dataset", needs=("creators",))
def creators_can_answer(dataset: Value) -> Iterator[Fault]:
    """Creators are persons or organisations.

    A program cannot be asked, and cannot answer for what it made.

    **Problem:** A program is named as a creator.

    **Fix:** name the party in `answers_for_it` as the creator, and the program as a tool of its step.
    """
    for index, name in enumerate(dataset.listed("creators")):
        party = dataset.find(name, "parties")
        if party is not None and party.get("kind") == "software_agent":
            yield dataset.fault(
                f"creators/{index}", f"the creator, {party.called()}, is a program", party.place("kind")
            )


@rule("ID72", SHOULD, FORM, at="/dataset", needs=("creators",))
def creators_are_listed_once(dataset: Value) -> Iterator[Fault]:
    """No creator is listed twice.

    A name that counts twice makes one author a team.

    **Problem:** A creator is listed twice.

    **Fix:** keep one of the two, or name the other creator.
    """
    creators = dataset.listed("creators")
    for index, name in enumerate(creators):
        first = creators.index(name)
        if first < index:
            yield dataset.fault(
                f"creators/{index}", f"{dataset.called(name)} is listed twice", dataset.place("creators", first)
            )
            return


@rule("ID62", MUST, CONTRADICTION, at="/dataset", needs=("competing_interests", "creators"))
def interests_of_creators_are_competing(dataset: Value) -> Iterator[Fault]:
    """No creator sells the tools of the dataset while competing interests are denied.

    Who sells the generator, or works for those who do, gains from a good result.

    **Problem:** Competing interests are denied, but a creator sells a tool.

    **Fix:** describe the tie in `dataset.competing_interests`.
    """
    vendors = dataset.root.once(_sold) if dataset["competing_interests"] == "none" else {}
    for name in dataset.listed("creators") if vendors else ():
        creator = dataset.find(name, "parties")
        houses = creator.texts("affiliations") if creator is not None else ()
        sold = {house: f"{dataset.called(name)} works for {dataset.called(house)}, which" for house in houses}
        sellers = sold | {name: dataset.called(name)}
        for house in sorted(sellers.keys() & vendors.keys())[:1]:
            message = f"no competing interests are stated, but {sellers[house]} sells {vendors[house].called()}"
            yield dataset.fault("competing_interests", message, vendors[house].place("vendor"))
            return


@rule("ID63", SHOULD, DEMAND, at="/dataset", needs=("creators",))
def creators_did_more_than_pay(dataset: Value) -> Iterator[Fault]:
    """Those who made the dataset are among its creators.

    Money alone makes no records; who made them must be named to be asked.

    **Problem:** The makers of the dataset are not among its creators.

    **Fix:** add the parties that made the dataset to `creators`; or give the creator its role.
    """
    creators = [party for name in dataset.listed("creators") if (party := dataset.find(name, "parties")) is not None]
    funders = {each.get("funder") for each in dataset.listed("funding") if isinstance(each, dict)}
    if not creators or any(each.id not in funders or each.texts("roles") & MAKING for each in creators):
        return
    houses = {each.id for each in creators}
    makers = [party for _, party in dataset.root.each("parties") if party.texts("roles") & MAKING]
    others = [each for each in makers if not each.texts("affiliations") & houses]
    if others:
        places = (each.place("roles") for each in islice(others, NAMED))
        message = (
            f"{creators[0].called()} gave the money, but {others[0].called()}, who made the dataset, is no creator"
        )
        yield dataset.fault("creators", message, *places)


@rule("ID70", MUST, CONTRADICTION, at="/dataset", needs=("source_access", "creators"), sources="ICMJE26")
def creators_who_keep_the_source_have_access(dataset: Value) -> Iterator[Fault]:
    """If no creator had access to the source, none of them keeps it.

    Who keeps the records can look at them; readers believe that no creator could.

    **Problem:** A creator keeps a source that no creator had access to.

    **Fix:** name the creators with access in `source_access`; or correct the custodian of the source.
    """
    creators = dataset.texts("creators") if dataset["source_access"] == "none" else frozenset()
    for _, source in dataset.root.each("inputs"):
        if source.get("level") == "person" and (keeper := source.get("custodian")) in creators:
            message = (
                f"no creator had access to the source, it is said, but {dataset.called(keeper)} keeps {source.called()}"
            )
            yield dataset.fault("source_access", message, source.place("custodian"))
            return


def _judges_itself(one: Value, other: Value) -> bool:
    """Whether another rule reports that two ids are one, since one of them judges what the other made."""
    root = one.root
    pair = {one.id, other.id}
    judges = {each.get("by") for _, each in root.each("independent_validation")}
    for _, review in root.each("validation", "expert_review"):
        judges |= review.texts("reviewers")
    return are_one(one, other) and bool(pair & judges) and bool(pair & root.texts("dataset", "creators"))


def _sold(root: Value) -> dict[str, Value]:
    """The first tool of each vendor that sells it: who only provides a free tool gains nothing."""
    found: dict[str, Value] = {}
    for _, tool in root.each("tools"):
        vendor = root.find(tool.get("vendor"), "parties")
        if vendor is not None and ("vendor" in vendor.texts("roles") or tool.get("proprietary") is True):
            found.setdefault(vendor.id, tool)
    return found
