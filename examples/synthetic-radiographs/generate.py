"""Make the radiographs: X-ray a drawn thorax, add what a detector adds, and write DICOM files that say what they are.

No image or record of a person is read. The identifiers are UUIDs of the seed and the number of the image, so the same
seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import numpy as np
from numpy.typing import NDArray
from phantom import FINDINGS, HERE, OVERSAMPLING, Drawn, Finding, Map, Thorax, draw, read_parameters, thorax
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage

BITS = 12
WHITE = 2**BITS - 1
LABELS = ("image", "finding", "side", "left_column", "right_column", "top_row", "bottom_row")
UUID_ROOT = "2.25."  # what follows is the decimal form of a UUID; nobody needs to register it


def attenuation(phantom: Thorax, p: Drawn) -> Map:
    """What the tissues take from each ray, as a natural logarithm (Beer and Lambert)."""
    return (
        p["soft_tissue_attenuation"] * phantom.soft
        + p["lung_attenuation"] * phantom.lung
        + p["bone_attenuation"] * phantom.bone
    )


def blurred(picture: Map, width: float) -> Map:
    """The picture, spread by a Gaussian whose standard deviation is so many pixels; edges are continued."""
    reach = int(np.ceil(3 * width))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        pad = [(reach, reach) if each == axis else (0, 0) for each in (0, 1)]
        wide = np.pad(picture, pad, mode="edge")
        count = picture.shape[axis]
        picture = sum(w * np.take(wide, range(i, i + count), axis=axis) for i, w in enumerate(weights))
    return picture


def detect(phantom: Thorax, p: Drawn, rng: np.random.Generator) -> NDArray[np.uint16]:
    """The picture: photons that arrive, with their noise, as a logarithm in 12 bits; bone is bright."""
    count = int(p["matrix"])
    arriving = p["photons"] * np.exp(-attenuation(phantom, p))
    arriving = arriving.reshape(count, OVERSAMPLING, count, OVERSAMPLING).mean(axis=(1, 3))
    arriving = blurred(arriving, p["blur"] / p["pixel_spacing"])
    arriving += p["scatter_share"] * np.median(arriving)
    spread = np.sqrt(arriving + p["electronic_noise"] ** 2)
    counted = np.maximum(1, arriving + spread * rng.standard_normal(arriving.shape))
    value = np.log(p["photons"] / counted) / p["attenuation_at_white"] * WHITE
    return np.clip(np.rint(value), 0, WHITE).astype("<u2")


def uid(*of: Any) -> str:
    """A new identifier below 2.25: a UUID (RFC 9562, version 5) of what it names, the same every time."""
    name = " ".join(map(str, ("synthreport synthetic radiographs", *of)))
    return UUID_ROOT + str(uuid5(NAMESPACE_OID, name).int)


def meta(instance: str) -> FileMetaDataset:
    """The file's own header. The writer is named by hand: pydicom would write its version."""
    header = FileMetaDataset()
    header.MediaStorageSOPClassUID = SecondaryCaptureImageStorage
    header.MediaStorageSOPInstanceUID = instance
    header.TransferSyntaxUID = ExplicitVRLittleEndian
    header.ImplementationClassUID = uid("implementation")
    header.ImplementationVersionName = "SYNTHREPORT_1"
    return header


def identify(image: Dataset, seed: int, number: int) -> None:
    """Who and what it is: nobody, and synthetic."""
    image.SOPClassUID = SecondaryCaptureImageStorage
    image.SOPInstanceUID = uid(seed, number, "instance")
    image.SyntheticData = "YES"
    image.StudyInstanceUID, image.SeriesInstanceUID = uid(seed, number, "study"), uid(seed, number, "series")
    image.PatientName, image.PatientID = f"Synthetic^Phantom {number:02d}", f"SYN{number:04d}"
    image.PatientBirthDate = image.PatientSex = image.ReferringPhysicianName = image.AccessionNumber = ""
    image.StudyDate = image.StudyTime = ""  # no examination took place
    image.StudyID = f"{number}"
    image.SeriesNumber, image.InstanceNumber = 1, 1


