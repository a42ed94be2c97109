"""Who took part: persons, organisations and software agents."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.identity_lists import PartyRole
from synthreport.manifest.node import Node, OrNone, Stated, completing, detail, part
from synthreport.manifest.references import PartyRef
from synthreport.manifest.values import Email, Orcid, Other, Ror, Text


class _Party(Node):
    name: Stated[Text] = part("ID07", "The name.", eg="Wei Chen")
    roles: Stated[list[PartyRole | Other]] | None = detail(
        "ID07", "What the party did, in the words of CRediT and those of data.", eg=["methodology", "software"]
    )
    interests: OrNone[Text] = detail("ID07", "Ties to those who gain from the dataset.", eg="Shares in the vendor.")


class Person(_Party):
    """A person."""

    kind: Literal["person"] = part("ID07", "A person.", tag=True)
    orcid: OrNone[Orcid] = detail("ID07", "The ORCID iD, bare or as an address.", eg="0000-0002-1825-0097")
    email: OrNone[Email] = detail("ID07", "An e-mail address that outlives a contract.", eg="data@example.edu")
    affiliations: OrNone[list[PartyRef]] = detail("ID07", "The organisations, as parties.", eg=["institute"])


class Organisation(_Party):
    """An organisation."""

    kind: Literal["organisation"] = part("ID07", "An organisation.", tag=True)
    ror: OrNone[Ror] = detail("ID07", "The ROR id, bare or as an address.", eg="https://ror.org/0220mzb33")
    email: OrNone[Email] = detail("ID07", "An address that is read.", eg="data@example.edu")


class SoftwareAgent(_Party):
    """A program that acted on its own, such as a writing or coding assistant."""

    kind: Literal["software_agent"] = part("ID07", "A program that acted on its own.", tag=True)
    version: Stated[Text] = completing("ID07", "Its version.", eg="2026-05")
    answers_for_it: Stated[PartyRef] = completing("ID07", "The party that answers for what it did.", eg="chen")


Party = Annotated[Person | Organisation | SoftwareAgent, Field(discriminator="kind")]
