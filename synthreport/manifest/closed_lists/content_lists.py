"""Closed lists about the content: kinds of data, fields, labels, images, and properties that are kept."""

from __future__ import annotations

from typing import Annotated, Literal

from synthreport.manifest.closed_lists.meanings import Meanings

Modality = Annotated[
    Literal["tabular", "longitudinal", "imaging", "text", "signal", "genomic", "audio", "video"],
    Meanings(
        "modality",
        tabular="Tables with rows and columns.",
        longitudinal="Records of the same persons over time.",
        imaging="Medical images.",
        text="Written text, such as notes.",
        signal="Waveforms, such as an ECG.",
        genomic="Genetic data.",
        audio="Sound, such as speech or heart sounds.",
        video="Moving pictures.",
    ),
]

FieldRole = Annotated[
    Literal[
        "quasi_identifier", "sensitive", "protected", "outcome", "event", "time", "exposure", "covariate", "label",
        "condition", "link_to_source", "identifier", "row_marker", "free_text", "weight",
    ],
    Meanings(
        "field_role",
        quasi_identifier="Helps to identify a person, together with other fields.",
        sensitive="A person could be harmed if it became known.",
        protected="A trait protected from discrimination, such as sex.",
        outcome="The result that is studied or predicted.",
        event="Whether something happened.",
        time="When it happened, or how long it took.",
        exposure="A treatment or another exposure.",
        covariate="Helps to explain or predict the outcome.",
        label="The truth that models are trained on.",
        condition="A value that was asked of the generator.",
        link_to_source="Leads to a record of the source.",
        identifier="Identifies a record.",
        row_marker="Marks a row as synthetic or real.",
        free_text="Holds free text.",
        weight="States how much a record counts.",
    ),
]  # fmt: skip

VariableType = Annotated[
    Literal["integer", "number", "string", "boolean", "date", "datetime", "time", "code", "sequence"],
    Meanings(
        "variable_type",
        integer="Whole numbers.",
        number="Numbers with decimals.",
        string="Text.",
        boolean="Yes or no.",
        date="A day.",
        datetime="A day and a time.",
        time="A time of day.",
        code="A code from a list.",
        sequence="A series of values.",
    ),
]

MissingHandling = Annotated[
    Literal["reproduced", "imputed", "removed"],
    Meanings(
        "missing_handling",
        reproduced="The output has missing values, too.",
        imputed="They were filled in.",
        removed="Records or fields with missing values were removed.",
    ),
]

CorrespondenceKind = Annotated[
    Literal["none", "one_to_one", "one_to_many", "many_to_one", "recombined"],
    Meanings(
        "correspondence",
        none="No record comes from particular persons.",
        one_to_one="Each record comes from one person, and each person gives one.",
        one_to_many="One person gives several records.",
        many_to_one="Several persons give one record.",
        recombined="Each record is made of pieces from several persons.",
    ),
]

LabelOrigin = Annotated[
    Literal["none", "requested", "measured", "annotated", "model_written", "rule_based", "inherited"],
    Meanings(
        "label_origin",
        none="There are no labels.",
        requested="The label was asked of the generator.",
        measured="The label was measured on the generated record.",
        annotated="People looked at the record and labelled it.",
        model_written="A model wrote the label.",
        rule_based="A rule gave the label.",
        inherited="The label is that of a real record.",
    ),
]

NewIdentifiers = Annotated[
    Literal["yes", "no", "format_has_none"],
    Meanings(
        "new_identifiers",
        yes="All identifiers in the files are new.",
        no="Some identifiers come from the source.",
        format_has_none="The file format has no identifiers.",
    ),
]

BurnedInText = Annotated[
    Literal["none", "checked_none", "present"],
    Meanings(
        "burned_in_text",
        none="The pictures have no text.",
        checked_none="Somebody looked for text, and found none.",
        present="Some pictures have text.",
    ),
]

Face = Annotated[
    Literal["none", "removed", "synthetic", "present"],
    Meanings(
        "face",
        none="The pictures show no part of a face.",
        removed="Faces were removed.",
        synthetic="Faces were generated.",
        present="The face of a real person could be rebuilt.",
    ),
]

MaskOrigin = Annotated[
    Literal["generated_with_image", "segmented_by_model", "drawn_by_people"],
    Meanings(
        "mask_origin",
        generated_with_image="Generated together with the image.",
        segmented_by_model="Drawn by a model afterwards.",
        drawn_by_people="Drawn by people.",
    ),
]

PROPERTY = Meanings(
    "property",
    schema="Tables and fields have the same form as in the source.",
    marginals="Single variables are distributed as in the source.",
    joint="Variables depend on each other as in the source.",
    temporal="Sequences run as in the source.",
    causal="Causes have the same effects as in real records.",
    predictive="Models trained on it predict real outcomes.",
    logical="Rules between fields hold.",
    missingness="Values are missing as in the source.",
    rare_events="Rare events occur as often as in the source.",
    subgroup="Results hold within groups, too.",
    inferential="Estimates agree with those from real records.",
    morphology="Images or signals show the shapes that clinicians look for.",
    style="Texts read like real ones of their kind.",
    content_faithfulness="Texts are true to what they were written from.",
    diversity="Records differ from each other as much as in the source.",
    clinical_realism="Clinicians would take records for real.",
    plausibility="Records are plausible, or implausible ones are counted.",
    relatedness="Records are related to each other as in the source.",
    condition_agreement="Records are what was asked of the generator.",
)
Property = Annotated[
    Literal[
        "schema", "marginals", "joint", "temporal", "causal", "predictive", "logical", "missingness", "rare_events",
        "subgroup", "inferential", "morphology", "style", "content_faithfulness", "diversity", "clinical_realism",
        "plausibility", "relatedness", "condition_agreement",
    ],
    PROPERTY,
]  # fmt: skip
JointProperty = Annotated[Literal["joint", "diversity", "rare_events", "missingness", "relatedness"], PROPERTY]
EstimateProperty = Annotated[Literal["inferential", "causal"], PROPERTY]
RuleProperty = Annotated[Literal["logical", "schema"], PROPERTY]
RealismProperty = Annotated[Literal["clinical_realism", "morphology"], PROPERTY]
TextProperty = Annotated[Literal["style", "content_faithfulness"], PROPERTY]
