"""The parts of the real data that were kept apart, and what the generator saw of them."""

from __future__ import annotations

from synthreport.manifest.closed_lists.privacy_lists import SplitUnit
from synthreport.manifest.closed_lists.source_lists import Exposure, NeverSeen
from synthreport.manifest.inputs import Digest
from synthreport.manifest.node import Node, OrNone, Stated, completing, detail, part
from synthreport.manifest.references import SplitRef, SplitSourceRef
from synthreport.manifest.values import Count, Other, Whole


class Split(Node):
    """A part of the real data that was kept apart, and what the generator did with it."""

    taken_from: Stated[list[SplitSourceRef]] = part(
        "SO06", "The inputs or steps that it was taken from.", eg=["registry"]
    )
    seen_by_generator: Stated[NeverSeen | list[Exposure]] = part(
        "SO06", "What the generator's making used it for; `none` where it was never used.", eg=["fit"]
    )
    unit: Stated[SplitUnit | Other] = completing("SO06", "What was kept together when the data were divided.")
    persons: Stated[Count] = part("SO06", "How many persons.", eg=1711)
    records: Stated[Count] = completing("SO06", "How many records.", eg=1711)
    digest: OrNone[Digest] = detail("SO08", "A digest of its records.")
    overlaps: OrNone[dict[SplitRef, Whole]] = completing(
        "SO06",
        "For each other split, how many of its persons are in this one too.",
        eg={"holdout": 0},
        keys=("/splits",),
    )
