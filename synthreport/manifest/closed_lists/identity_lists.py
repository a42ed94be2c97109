"""Closed lists about the dataset as a whole: who speaks, who took part, its files, its publications, its uses."""

from __future__ import annotations

from typing import Annotated, Literal

from synthreport.manifest.closed_lists.meanings import Meanings

BASIS = Meanings(
    "basis",
    creator="The creators of the dataset speak.",
    custodian="The custodian of the dataset speaks.",
    third_party_from_public_record="A third party speaks, and knows only what is public.",
)
OwnBasis = Annotated[Literal["creator", "custodian"], BASIS]
ForeignBasis = Annotated[Literal["third_party_from_public_record"], BASIS]

NoSmallestCount = Annotated[
    Literal["none"], Meanings("small_cell_limit", none="Counts of any size are disclosed, down to one person.")
]

PartyRole = Annotated[
    Literal[
        "conceptualization", "data_curation", "formal_analysis", "funding_acquisition", "investigation", "methodology",
        "project_administration", "resources", "software", "supervision", "validation", "visualization",
        "writing_original_draft", "writing_review_editing", "custodian", "provider", "publisher", "funder", "vendor",
        "reviewer",
    ],
    Meanings(
        "party_role",
        conceptualization="Had the idea and set the aims.",
        data_curation="Prepared the data and kept them in order.",
        formal_analysis="Analysed the data.",
        funding_acquisition="Raised the money.",
        investigation="Carried out the research.",
        methodology="Designed the methods.",
        project_administration="Managed the project.",
        resources="Provided material, patients or machines.",
        software="Wrote software.",
        supervision="Led and advised others.",
        validation="Checked that results can be repeated.",
        visualization="Made the figures.",
        writing_original_draft="Wrote the first draft.",
        writing_review_editing="Reviewed and edited the text.",
        custodian="Keeps the source data.",
        provider="Handed over the data, or runs the model.",
        publisher="Publishes the dataset.",
        funder="Gave money or means.",
        vendor="Sells or provides a tool.",
        reviewer="Judged records or results.",
    ),
]  # fmt: skip
"""The roles of CRediT (ANSI/NISO Z39.104-2022), and those of data."""

PublicationRelation = Annotated[
    Literal["introduces", "describes", "uses", "preprint_of", "validates"],
    Meanings(
        "publication_relation",
        introduces="It presents the dataset for the first time.",
        describes="It describes the dataset.",
        uses="It uses the dataset.",
        preprint_of="It is the preprint of another publication.",
        validates="It tests the dataset.",
    ),
]

Changed = Annotated[
    Literal["data", "documentation"],
    Meanings("changed", data="Records changed.", documentation="Only words about them changed."),
]

Method = Annotated[
    Literal["fitted", "prompted", "simulated", "resampled", "rule_based"],
    Meanings(
        "method",
        fitted="A generator learned from data.",
        prompted="A model was asked in words.",
        simulated="A model written by people was run.",
        resampled="Observed records were drawn again or recombined.",
        rule_based="Rules written by people made the records.",
    ),
]

MarkKind = Annotated[
    Literal[
        "file_name", "column", "header", "dicom_tag", "fhir_tag", "parquet_metadata", "vcf_header", "media_metadata",
        "iptc_digital_source_type", "content_credentials", "watermark", "narrative", "archive_name",
    ],
    Meanings(
        "mark_kind",
        file_name="In the name of the file.",
        column="In a column of the table.",
        header="In the first lines of the file.",
        dicom_tag="In a DICOM tag.",
        fhir_tag="In a FHIR tag.",
        parquet_metadata="In the metadata of a Parquet file.",
        vcf_header="In the header of a VCF file.",
        media_metadata="In the metadata of an image, sound or video.",
        iptc_digital_source_type="In the IPTC field for the digital source type.",
        content_credentials="In content credentials, after C2PA.",
        watermark="In a watermark, which a program finds.",
        narrative="In the text itself.",
        archive_name="In the name of the archive.",
    ),
]  # fmt: skip

FILE_ROLE = Meanings(
    "file_role",
    data="Holds records.",
    dictionary="Describes the fields.",
    documentation="Explains the dataset.",
    code="Holds program code.",
    model="Holds a fitted model.",
    checksums="Lists the checksums of files.",
    archive="Holds other files, packed together.",
    results="Holds the numbers behind the results.",
)
DataRole = Annotated[Literal["data"], FILE_ROLE]
FileRole = Annotated[
    Literal["dictionary", "documentation", "code", "model", "checksums", "archive", "results"], FILE_ROLE
]

Use = Annotated[
    Literal["intended", "untested", "excluded", "not_stated"],
    Meanings(
        "use",
        intended="The dataset is meant for it.",
        untested="It may be possible; nobody has tested it.",
        excluded="The dataset must not be used for it.",
        not_stated="The creators have not said.",
    ),
]

UpkeepStatus = Annotated[
    Literal["active", "frozen", "deprecated", "recalled"],
    Meanings(
        "upkeep_status",
        active="It is maintained.",
        frozen="It stays available, and will not change.",
        deprecated="It should not be used for new work.",
        recalled="It was withdrawn and must not be used.",
    ),
]

PublicationStatus = Annotated[
    Literal["submitted", "accepted", "published"],
    Meanings(
        "publication_status",
        submitted="With a journal, and not yet accepted.",
        accepted="Accepted, and not yet published.",
        published="Published.",
    ),
]
