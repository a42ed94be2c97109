"""Ethics of the output: the decision on using and sharing it, the groups concerned, withdrawal."""

from __future__ import annotations

from synthreport.manifest.closed_lists.source_lists import Decision, ProcessingPlace
from synthreport.manifest.node import ESSENTIAL, FULL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import EvidenceRef, PartyRef
from synthreport.manifest.values import Country, Date, Id, Other, Text

PERSONS, BEHIND = "person_level_input", "persons_behind"


class OutputCheck(Node):
    """A check of what left the place where records were processed."""

    by: Stated[PartyRef] = part("ET07", "The party that checked.", eg="hospital")
    date: Stated[Date] = part("ET07", "The day of the check.", eg="2026-04-02")
    checked: Stated[Text] = part(
        "ET07", "What was checked, against which limits.", eg="No count below 10 in any table that left."
    )


class Processing(Node):
    """Where the records of a source were processed, and what was checked before anything left."""

    where: Stated[ProcessingPlace | Other] = item(
        "ET07",
        FULL,
        "Place of processing",
        "Where were the records processed, and who checked what left?",
        "It is stated where a source's records were processed, and who checked what left",
        "Whether records stayed in a secure processing environment or with their custodian, or went elsewhere.",
        problem="Place of processing or output check is not stated",
        why="A generator that leaves a secure room takes along what nobody looked at.",
        when=PERSONS,
        sources="EHDS",
    )
    operator: OrNone[PartyRef] = part("ET07", "The party that runs the environment.", eg="hospital")
    output_check: OrNone[OutputCheck] = part("ET07", "The check of what left; `none` if nobody checked.")


class EthicsCondition(Node):
    """A condition that the decision attached."""

    condition: Stated[Text] = completing("ET02", "The condition.", eg="No record may be unique.")
    evidence: OrNone[list[EvidenceRef]] = completing("ET02", "What shows that it is kept.", eg=["uniqueness"])


class OutputUse(Node):
    """The decision on using and sharing the output."""

    decision: Stated[Decision] = item(
        "ET02",
        ESSENTIAL,
        "Decision on the output",
        "Who decided that the synthetic data may be used and shared?",
        "A decision on using and sharing the output is given apart from that on the source",
        "What was decided on using and sharing the output.",
        problem="Ethics decision on the output is missing or incomplete",
        why="`Not human-subject research` is a conclusion; somebody drew it, on some evidence.",
        when=BEHIND,
        sources="NAT-ED",
    )
    basis: Stated[Text] = part(
        "ET02", "On which ground.", eg="No person-level record is released; risk assessed as low."
    )
    body: OrNone[Text] = completing("ET02", "Who decided.", eg="Data access board")
    reference: OrNone[Text] = detail("ET02", "The number of the decision.", eg="2026/115")
    date: Stated[Date] = completing("ET02", "The day of the decision.", eg="2026-02-20")
    jurisdiction: Stated[Country | Other] = detail("ET02", "Under which law.", eg="SE")
    conditions: OrNone[dict[Id, EthicsCondition]] = completing("ET02", "What it was made to depend on.")


class Ethics(Node):
    """Decisions on the output, and the people behind it."""

    output_use: Stated[OutputUse] = part("ET02", "The decision on using and sharing the output.")
    group_interests: OrNone[Text] = item(
        "ET06",
        RECOMMENDED,
        "Groups and withdrawal",
        "Were the interests of groups considered, and what happens after a withdrawal?",
        "Interests of groups and communities were considered, and withdrawal was planned for",
        "Community governance, group harm, public involvement.",
        problem="Group interests or plans for withdrawal are not stated",
        why="A dataset without a single real person can still harm a group that recognises itself in it.",
        when=BEHIND,
        sources="CARE NOLL UKSA",
        eg="Two patient representatives sat on the board.",
    )
    withdrawal: OrNone[Text] = part(
        "ET06", "What happens when a person or the source is withdrawn.", eg="The release is recalled and refitted."
    )
