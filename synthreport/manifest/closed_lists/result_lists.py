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
    Literal[
        "difference",
        "mean_difference",
        "risk_difference",
        "ratio",
        "risk_ratio",
        "rate_ratio",
        "hazard_ratio",
        "odds_ratio",
        "log_odds",
        "mean",
        "proportion",
        "time",
    ],
    Meanings(
        "scale",
        difference="A difference.",
        mean_difference="A difference of means.",
        risk_difference="A difference of risks.",
        ratio="A ratio.",
        risk_ratio="A ratio of risks.",
        rate_ratio="A ratio of rates.",
        hazard_ratio="A ratio of hazards.",
        odds_ratio="An odds ratio.",
        log_odds="The logarithm of odds.",
        mean="A mean.",
        proportion="A share of all.",
        time="A length of time.",
    ),
]

TaskKind = Annotated[
    Literal["classification", "regression", "survival"],
    Meanings(
        "task_kind",
        classification="A class is predicted.",
        regression="A number is predicted.",
        survival="The time to an event is predicted.",
    ),
]

AnalysisMethod = Annotated[
    Literal["mean", "proportion", "linear", "logistic", "poisson", "log_binomial", "cox", "kaplan_meier"],
    Meanings(
        "analysis_method",
        mean="The mean of the outcome.",
        proportion="The share of all with the outcome.",
        linear="Linear regression.",
        logistic="Logistic regression.",
        poisson="Poisson regression, for rates.",
        log_binomial="Log-binomial regression, for ratios of risks.",
        cox="Proportional hazards, after Cox.",
        kaplan_meier="Survival at a time, after Kaplan and Meier.",
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

PartPurpose = Annotated[
    Literal["training", "tuning", "test"],
    Meanings("part_purpose", training="For training.", tuning="For tuning.", test="For testing."),
]
