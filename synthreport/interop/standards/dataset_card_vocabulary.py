"""The front matter of a dataset card, as the Hub of Hugging Face reads it: licence, name, files."""

from __future__ import annotations

from synthreport.interop.shared.field_table import Row
from synthreport.interop.shared.licence_forms import HUB_LICENCE
from synthreport.interop.shared.value_forms import TEXT

ROWS = (Row("/dataset/title", "pretty_name", TEXT), Row("/access/licence", "license", HUB_LICENCE))
SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
    (100_000_000, "10M<n<100M"),
    (1_000_000_000, "100M<n<1B"),
    (10_000_000_000, "1B<n<10B"),
    (100_000_000_000, "10B<n<100B"),
    (1_000_000_000_000, "100B<n<1T"),
)
"""The words of the Hub for numbers of records, by the first number that is too large."""

OTHERS = {
    "a model": {"library_name", "base_model", "base_model_relation", "pipeline_tag", "model-index", "datasets"},
    "a Space": {"sdk", "sdk_version", "app_file", "app_port", "colorFrom", "colorTo"},
}
"""Keys of the other cards of the Hub: what these say of licence and name, they say of no dataset."""

OF_DATASETS = {"configs", "dataset_info", "size_categories", "pretty_name", "source_datasets", "annotations_creators"}
"""Keys that only the card of a dataset has."""

HINTS = {
    "tags": "tags are no answer; kinds of data belong at /content/modalities, methods at /dataset/methods",
    "language": "no answer; the language of the manifest's own prose is at /manifest/language",
    "size_categories": "a class of sizes is no count; records belong at /files, file by file",
    "task_categories": "what the dataset is for belongs at /purpose/uses",
    "task_ids": "what the dataset is for belongs at /purpose/uses",
    "annotations_creators": "how labels arise belongs at /content/label_origin",
    "language_creators": "how text arose belongs at /steps",
    "source_datasets": "what shaped the dataset belongs at /inputs, each with its kind and routes",
    "paperswithcode_id": "an identifier of a catalogue; add it at /dataset/identifiers if it is one",
    "extra_gated_prompt": "terms of access belong at /access/conditions",
    "dataset_info": "counts and types that were read from the data; describe fields at /content/fields",
}
"""Where an author answers what stands under these keys and is not taken."""
