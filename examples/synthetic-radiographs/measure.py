"""Read the files back, count what should hold of them, describe the pixels, and write numbers.json.

There are no real radiographs here to compare with, so nothing is compared with any.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
from generate import BITS, UUID_ROOT, WHITE, render
from numpy.typing import NDArray
from phantom import FINDINGS, HERE, read_parameters

NUMBERS, DATA = HERE / "numbers.json", HERE / "data"
REPLICATES = 10
BINS = 16
VARIED = ("soft_tissue_attenuation", "photons", "scatter_share")
CHANGE = 0.2

Label = dict[str, str]
Image = NDArray[np.float64]


def read_labels(data: bytes) -> list[Label]:
    """The rows of labels.csv."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def read_images() -> dict[str, pydicom.FileDataset]:
    """Every image by its file name."""
    return {path.name: pydicom.dcmread(path) for path in sorted((DATA / "images").glob("*.dcm"))}


def pixels(image: pydicom.Dataset) -> Image:
    """The pixel values, rows by columns."""
    return np.asarray(image.pixel_array, dtype=np.float64)


def file_of(name: str) -> dict[str, Any]:
    """Size and digest of a file."""
    data = (DATA / name).read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def files(images: dict[str, Any], labels: list[Label]) -> dict[str, Any]:
    """Sizes, digests and counts of what is deposited."""
    size = sum(path.stat().st_size for path in (DATA / "images").iterdir())
    return {
        "images": {"count": len(images), "bytes": size},
        "labels": file_of("labels.csv") | {"rows": len(labels)},
        "sums": file_of("SHA256SUMS"),
        "findings": {kind: sum(label["finding"] == kind for label in labels) for kind in FINDINGS},
    }


def file_rules(matrix: int) -> dict[str, Callable[[pydicom.FileDataset], bool]]:
    """What must hold of every image file, read back."""
    return {
        "(0008,001C) is YES": lambda i: i.get("SyntheticData") == "YES",
        "conversion type is SYN and modality OT": lambda i: (i.ConversionType, i.Modality) == ("SYN", "OT"),
        "no burned-in text": lambda i: i.BurnedInAnnotation == "NO",
        "name and number say synthetic": lambda i: (
            str(i.PatientName).startswith("Synthetic^") and i.PatientID.startswith("SYN")
        ),
        "birth date, sex and study date empty": lambda i: not any((i.PatientBirthDate, i.PatientSex, i.StudyDate)),
        "identifiers below 2.25": lambda i: all(str(each).startswith(UUID_ROOT) for each in uids(i)),
        "matrix as stated": lambda i: i.pixel_array.shape == (matrix, matrix),
        "12 bits in 16": lambda i: (i.BitsAllocated, i.BitsStored, i.HighBit) == (16, BITS, BITS - 1),
        "values fit 12 bits": lambda i: int(i.pixel_array.max()) <= WHITE,
        "no private element": lambda i: not any(element.tag.is_private for element in i),
    }


def uids(image: pydicom.FileDataset) -> tuple[str, str, str]:
    """The identifiers of study, series and instance."""
    return image.StudyInstanceUID, image.SeriesInstanceUID, image.SOPInstanceUID


def box(label: Label) -> tuple[slice, slice]:
    """The rows and columns of a finding."""
    top, bottom, left, right = (int(label[k]) for k in ("top_row", "bottom_row", "left_column", "right_column"))
    return slice(top, bottom + 1), slice(left, right + 1)


def on_its_side(label: Label, matrix: int) -> bool:
    """Whether a box lies within the half of the picture that shows the side of the body."""
    columns, middle = box(label)[1], matrix // 2
    return columns.start >= middle if label["side"] == "left" else columns.stop <= middle


