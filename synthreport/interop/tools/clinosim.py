"""clinosim: the metadata of a run, or the folder that the run wrote."""

from __future__ import annotations

from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.source_values import (
    day,
    entries,
    leave_keys,
    moment,
    present,
    seed,
    settings,
    text,
    top,
    whole,
)

FILES = ("fhir_r4/_generator_metadata.json", "cif/metadata.json", "_cache_manifest.json")
"""The metadata files of a run; the first takes precedence over the next."""

FORMATS = {"csv": "clinosim CSV", "fhir_r4": "HL7 FHIR R4", "cif": "clinosim CIF"}

_PERIOD = ("simulation_period_start", "simulation_period_end")
_SETTINGS = ("country", "hospital_scale", *_PERIOD, "llm_mode", "population_size", "config_hash")
_TAKEN = {"clinosim_version", "random_seed", "master_seed", "snapshot_date", "total_patients_generated", "cif_metadata"}
_TAKEN |= {"generated_at", "generation_timestamp", "git", "schema_version"}


def recognises(source: Source) -> bool:
    """Whether a file is metadata of a run, or a folder the output of one."""
    if source.is_folder:
        return bool(_held(source))
    return _is_metadata(top(source))


def imported(source: Source, options: Options) -> Draft:
    """Version, seed, settings, snapshot date and counts. Raises Unusable if it is not output of clinosim."""
    draft = Draft(source.name)
    held = _held(source) if source.is_folder else [source.mapping(source.json)]
    if not any(map(_is_metadata, held)):
        raise Unusable(f"{source.name}: no metadata of clinosim, expected one of {', '.join(FILES)}")
    for metadata in held:
        _state_run(draft, metadata)
    if source.is_folder:
        broken = [name for name in FILES if (source.path / name).is_file() and not top(source.file(name))]
        leave_keys(draft, "metadata", broken, "cannot be read as JSON")
        formats = [name for name in FORMATS if (source.path / name).is_dir()]
        draft.state("/content/modalities", [*(["tabular"] if "csv" in formats else []), "longitudinal"])
        draft.state("/content/data_model", "; ".join(FORMATS[name] for name in formats))
    seeds = {key for each in held for key in present(each, "random_seed", "master_seed")}
    leave_keys(draft, "run", seeds, "the file does not say whether it was set or is the default")
    return draft


def _held(folder: Source) -> list[dict[str, Any]]:
    found = (top(folder.file(name)) for name in FILES)
    return [each for each in found if _is_metadata(each)]


def _is_metadata(found: dict[str, Any]) -> bool:
    return "clinosim_version" in found or {"master_seed", "config_hash", "population_size"} <= found.keys()


def _state_run(draft: Draft, metadata: dict[str, Any]) -> None:
    run = {**entries(metadata, "cif_metadata"), **metadata}
    commit = text(run, "git", "commit") or text(run, "git", "sha") or text(run, "git")
    tool = {"kind": "software", "name": "clinosim", "version": text(run, "clinosim_version"), "commit": commit}
    draft.state("/tools/clinosim", tool)
    draft.state("/dataset/methods", ["simulated"])
    stream = {"purposes": ["sampling"], "seed": seed(run.get("random_seed", run.get("master_seed")))}
    step = {"kind": "simulate", "tools": ["clinosim"], "parameters": settings({key: run.get(key) for key in _SETTINGS})}
    patients = whole(run, "total_patients_generated")
    step |= {"finished": moment(run, "generated_at"), "made_count": patients}
    draft.state("/steps/simulate", {**step, "random": {"clinosim_patients": stream} if stream["seed"] else None})
    draft.state("/content/subjects", patients)
    draft.state("/reproducibility/environment/reference_date", day(run, "snapshot_date"))
    leave_keys(draft, "run", run.keys() - _TAKEN - {*_SETTINGS}, "no answer of the manifest is like it, or free text")
