"""Closed lists about results: what was measured, beside what, on which scale, and by whom."""

from __future__ import annotations

from typing import Annotated, Literal

from synthreport.manifest.closed_lists.meanings import Meanings

Measured = Annotated[
    Literal["released_files", "sample", "generator", "downstream_model", "environment"],
    Meanings(
        "measured",
        released_files="The released files themselves.",
        sample="Other output of the same generator.",
        generator="The generator itself.",
        downstream_model="A model that was trained on the output.",
        environment="The simulated surroundings.",
    ),
]

ComparatorKind = Annotated[
    Literal[
        "real_vs_real", "real_rows", "control", "real_training", "other_tool", "chance", "earlier_generation",
        "published",
    ],
    Meanings(
        "comparator",
        real_vs_real="Two parts of the real data, compared with each other.",
        real_rows="The real rows themselves.",
        control="Persons whom the generator never saw.",
        real_training="A model that was trained on real rows.",
        other_tool="Another tool.",
        chance="Pure chance.",
        earlier_generation="An earlier generation of the dataset.",
        published="A published figure.",
    ),
]  # fmt: skip

Scale = Annotated[
    Literal["difference", "ratio", "log_odds", "odds_ratio", "mean", "proportion", "time"],
    Meanings(
        "scale",
        difference="A difference.",
        ratio="A ratio.",
        log_odds="The logarithm of odds.",
        odds_ratio="An odds ratio.",
        mean="A mean.",
        proportion="A share of all.",
        time="A length of time.",
    ),
]

Severity = Annotated[
    Literal["hard", "soft"],
    Meanings("severity", hard="A record that breaks it is impossible.", soft="A record that breaks it is unlikely."),
]

HELD_BY = Meanings(
    "held_by",
    construction="Records are made so that they cannot break it.",
    filter="Records that break it are removed.",
    learned="The generator was meant to learn it.",
    nothing="Nothing makes it hold.",
    unknown="The authors do not know what makes it hold.",
)
Enforced = Annotated[Literal["construction", "filter"], HELD_BY]
NotEnforced = Annotated[Literal["learned", "nothing", "unknown"], HELD_BY]

Blinding = Annotated[
    Literal["blinded", "not_blinded"],
    Meanings(
        "blinding",
        blinded="They did not know which records were synthetic.",
        not_blinded="They knew which records were synthetic.",
    ),
]