def describe(image: Dataset) -> None:
    """What was done: nothing was exposed, so the modality is OT, and the conversion type SYN, synthetic image."""
    image.Modality, image.ConversionType = "OT", "SYN"
    image.ImageType = ["DERIVED", "SECONDARY"]
    image.Manufacturer, image.ManufacturerModelName = "none", "synthetic-radiographs"
    image.BodyPartExamined = "CHEST"
    image.PatientOrientation = ["L", "F"]
    image.SeriesDescription = "Simulated frontal projection of a phantom"
    image.BurnedInAnnotation = "NO"
    image.LossyImageCompression = "00"


def picture(image: Dataset, pixels: NDArray[np.uint16], spacing: float) -> None:
    """The pixels and how to read them."""
    image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
    image.Rows, image.Columns = pixels.shape
    image.PixelSpacing = [round(spacing * 10, 3)] * 2
    image.BitsAllocated, image.BitsStored, image.HighBit, image.PixelRepresentation = 16, BITS, BITS - 1, 0
    image.WindowCenter, image.WindowWidth = 2000, 2700
    image.PixelData = pixels.tobytes()


def dicom_bytes(pixels: NDArray[np.uint16], spacing: float, seed: int, number: int) -> bytes:
    """One DICOM Part 10 file."""
    image = FileDataset("", {}, file_meta=meta(uid(seed, number, "instance")), preamble=b"\0" * 128)
    identify(image, seed, number)
    describe(image)
    picture(image, pixels, spacing)
    held = io.BytesIO()
    image.save_as(held, enforce_file_format=True)
    return held.getvalue()


def box(finding: Finding, p: Drawn) -> tuple[int | str, ...]:
    """The box around a finding as columns and rows, both ends counted in; empty where there is none."""
    if finding.box is None:
        return ("",) * 4
    low_x, high_x, low_y, high_y = finding.box
    half = p["matrix"] * p["pixel_spacing"] / 2
    ends = (low_x + half, high_x + half, low_y, high_y)
    return tuple(min(int(p["matrix"]) - 1, int(end / p["pixel_spacing"])) for end in ends)


def csv_bytes(rows: list[tuple[Any, ...]]) -> bytes:
    """UTF-8 text with LF line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(LABELS)
    writer.writerows(rows)
    return text.getvalue().encode()


def render(parameters: dict[str, Any], seed: int) -> dict[str, bytes]:
    """All files by name. Every image has random numbers of its own."""
    files, rows = {}, []
    for index in range(len(FINDINGS) * parameters["images_per_finding"]):
        rng = np.random.Generator(np.random.PCG64([seed, index]))
        p = draw(parameters, rng)
        side = -1 if rng.random() < 0.5 else 1
        phantom = thorax(FINDINGS[index % len(FINDINGS)], side, p, rng)
        name = f"synthetic-{index + 1:02d}.dcm"
        files[f"images/{name}"] = dicom_bytes(detect(phantom, p, rng), p["pixel_spacing"], seed, index + 1)
        rows.append((name, phantom.finding.kind, phantom.finding.side, *box(phantom.finding, p)))
    files["labels.csv"] = csv_bytes(rows)
    return files


def checksums(files: dict[str, bytes]) -> bytes:
    """A line for every image, as sha256sum writes and reads them."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items() if name.endswith(".dcm")]
    return "".join(lines).encode()


def main() -> None:
    """Write the images, their labels and their checksums; print the digests of the last two."""
    parameters = read_parameters()
    parser = argparse.ArgumentParser(description="Make the radiographs.")
    parser.add_argument("--out", type=Path, default=HERE / "data")
    parser.add_argument("--seed", type=int, default=parameters["seed"])
    options = parser.parse_args()
    files = render(parameters, options.seed)
    files["SHA256SUMS"] = checksums(files)
    (options.out / "images").mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (options.out / name).write_bytes(data)
    for name in ("labels.csv", "SHA256SUMS"):
        print(f"{hashlib.sha256(files[name]).hexdigest()}  {name}  {len(files[name])} bytes")


if __name__ == "__main__":
    main()
