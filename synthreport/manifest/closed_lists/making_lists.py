"""Closed lists about how the dataset was made: generators, steps, random draws, repetition, parameters."""

from __future__ import annotations

from typing import Annotated, Literal

from synthreport.manifest.closed_lists.meanings import Meanings

Family = Annotated[
    Literal[
        "resampling", "copula", "bayesian_network", "sequential_trees", "gan", "vae", "flow", "diffusion",
        "autoregressive_model", "large_language_model", "agent_based", "state_transition", "discrete_event", "physics",
        "rules", "marginal_based", "hybrid",
    ],
    Meanings(
        "family",
        resampling="Draws observed records again, whole or in pieces.",
        copula="Models each variable alone, and joins them by their correlations.",
        bayesian_network="Models each variable given a few others, as a network.",
        sequential_trees="Models one variable after the other with decision trees.",
        gan="Two neural networks compete: one generates, the other detects.",
        vae="A neural network compresses records and rebuilds them.",
        flow="A neural network reshapes random numbers by reversible steps.",
        diffusion="A neural network turns noise into records, step by step.",
        autoregressive_model="Generates one value after the other, each given those before.",
        large_language_model="A language model writes records or text.",
        agent_based="Simulates persons who act by rules.",
        state_transition="Simulates how persons move between states of health.",
        discrete_event="Simulates events that follow each other in time.",
        physics="Computes from laws of physics or physiology.",
        rules="Follows rules written by people.",
        marginal_based="Fits counts of values and of their combinations.",
        hybrid="Combines several of these.",
    ),
]  # fmt: skip

Filling = Annotated[
    Literal["source_records", "real_examples", "written_examples", "synthetic_text"],
    Meanings(
        "filling",
        source_records="Records of the source.",
        real_examples="Real examples from elsewhere.",
        written_examples="Examples written for the purpose.",
        synthetic_text="Text that was itself generated.",
    ),
]

Learned = Annotated[
    Literal["none", "counts", "bounds", "values"],
    Meanings(
        "learned",
        none="Nothing from real persons.",
        counts="How many records or persons there are.",
        bounds="Smallest and largest values.",
        values="Values of real persons.",
    ),
]

Accounting = Annotated[
    Literal["inside", "data_independent", "post_processing", "outside"],
    Meanings(
        "accounting",
        inside="The step is counted in the privacy budget.",
        data_independent="The step does not look at real data.",
        post_processing="The step uses only what is protected already.",
        outside="The step reads real data and is not counted.",
    ),
]

Purpose = Annotated[
    Literal[
        "split", "order", "initialisation", "training", "selection", "privacy_noise", "sampling", "identifiers",
        "augmentation", "evaluation",
    ],
    Meanings(
        "drawn_for",
        split="Dividing the data into parts.",
        order="Shuffling records.",
        initialisation="Starting values of a model.",
        training="Chance during training.",
        selection="Choosing among candidates.",
        privacy_noise="Noise for privacy.",
        sampling="Drawing the synthetic records.",
        identifiers="Making identifiers.",
        augmentation="Varying the training records.",
        evaluation="Chance in tests and attacks.",
    ),
]  # fmt: skip

SeedSet = Annotated[
    Literal["explicitly", "by_default"],
    Meanings("seed_set", explicitly="The author set the seed.", by_default="The tool used its default seed."),
]

NoSeedReason = Annotated[
    Literal["not_set", "not_offered", "not_recorded", "system_entropy"],
    Meanings(
        "no_seed_reason",
        not_set="Nobody set one.",
        not_offered="The tool cannot be given one.",
        not_recorded="There was one, but nobody wrote it down.",
        system_entropy="The machine drew fresh randomness each time.",
    ),
]

REPETITION = Meanings(
    "repetition",
    bit_identical="Every byte is the same.",
    canonical="The content is the same; the bytes may differ.",
    equivalent="The same within a stated tolerance.",
    differs="It came out differently.",
    not_repeatable="A repetition gives another result.",
    not_claimed="Nothing is promised.",
    failed="The result was not reached again.",
    not_attempted="Nobody tried.",
    not_applicable="There was nothing to repeat.",
    environment_could_not_be_built="The software could not be set up again.",
)
RepeatOutcome = Annotated[Literal["bit_identical", "canonical", "equivalent", "differs"], REPETITION]
RepeatClaim = Annotated[
    Literal["bit_identical", "canonical", "equivalent", "not_repeatable", "not_claimed"], REPETITION
]
ReplicationOutcome = Annotated[
    Literal[
        "bit_identical", "canonical", "equivalent", "failed", "not_attempted", "not_applicable",
        "environment_could_not_be_built",
    ],
    REPETITION,
]  # fmt: skip

ParameterOrigin = Annotated[
    Literal[
        "literature", "public_statistics", "data_analysis", "expert_opinion", "calibrated", "assumption", "arbitrary",
    ],
    Meanings(
        "parameter_origin",
        literature="A publication.",
        public_statistics="Public statistics.",
        data_analysis="An analysis of data made for this model.",
        expert_opinion="The opinion of experts.",
        calibrated="Adjusted until the model matched known figures.",
        assumption="Assumed, with a reason.",
        arbitrary="Chosen without a reason.",
    ),
]  # fmt: skip

Risk = Annotated[
    Literal["low", "medium", "high"],
    Meanings(
        "risk",
        low="A wrong answer does little harm.",
        medium="A wrong answer does some harm.",
        high="A wrong answer can do serious harm.",
    ),
]
