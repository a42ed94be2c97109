"""Ethics of the output: the decision on using and sharing it, the groups concerned, withdrawal."""

from __future__ import annotations

from typing import Literal

from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import EvidenceRef
from synthreport.manifest.values import Country, Date, Id, Other, Text

BEHIND = "persons_behind"


class EthicsCondition(Node):
    """A condition that the decision attached."""

    condition: Stated[Text] = completing("ET02", "The condition.", eg="No record may be unique.")
    evidence: OrNone[list[EvidenceRef]] = completing("ET02", "What shows that it is kept.", eg=["uniqueness"])


class OutputUse(Node):
    """The decision on using and sharing the output."""

    decision: Stated[Literal["approved", "waived", "exempt", "not_required"]] = item(
        "ET02",
        ESSENTIAL,
        "A decision on using and sharing the output is given apart from that on the source",
        "What was decided on using and sharing the output.",
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
        "Interests of groups and communities were considered, and withdrawal was planned for",
        "Community governance, group harm, public involvement.",
        why="A dataset without a single real person can still harm a group that recognises itself in it.",
        when=BEHIND,
        sources="CARE NOLL UKSA",
        eg="Two patient representatives sat on the board.",
    )
    withdrawal: OrNone[Text] = part(
        "ET06", "What happens when a person or the source is withdrawn.", eg="The release is recalled and refitted."
    )
