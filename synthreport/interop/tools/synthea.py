"""Synthea: the metadata of a run, or the folder that the run wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.files.opener import opened
from synthreport.interop import Options
from synthreport.interop.shared.source_values import (
    counted,
    day_of_epoch,
    leave_keys,
    moment,
    number,
    present,
    seed,
    settings,
    text,
    top,
    whole,
)

FORMATS = {
    "csv": "Synthea CSV",
    "fhir": "HL7 FHIR R4",
    "fhir_stu3": "HL7 FHIR STU3",
    "fhir_dstu2": "HL7 FHIR DSTU2",
    "ccda": "HL7 C-CDA",
}
"""Folders of an output, and the data model of what is in them."""

_SETTINGS = ("modules", "gender", "age", "city", "state", "exporter.years_of_history")
_TAKEN = {"seed", "clinicianSeed", "referenceTime", "version", "patientCount", "javaVersion", "runStartTime"}
_FIRST = b"Id,BIRTHDATE,"
"""How the table of patients begins."""


def recognises(source: Source) -> bool:
    """Whether a file is the metadata of a run, or a folder the output of one."""
    if source.is_folder:
        return bool(_runs(source)) or _has_patients(source.path)
    return {"runID", "seed", "clinicianSeed"} <= top(source).keys()


def imported(source: Source, options: Options) -> Draft:
    """Version, seeds, reference date, modules and counts. Raises Unusable if it is not output of Synthea."""
    draft = Draft(source.name)
    if source.is_folder:
        _state_folder(draft, source)
    else:
        found = source.mapping(source.json)
        if not {"runID", "seed", "clinicianSeed"} & found.keys():
            raise Unusable(f"{source.name}: no `runID`, `seed` or `clinicianSeed`")
        _state_run(draft, found)
    draft.state("/tools/synthea", {"kind": "software", "name": "synthea"})
    draft.state("/dataset/methods", ["simulated"])
    draft.state("/steps/simulate", {"kind": "simulate", "family": "state_transition", "tools": ["synthea"]})
    return draft


def _runs(folder: Source) -> list[Source]:
    """The metadata of every run that wrote into a folder."""
    found = [folder.file(f"metadata/{path.name}") for path in sorted(folder.path.glob("metadata/*.json"))[:100]]
    return [each for each in found if "runID" in top(each)]


def _has_patients(folder: Path) -> bool:
    try:
        with opened(folder / "csv" / "patients.csv", folder) as file:
            return file.read(len(_FIRST)) == _FIRST
    except OSError:
        return any(folder.glob("fhir/hospitalInformation*.json"))


def _state_folder(draft: Draft, source: Source) -> None:
    runs = _runs(source)
    if not runs and not _has_patients(source.path):
        raise Unusable(f"{source.name}: neither metadata of a run, nor csv/patients.csv, nor FHIR of Synthea")
    if len(runs) == 1:
        _state_run(draft, runs[0].json)
    elif runs:
        draft.leave(
            "metadata", f"{counted(len(runs), 'run')} wrote here; import the metadata of the one that made the files"
        )
    else:
        draft.leave("metadata", _without_metadata(source.path))
    held = [name for name in FORMATS if (source.path / name).is_dir()]
    draft.state("/content/modalities", [*(["tabular"] if "csv" in held else []), "longitudinal"])
    draft.state("/content/data_model", "; ".join(FORMATS[name] for name in held))


def _without_metadata(folder: Path) -> str:
    """Why nothing was taken from the metadata of a run."""
    if any(folder.glob("metadata/*.json")):
        return "no file there is the metadata of a run, or none can be read"
    return "Synthea writes seeds and version only with --exporter.metadata.export=true"


def _state_run(draft: Draft, run: dict[str, Any]) -> None:
    draft.state("/tools/synthea/version", text(run, "version"))
    step: dict[str, Any] = {"started": moment(run, "runStartTime"), "made_count": whole(run, "patientCount")}
    seconds = number(run, "runTimeInSeconds")
    step |= {"compute": {"seconds": seconds if seconds and seconds > 0 else None}}
    step |= {"parameters": settings({key: run.get(key) for key in _SETTINGS}), "random": _streams(run)}
    draft.state("/steps/simulate", step)
    draft.state("/content/subjects", whole(run, "patientCount"))
    java = text(run, "javaVersion")
    environment = {"runtime": java and f"Java {java}", "reference_date": day_of_epoch(run.get("referenceTime"))}
    draft.state("/reproducibility/environment", environment)
    seeds = present(run, "seed", "clinicianSeed")
    leave_keys(draft, "run", seeds, "the file does not say whether it was set or taken from the clock")
    others = run.keys() - {*_SETTINGS, *_TAKEN, "runTimeInSeconds"}
    leave_keys(draft, "run", others, "no answer of the manifest is like it")


def _streams(run: dict[str, Any]) -> dict[str, Any]:
    told = {
        "synthea_population": (["sampling"], seed(run.get("seed"))),
        "synthea_clinicians": ([{"other": "clinicians"}], seed(run.get("clinicianSeed"))),
    }
    return {name: {"purposes": purposes, "seed": each} for name, (purposes, each) in told.items() if each}
