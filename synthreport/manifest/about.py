"""About the manifest itself: who speaks, when, and what a person has not yet confirmed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.node import ESSENTIAL, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import PartyRef, SourceRef
from synthreport.manifest.values import Date, Id, Language, Path, Pointer, Sha256, Text, Uri, Whole


class CheckReport(Node):
    """A checker's report on an earlier state of this manifest."""

    version: Stated[Text] = part("MA02", "Name and version of the checker.", eg="synthreport 0.1.0")
    sha256: Stated[Sha256] = part("MA02", "SHA-256 of the report.", eg="9f" * 32)


class Attestation(Node):
    """A signed statement of somebody who looked at the files or the source."""

    file: Stated[Path | Uri] = part("MA02", "Where the statement is.", eg="attestations/hospital.dsse.json")
    sha256: Stated[Sha256] = part("MA02", "Its SHA-256.", eg="3d" * 32)
    by: PartyRef | None = detail("MA02", "The party that signed it.", eg="hospital")
    date: Date | None = detail("MA02", "The day on which it was signed.", eg="2026-11-20")


class _About(Node):
    id: Id | None = detail("MA02", "An id of this manifest that its revisions keep.", eg="copula-trial-2026")
    revision: Whole | None = detail("MA02", "The revision of the manifest, counted from 1.", eg=2)
    language: Language | None = detail("MA02", "The language of the prose, as BCP 47.", eg="en")
    profiles: list[Text] | None = detail("ID01", "The profiles that the manifest is meant to comply with.", eg=["core"])
    small_cell_limit: Literal["none"] | Whole | None = detail(
        "SO05", "The smallest count that this manifest discloses about people; smaller ones are withheld.", eg=10
    )
    completed_by: Stated[PartyRef] = item(
        "MA02",
        ESSENTIAL,
        "The manifest says who completed it, on whose behalf and when",
        "The party that completed the manifest.",
        why="A statement without a speaker cannot be asked back, and a third party's silence is not the creators'.",
        sources="DOME SHDGF",
        eg="chen",
    )
    date: Stated[Date] = part("MA02", "The day of this revision.", eg="2026-11-23")
    filled_by_tool: list[Pointer] | None = detail(
        "MA02", "What a tool filled in, as JSON Pointers.", eg=["/files/table/sha256"]
    )
    unconfirmed: list[Pointer] | None = detail(
        "MA02", "What no person has confirmed yet, as JSON Pointers.", eg=["/inputs/registry/version"]
    )
    checked_with: CheckReport | None = detail("MA02", "The checker's report on an earlier state, where there is one.")
    attestations: dict[Id, Attestation] | None = detail(
        "MA02", "Signed statements of those who computed results again, each under an id of your choice."
    )


class AboutByCreator(_About):
    """The creators or the custodian speak about their own dataset."""

    basis: Literal["creator", "custodian"] = part(
        "MA02", "Who speaks: the dataset's creators or its custodian.", tag=True
    )
    approved_by: OrNone[PartyRef] = completing("MA02", "The party that approved the manifest.", eg="data_board")


class AboutByThirdParty(_About):
    """Somebody else speaks, from what is public."""

    basis: Literal["third_party_from_public_record"] = part(
        "MA02", "Who speaks: a third party. Its `unknown` is not the creators' silence.", tag=True
    )
    sources_read: Stated[list[SourceRef | Uri]] = completing(
        "MA02", "What was read: ids of publications, tools, inputs, files or relatives, or addresses.", eg=["article"]
    )
    read_in_part: Text | None = detail(
        "MA02", "What of them was read only in part.", eg="Of the article, the abstract."
    )


About = Annotated[AboutByCreator | AboutByThirdParty, Field(discriminator="basis")]
