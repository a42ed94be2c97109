"""Closed lists about privacy: whose it is, and what a formal guarantee rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from synthreport.manifest.closed_lists.meanings import Meanings

UNIT = Meanings(
    "unit",
    person="One person with all their records.",
    subject="One subject with all its records.",
    record="One record.",
    household="One household with all its members.",
    event="One event, such as a visit.",
    site="One hospital or other site.",
    segment="One stretch of a recording.",
    kin="One person with all blood relatives.",
    community="A community or another group.",
)
SplitUnit = Annotated[Literal["person", "record", "household", "site", "segment"], UNIT]
HiddenUnit = Annotated[Literal["person", "record", "household", "event", "site"], UNIT]
ThreatenedUnit = Annotated[Literal["person", "record", "household", "kin", "community"], UNIT]
TimeUnit = Annotated[Literal["subject", "record"], UNIT]

CompositionKind = Annotated[
    Literal["sequential", "parallel", "advanced", "numerical", "amplified"],
    Meanings(
        "composition",
        sequential="The losses of all steps are added up.",
        parallel="Steps use separate rows, and the largest loss counts.",
        advanced="A theorem on ε and δ alone gives less than the sum.",
        numerical="A program computes the loss from the mechanisms themselves.",
        amplified="Rows were sampled or shuffled, which lowers the loss.",
    ),
]

PrivacyDefinition = Annotated[
    Literal["pure", "approximate", "zero_concentrated", "renyi", "gaussian"],
    Meanings(
        "privacy_definition",
        pure="ε alone.",
        approximate="ε with a small δ.",
        zero_concentrated="Zero-concentrated, with ρ.",
        renyi="Rényi, with an order α and its ε.",
        gaussian="Gaussian, with μ.",
    ),
]

Trust = Annotated[
    Literal["central", "local", "shuffled", "distributed"],
    Meanings(
        "trust",
        central="One trusted party sees all records before noise is added.",
        local="Noise is added before anybody else sees a person's data.",
        shuffled="A middleman mixes the noisy data, so that nobody sees whose they are.",
        distributed="Several parties add the noise, and none of them sees all records.",
    ),
]

Neighbouring = Annotated[
    Literal["add_or_remove_one", "replace_one"],
    Meanings(
        "neighbouring",
        add_or_remove_one="One dataset has one unit more than the other.",
        replace_one="One unit of a dataset is exchanged for another.",
    ),
]

ByHand = Annotated[Literal["by_hand"], Meanings("accountant", by_hand="The account was worked out by hand.")]

BoundsOrigin = Annotated[
    Literal["public_knowledge", "from_data_accounted", "from_data_unaccounted"],
    Meanings(
        "bounds_origin",
        public_knowledge="From public knowledge.",
        from_data_accounted="From the real data, counted in the privacy budget.",
        from_data_unaccounted="From the real data, without counting it.",
    ),
]

Unlimited = Annotated[Literal["unlimited"], Meanings("draws", unlimited="Datasets can be drawn without limit.")]

Counted = Annotated[
    Literal["persons", "records"],
    Meanings("counted", persons="Persons are counted.", records="Records are counted."),
]

Recipients = Annotated[
    Literal["anybody", "registered_users", "named_parties"],
    Meanings(
        "recipients",
        anybody="For everybody.",
        registered_users="For users who have registered.",
        named_parties="For parties that are named.",
    ),
]
