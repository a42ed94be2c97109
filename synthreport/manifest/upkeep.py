"""Limits, access and upkeep."""

from __future__ import annotations

from synthreport.manifest.closed_lists.identity_lists import UpkeepStatus
from synthreport.manifest.closed_lists.source_lists import ReleaseTier
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import AnyRef, CodeRef, ModelRef, PartyRef
from synthreport.manifest.values import Email, Licence, Other, Text, Uri


class Limitation(Node):
    """One thing that the data cannot be used for, or get wrong."""

    text: Stated[Text] = part("LI01", "The limitation, in a sentence or two.", eg="Logic between columns is lost.")
    about: OrNone[list[AnyRef]] = detail(
        "LI01", "Ids of what it is about, anywhere in the manifest.", eg=["arm_mismatch"]
    )


class Access(Node):
    """Who may have it, and what they may do."""

    licence: OrNone[Licence] = item(
        "AC01",
        ESSENTIAL,
        "Access and licence",
        "Who may use the data, under which terms?",
        "The licence, the tier of access, the terms of use and forbidden uses are stated",
        "The licence of the data, as an SPDX expression or in words.",
        problem="Licence, access or terms of use are not fully stated",
        why="An open licence over a restricted source gives away what was lent.",
        sources="CR11 DTA",
        eg="CC-BY-4.0",
    )
    tier: Stated[ReleaseTier] = part("AC01", "Who can get the data.")
    conditions: OrNone[list[Text]] = part("AC01", "What a user agrees to.", eg=["Not to re-identify anybody"])
    prohibited_uses: OrNone[list[Text]] = completing("AC01", "What a user must not do.", eg=["Re-identification"])
    code: OrNone[list[CodeRef]] = item(
        "AC02",
        ESSENTIAL,
        "Code and model",
        "Where are the code and the model, or who may inspect them?",
        "It is stated where code, configuration and weights are, or why they are withheld and who may inspect them",
        "The tools or files that hold the code of the generation.",
        problem="Not stated where code or model can be found",
        why="`On request` has a half-life of a few years.",
        sources="NAT-ED DOME",
        eg=["generator"],
    )
    model: OrNone[list[ModelRef]] = part("AC02", "The fitted model, where it is released.", eg=["model"])
    verification_route: OrNone[Text] = item(
        "IV03",
        RECOMMENDED,
        "Checks on real records",
        "How can a user have a finding checked on real records?",
        "A user can have a finding checked on real records",
        "How a user can have a finding checked on real records.",
        problem="No way stated to verify findings on real records",
        why="Without a route back, errors of the synthetic data stay in the literature.",
        when="person_level_input",
        essential_where="use_inference",
        sources="OLIV",
        eg="The custodian runs submitted scripts twice a year.",
    )


class Maintenance(Node):
    """Who keeps it, and how one learns that it is withdrawn."""

    contact: Stated[PartyRef | Email | Uri] = item(
        "MA01",
        ESSENTIAL,
        "Contact and recall",
        "Who answers questions, and when is the dataset recalled?",
        "A public dataset has a contact, a channel for problems, and rules for recall and re-assessment",
        "The party, address or page that answers.",
        problem="Contact or rules for recall are not fully stated",
        why="A new attack or a withdrawn source must reach those who hold copies.",
        when="public_release",
        sources="SHDGF RAI10",
        eg="data_office",
    )
    channel: Stated[Uri | Email] = completing("MA01", "Where problems are reported.", eg="https://example.edu/issues")
    recall: OrNone[Text] = part(
        "MA01", "When and how it is recalled.", eg="Tombstone page and mail to all who registered"
    )
    reassess_when: OrNone[Text] = completing("MA01", "What triggers a new assessment.", eg="A new attack on copulas")
    status: Stated[UpkeepStatus | Other] = detail("MA01", "Its present state.")
