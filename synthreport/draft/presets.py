"""Pipelines of common kinds, laid out with ids: what the name of a preset itself says, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

from synthreport.draft.draft import Draft

_Answers = dict[str, Any]


class Preset(NamedTuple):
    """A pipeline that many datasets have, with a sentence that says which."""

    purpose: str
    answers: _Answers


_PERSONS: _Answers = {
    "source": {"kind": "dataset", "level": "person", "origin": "observed", "routes": ["training_records"]}
}
_PARTS: _Answers = {
    "train": {"taken_from": ["source"], "seen_by_generator": ["fit"]},
    "holdout": {"taken_from": ["source"], "seen_by_generator": "none"},
}
_DIVIDED: _Answers = {"kind": "prepare", "takes": ["source"], "makes": ["train", "holdout"]}


def _fitted(modality: str, fit: _Answers, sample: _Answers) -> _Answers:
    return {
        "dataset": {"methods": ["fitted"]},
        "inputs": _PERSONS,
        "splits": _PARTS,
        "steps": {
            "divide": _DIVIDED,
            "fit": {"kind": "fit", "takes": ["train"], **fit},
            "sample": {"kind": "sample", "takes": ["fit"], **sample},
        },
        "content": {"modalities": [modality]},
    }


PRESETS = {
    "tabular-fitted": Preset(
        "a generator fitted to a table of persons, a part of whom it never saw", _fitted("tabular", {}, {})
    ),
    "simulation": Preset(
        "a simulation from rules that people wrote and figures that were published",
        {
            "dataset": {"methods": ["simulated"]},
            "inputs": {
                "rules": {"kind": "expert_knowledge", "routes": ["expert_judgement"]},
                "figures": {
                    "kind": "statistics", "level": "aggregate", "origin": "observed", "routes": ["parameter_values"],
                },
            },
            "steps": {"simulate": {"kind": "simulate", "takes": ["rules", "figures"]}},
            "lineage": {"retrained_on_synthetic": False},
            "access": {"model": "none"},
        },
    ),
    "llm-notes": Preset(
        "texts that a pretrained language model wrote from prompts",
        {
            "dataset": {"methods": ["prompted"]},
            "inputs": {"model": {"kind": "model", "routes": ["pretrained_weights"]}},
            "steps": {"ask": {"kind": "prompt", "takes": ["model"], "family": "large_language_model"}},
            "content": {"modalities": ["text"]},
        },
    ),
    "images-diffusion": Preset(
        "a diffusion model fitted to images of persons, a part of whom it never saw",
        _fitted("imaging", {"family": "diffusion"}, {}),
    ),
    "dp-release": Preset(
        "a generator fitted to a table of persons under differential privacy",
        _fitted("tabular", {"accounting": "inside"}, {"accounting": "post_processing"}),
    ),
}  # fmt: skip


def laid_out(name: str) -> Draft:
    """The answers of a preset. Raises KeyError if there is none of this name."""
    draft = Draft(f"the preset {name}")
    for section, answers in deepcopy(PRESETS[name].answers).items():
        draft.state(f"/{section}", answers)
    return draft