def label_breaks(images: dict[str, Any], labels: list[Label], matrix: int) -> dict[str, int]:
    """How often labels and images do not fit each other."""
    found = [label for label in labels if label["finding"] != "none"]
    boxes = [(label, *box(label)) for label in found]
    listed = {line.partition("  ")[::2] for line in (DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    held = {(file_of(f"images/{name}")["sha256"], f"images/{name}") for name in images}
    return {
        "every image has one label": len({label["image"] for label in labels} ^ set(images)),
        "a box exactly where there is a finding": sum(
            (label["finding"] == "none") != (label["left_column"] == "") for label in labels
        ),
        "boxes lie in the picture and hold pixels": sum(
            not (0 <= each.start < each.stop <= matrix) for _, *box in boxes for each in box
        ),
        "boxes lie on the side that is named": sum(not on_its_side(label, matrix) for label in found),
        "checksums agree": len(listed ^ held),
    }


def violations(images: dict[str, Any], labels: list[Label], matrix: int) -> dict[str, int]:
    """How often each rule is broken in the files; by construction never."""
    counts = {name: sum(not rule(i) for i in images.values()) for name, rule in file_rules(matrix).items()}
    known = [uid for image in images.values() for uid in uids(image)]
    return counts | {"no identifier twice": len(known) - len(set(known))} | label_breaks(images, labels, matrix)


def contrast(image: Image, label: Label) -> float:
    """The mean within the box, less that within the same box on the other side of the picture."""
    return float(image[box(label)].mean() - image[:, ::-1][box(label)].mean())


def contrasts(images: list[Image], labels: list[Label]) -> dict[str, Any]:
    """For each finding: the contrast of its boxes, and in how many the finding is the brighter side."""
    result = {}
    for kind in FINDINGS[1:]:
        values = [contrast(i, label) for i, label in zip(images, labels, strict=True) if label["finding"] == kind]
        result[kind] = {
            "mean": float(np.mean(values)),
            "min": min(values),
            "max": max(values),
            "brighter": sum(value > 0 for value in values),
            "n": len(values),
        }
    return result


def intensities(images: list[Image], labels: list[Label]) -> dict[str, Any]:
    """For each finding: mean, spread, quantiles and histogram of all its pixels."""
    result = {}
    for kind in FINDINGS:
        held = np.concatenate([i.ravel() for i, row in zip(images, labels, strict=True) if row["finding"] == kind])
        low, middle, high = np.quantile(held, (0.05, 0.5, 0.95))
        counts = np.histogram(held, bins=BINS, range=(0, WHITE + 1))[0]
        result[kind] = {
            "mean": float(held.mean()),
            "sd": float(held.std()),
            "quantiles": {"p05": float(low), "p50": float(middle), "p95": float(high)},
            "histogram": (counts / counts.sum()).tolist(),
        }
    return result


def neighbours(images: list[Image]) -> dict[str, Any]:
    """How alike two different images are: the root mean square of their difference, in pixel values."""
    stack = np.array(images)
    nearest = []
    for index, image in enumerate(stack):
        apart = np.sqrt(((stack - image) ** 2).mean(axis=(1, 2)))
        nearest.append(float(np.delete(apart, index).min()))
    return {"equal": sum(each == 0 for each in nearest), "smallest": min(nearest), "median": float(np.median(nearest))}


def summary(parameters: dict[str, Any], seed: int) -> dict[str, float]:
    """What is followed over seeds and settings."""
    made = render(parameters, seed)
    labels = read_labels(made["labels.csv"])
    images = [pixels(pydicom.dcmread(io.BytesIO(data))) for name, data in made.items() if name.endswith(".dcm")]
    found = contrasts(images, labels)
    return {
        "mean_value": float(np.mean(images)),
        "nodule_contrast": found["nodule"]["mean"],
        "effusion_contrast": found["effusion"]["mean"],
        "nearest": neighbours(images)["smallest"],
    }


def replicates(parameters: dict[str, Any]) -> dict[str, Any]:
    """The same over successive seeds, the deposited one first."""
    seeds = [parameters["seed"] + index for index in range(REPLICATES)]
    runs = [summary(parameters, seed) for seed in seeds]
    over = {}
    for name in runs[0]:
        values = [run[name] for run in runs]
        over[name] = {"mean": float(np.mean(values)), "sd": float(np.std(values, ddof=1))}
        over[name]["standard_error"] = over[name]["sd"] / len(seeds) ** 0.5
    return {"seeds": seeds, "deposited": runs[0], "over_seeds": over}


def sensitivity(parameters: dict[str, Any], base: dict[str, float]) -> dict[str, Any]:
    """How the contrast of nodules changes when a parameter is a fifth lower or higher; the same seed."""
    result: dict[str, Any] = {}
    for name in VARIED:
        for word, factor in (("lower", 1 - CHANGE), ("higher", 1 + CHANGE)):
            run = summary(parameters | {name: parameters[name] * factor}, parameters["seed"])
            change = {key: run[key] - base[key] for key in ("mean_value", "nodule_contrast")}
            result.setdefault(name, {})[word] = change
    return result


def reruns() -> dict[str, str]:
    """Whether the command writes the same bytes again, in new processes."""
    result = {}
    deposited = sorted(path.relative_to(DATA) for path in DATA.rglob("*") if path.is_file())
    for label in ("again", "once_more"):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "generate.py", "--out", folder], cwd=HERE, check=True, capture_output=True)
            made = sorted(path.relative_to(folder) for path in Path(folder).rglob("*") if path.is_file())
            same = made == deposited and all((Path(folder) / n).read_bytes() == (DATA / n).read_bytes() for n in made)
        result[label] = "bit_identical" if same else "differs"
    return result


def rounded(value: Any) -> Any:
    """The same document with every number cut to six decimals."""
    if isinstance(value, dict):
        return {str(key): rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(value, 6) if isinstance(value, float) else value


def measured() -> dict[str, Any]:
    """All numbers but those that change with the machine."""
    parameters = read_parameters()
    matrix = int(parameters["matrix"])
    images, labels = read_images(), read_labels((DATA / "labels.csv").read_bytes())
    arrays = [pixels(images[label["image"]]) for label in labels]
    again = replicates(parameters)
    return {
        "seed": parameters["seed"],
        "files": files(images, labels),
        "rule_violations": violations(images, labels, matrix),
        "contrast": contrasts(arrays, labels),
        "intensity": intensities(arrays, labels),
        "neighbours": neighbours(arrays),
        "replicates": again,
        "sensitivity": sensitivity(parameters, again["deposited"]),
        "reruns": reruns(),
    }


def volatile(seconds: float) -> dict[str, Any]:
    """What changes with the machine."""
    versions = {"python": platform.python_version(), "numpy": np.__version__, "pydicom": pydicom.__version__}
    system = {"os_family": platform.system(), "timing": {"measure_s": round(seconds)}}
    return versions | system | {"note": "kept from the first run unless --retime is given"}


def main() -> None:
    """Write numbers.json with sorted keys."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--retime", action="store_true", help="replace the recorded versions and times")
    options = parser.parse_args()
    start = time.perf_counter()
    numbers = measured()
    old = json.loads(NUMBERS.read_text(encoding="utf-8")) if NUMBERS.exists() else {}
    keep = "volatile" in old and not options.retime
    numbers["volatile"] = old["volatile"] if keep else volatile(time.perf_counter() - start)
    text = json.dumps(rounded(numbers), indent=1, sort_keys=True, allow_nan=False) + "\n"
    NUMBERS.write_bytes(text.encode())


if __name__ == "__main__":
    main()
