"""What allowed the use of a source: its terms, the decision on using it, the consent of its persons."""

from __future__ import annotations

from synthreport.manifest.closed_lists.source_lists import CoveredByConsent, Decision, OptOuts, Permission, UseBasis
from synthreport.manifest.node import Node, OrNone, Stated, completing, detail, part
from synthreport.manifest.values import Country, Date, Licence, Other, Text


class Terms(Node):
    """What the source's licence or agreement allows."""

    licence: Stated[Licence] = detail("ET05", "Its licence, as SPDX or in words.", eg="CC-BY-4.0")
    derivatives: Stated[Permission] = part("ET05", "Whether synthetic data may be derived from it.")
    redistribution: Stated[Permission] = completing("ET05", "Whether what is derived may be passed on.")
    third_party_processing: Stated[Permission] = completing(
        "ET05", "Whether others may process it, hosted models included."
    )
    model_release: Stated[Permission] = completing("ET05", "Whether a model that was fitted to it may be released.")
    agreement: Text | None = detail("ET05", "The agreement, with its number.", eg="Data use agreement 2026-17")
    permission: OrNone[Text] = detail(
        "ET05", "A permission that goes beyond the terms, with its reference.", eg="Letter of 2026-02-03"
    )


class SourceUse(Node):
    """The decision on using the source to make synthetic data."""

    decision: Stated[Decision] = part("ET01", "What was decided.")
    basis: Stated[UseBasis | Other] = part("ET01", "On which ground.")
    body: OrNone[Text] = completing("ET01", "Who decided.", eg="Research ethics committee of the university hospital")
    reference: OrNone[Text] = completing("ET01", "The number of the decision.", eg="2026/114")
    date: Stated[Date] = completing("ET01", "The day of the decision.", eg="2026-01-20")
    jurisdiction: Stated[Country | Other] = completing("ET01", "Under which law, as ISO 3166.", eg="SE")
    note: Text | None = detail("ET01", "What else a reader must know.", eg="Covers use for teaching alone.")


class Consent(Node):
    """What the persons agreed to, or were informed of."""

    covers_derived_data: Stated[CoveredByConsent] = part(
        "ET03", "Whether consent or notice covered making data from their records."
    )
    opt_outs: Stated[OptOuts] = part("ET03", "Whether those who opted out were left out.")
    note: Text | None = detail("ET03", "The wording, or what it leaves open.", eg="Broad consent to research.")
