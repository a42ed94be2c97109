"""Datasets about persons that packages bring along: how each is loaded, what it is called, and how many are in it."""

from __future__ import annotations

from typing import NamedTuple


class Known(NamedTuple):
    """A public dataset: the package, the function that loads it or its name there, a short name, a title, persons.

    `persons` is 0 where records are not persons, or their number is not known.
    """

    package: str
    name: str
    key: str
    title: str
    persons: int = 0


BREAST_CANCER = "Breast Cancer Wisconsin (Diagnostic)"
GBSG2 = "German Breast Cancer Study Group 2 (GBSG2)"

LOADED = (
    Known("sklearn", "load_breast_cancer", "breast_cancer", BREAST_CANCER, 569),
    Known("sklearn", "load_diabetes", "diabetes", "Diabetes study of Efron and others (2004)", 442),
    Known("sklearn", "load_linnerud", "linnerud", "Linnerud physical exercise data", 20),
    Known("sksurv", "load_gbsg2", "gbsg2", GBSG2, 686),
    Known("sksurv", "load_whas500", "whas500", "Worcester Heart Attack Study (WHAS500)", 500),
    Known("sksurv", "load_veterans_lung_cancer", "veterans", "Veterans' Administration lung cancer trial", 137),
    Known("sksurv", "load_flchain", "flchain", "Assay of serum free light chain (FLCHAIN)", 7874),
    Known("sksurv", "load_aids", "aids", "AIDS Clinical Trials Group Study 320 (ACTG 320)", 1151),
    Known("sksurv", "load_breast_cancer", "breast_cancer", "TRANSBIG breast cancer validation data", 198),
    Known("lifelines", "load_gbsg2", "gbsg2", GBSG2, 686),
    Known("lifelines", "load_rossi", "rossi", "Rossi recidivism study", 432),
    Known("lifelines", "load_lung", "lung", "NCCTG lung cancer data", 228),
    Known("lifelines", "load_larynx", "larynx", "Larynx cancer data", 90),
    Known("lifelines", "load_leukemia", "leukemia", "Leukaemia remission data", 42),
    Known("lifelines", "load_kidney_transplant", "kidney_transplant", "Kidney transplant data", 863),
    Known("pycox", "datasets.support.read_df", "support", "SUPPORT study, as pycox prepares it", 8873),
    Known("pycox", "datasets.metabric.read_df", "metabric", "METABRIC, as pycox prepares it", 1904),
    Known("pycox", "datasets.gbsg.read_df", "gbsg", "Rotterdam and GBSG data, as pycox prepares them", 2232),
    Known("statsmodels", "datasets.heart.load_pandas", "heart", "Stanford heart transplant data", 69),
)
"""Datasets of Python packages, by the functions that load them."""

_OF_SURVIVAL = {
    "pbc": ("Mayo Clinic trial in primary biliary cholangitis", 418),
    "lung": ("NCCTG lung cancer data", 228),
    "gbsg": ("German Breast Cancer Study Group data", 686),
    "rotterdam": ("Rotterdam breast cancer data", 2982),
    "veteran": ("Veterans' Administration lung cancer trial", 137),
    "flchain": ("Assay of serum free light chain", 7874),
}
NAMED = (
    *(Known("survival", name, name, *about) for name, about in _OF_SURVIVAL.items()),
    Known("TH.data", "GBSG2", "gbsg2", GBSG2, 686),
    Known("synthpop", "SD2011", "sd2011", "Social Diagnosis 2011, as synthpop brings it", 5000),
    Known("MASS", "Pima.tr", "pima", "Diabetes in Pima women, training part", 200),
    Known("mlbench", "PimaIndiansDiabetes", "pima", "Pima Indians diabetes data", 768),
)
"""Datasets of R packages, by the names that `data()` takes."""

FETCHED = (("sklearn", "fetch_openml"), ("ucimlrepo", "fetch_ucirepo"), ("datasets", "load_dataset"))
"""Functions that fetch a dataset from a catalogue, by a name or number there."""
