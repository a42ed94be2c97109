"""Who and what: the dataset, its versions, its publications, and how much of it is synthetic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.identity_lists import Changed, Method, PublicationRelation, PublicationStatus
from synthreport.manifest.node import ESSENTIAL, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import FileRef, PartyRef, PublicationRef
from synthreport.manifest.values import Date, Id, Identifier, Other, ProperShare, Text


class Creators(Node):
    """The creators are the authors of a publication."""

    authors_of: Stated[PublicationRef] = completing(
        "ID07", "The publication whose authors made the dataset.", eg="article"
    )


class Funding(Node):
    """One source of money or means."""

    funder: Stated[PartyRef] = completing("ID07", "The party that gave the money or means.", eg="wellcome")
    award: Text | None = detail("ID07", "The number of the award.", eg="HR00112020021")


class RoleInArticle(Node):
    """What the publication rests on the synthetic records."""

    rests_on_synthetic: OrNone[list[Text]] = item(
        "PU04",
        ESSENTIAL,
        "Role in the article",
        "Which results of the article rest on synthetic records?",
        "An article says which of its claims rest on synthetic records, and which were repeated on real ones",
        "The figures, tables and claims of the publication that rest on synthetic records.",
        problem="Not stated which claims of an article rest on synthetic data",
        why="A reader who cannot tell synthetic from observed findings will cite the one as the other.",
        when="published",
        sources="KS NAT-ED",
        eg=["Table 3", "the ranking of the seven scores in Figure 2"],
    )
    rechecked_on_real: OrNone[list[Text]] = part(
        "PU04", "Those of them that were repeated on real records, with the outcome.", eg=["Table 3, same ranking"]
    )


class Publication(Node):
    """A text that presents or uses the dataset."""

    identifier: Stated[Identifier] = part(
        "ID02",
        "DOI, arXiv id or address; of a manuscript, its number at the journal.",
        eg="https://doi.org/10.1000/182",
    )
    status: PublicationStatus | None = detail(
        "ID02", "How far it is; a manuscript is `submitted` before it is accepted."
    )
    relation: Stated[PublicationRelation | Other] = part("ID02", "What the publication has to do with the dataset.")
    of: PublicationRef | None = detail("ID02", "For a preprint: the publication that it became.", eg="article")
    role_in_article: Stated[RoleInArticle] = part("PU04", "What the publication rests on synthetic records.")


class Change(Node):
    """One entry of the history, oldest first."""

    version: Stated[Text] = part("ID03", "The version that the change made.", eg="1.1.0")
    date: Stated[Date] = completing("ID03", "The day of the change.", eg="2026-03-01")
    changed: Stated[Changed] = completing("ID03", "Whether records changed, or words only.")
    change: Stated[Text] = completing("ID03", "What changed, and why.", eg="Duplicate visits removed.")
    files: list[FileRef] | None = detail("ID03", "The present files that the change concerned.", eg=["table"])


class Distribution(Node):
    """The same records elsewhere, or in another form."""

    identifier: Stated[Identifier] = part("ID02", "Where it is.", eg="https://doi.org/10.5281/zenodo.1234567")
    same_bytes: bool | None = detail("ID02", "Whether the files are the same, byte for byte.", eg=True)
    description: Text | None = detail("ID02", "What is different.", eg="As FHIR bundles.")


class FullySynthetic(Node):
    """Every record and every field was generated."""

    kind: Literal["fully_synthetic"] = part("ID06", "Everything is synthetic.", tag=True)
    real_entities_kept: OrNone[list[Text]] = detail(
        "ID06", "Real entities other than persons that occur in it.", eg=["names of hospitals", "postcodes"]
    )


class PartlySynthetic(Node):
    """Some fields of each record were generated, others were observed."""

    kind: Literal["partly_synthetic"] = part(
        "ID06", "Some fields of each record are synthetic, others were observed.", tag=True
    )
    observed_fields: Stated[list[Text]] = part(
        "ID06", "The fields that hold observed values, by id or by name.", eg=["admission_month"]
    )
    synthetic_share: Stated[ProperShare] = part("ID06", "Share of all fields that is synthetic.", eg=0.8)


class MixedWithReal(Node):
    """Generated records stand among observed ones."""

    kind: Literal["mixed_with_real"] = part("ID06", "Some records are synthetic, others were observed.", tag=True)
    synthetic_share: Stated[ProperShare] = part("ID06", "Share of all records that is synthetic.", eg=0.5)
    row_marker: OrNone[Text] = part("ID06", "What marks a synthetic record in the data.", eg="column `synthetic`")


class Recombined(Node):
    """Each record is put together from pieces of observed records."""

    kind: Literal["recombined"] = part("ID06", "Each record is put together from pieces of observed ones.", tag=True)
    pieces: Stated[Text] = part(
        "ID06", "What the pieces are, and how long.", eg="Haplotype segments of reference donors."
    )


Composition = Annotated[FullySynthetic | PartlySynthetic | MixedWithReal | Recombined, Field(discriminator="kind")]


class Dataset(Node):
    """The dataset that the manifest is about."""

    title: Stated[Text] = part("ID02", "The dataset's title.", eg="Synthetic ACTG 175, Gaussian copula", when="")
    identifiers: OrNone[list[Identifier]] = item(
        "ID02",
        ESSENTIAL,
        "Title and identifier",
        "What is the dataset called, and where can it be found?",
        "A public dataset has a persistent identifier, and every dataset a title",
        "Persistent identifiers (DOI, ARK, accession) and the landing page, bare or as addresses.",
        problem="Title, persistent identifier or publications missing",
        why="A laboratory's address moves; what cannot be found again cannot be tested again.",
        when="public_release",
        sources="SWE STAND",
        eg=["https://doi.org/10.5281/zenodo.1234567"],
    )
    version: Stated[Text] = item(
        "ID03",
        ESSENTIAL,
        "Version and history",
        "Which version is this, and what has changed?",
        "The dataset has a version, a date and a history of changes",
        "The version of the dataset that this manifest describes.",
        problem="Version, release date or history of the dataset missing",
        why="If files are replaced silently, two papers on one dataset are papers on two.",
        sources="DS-DC CR11",
        eg="1.0.0",
    )
    released: OrNone[Date] = completing(
        "ID03", "The day of this version's release; `none` where it is not released.", eg="2026-03-01"
    )
    history: OrNone[list[Change]] = completing("ID03", "What changed from version to version, oldest first.")
    creators: Stated[list[PartyRef] | Creators] = part(
        "ID07", "Who made the dataset: parties, or the authors of a publication.", eg=["chen", "okafor"]
    )
    source_access: OrNone[list[PartyRef]] = completing(
        "ID07",
        "The creators who had access to the records of the source; `none` if no creator had.",
        eg=["chen"],
        when="person_level_input",
    )
    funding: OrNone[list[Funding]] = part("ID07", "Who gave money or means.")
    competing_interests: OrNone[Text] = part(
        "ID07", "Ties of the creators to those who gain from the dataset, vendors of the generator among them.",
        eg="Two authors are employed by the generator's vendor.",
    )  # fmt: skip
    publications: OrNone[dict[Id, Publication]] = part(
        "ID02", "The publications that present or use the dataset, under ids of your choice.", when=""
    )
    distributions: OrNone[dict[Id, Distribution]] = detail("ID02", "The same records elsewhere or in another form.")
    composition: Stated[Composition] = item(
        "ID06",
        ESSENTIAL,
        "Kind of synthetic data",
        "How much of the dataset is synthetic, and how was it made?",
        "The dataset says how much of it is synthetic, and by which methods",
        "Whether all, some fields, or some records are synthetic, and which.",
        problem="Not stated how much is synthetic, or by which method",
        why="`Synthetic` also describes augmented real data and external controls; the risks are not the same.",
        sources="TAX PAS",
    )
    methods: Stated[Annotated[list[Method | Other], Field(min_length=1)]] = part(
        "ID06",
        "Every way in which records came to be: fitted to data, prompted from a model, simulated, resampled, "
        "or written by rules.",
        eg=["fitted"],
    )
