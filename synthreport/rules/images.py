"""Rules on images."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import Fault, Unsaid, Value, exact

_MEASURING = ("CT", "PT")
"""Modalities whose values are quantities, held in more than one byte (DICOM PS3.3, C.8.2 and C.8.9). Those of magnetic
resonance are in arbitrary units, and eight bits of them are usual outside DICOM."""
_GENERATED_SOURCES = (
    "trainedAlgorithmicMedia", "algorithmicMedia", "compositeSynthetic", "compositeWithTrainedAlgorithmicMedia",
    "dataDrivenMedia", "virtualRecording",
)  # fmt: skip
"""The terms of IPTC's vocabulary, as of 2024-10-23, that no camera and no hand stands behind."""
_ARCHIVES = (
    "application/zip", "application/x-tar", "application/gzip", "application/x-bzip2", "application/x-xz",
    "application/zstd", "application/x-7z-compressed", "application/vnd.rar",
)  # fmt: skip
"""Formats whose members may be of any other."""
_OF_A_PATIENT = {"new_identifiers": "no", "burned_in_text": "present", "face": "present"}


@rule("IM51", SHOULD, ADVICE, at="/imaging/acquisition", needs=("modality", "bit_depth"), sources="CLAIM DICOM")
def measured_values_fit_the_depth(acquisition: Value) -> Iterator[Fault]:
    """Images of a modality that measures have more than eight bits per value.

    In 256 levels a computed tomogram has lost what it measured, and who reads the modality expects it to be there.

    **Problem:** Image values have too few bits for their modality.

    **Fix:** give the images at the depth of their modality, or `modality: OT` with what they imitate in `body_part`.
    """
    if acquisition["modality"] in _MEASURING and acquisition["bit_depth"] <= 8:
        yield acquisition.fault(
            "bit_depth",
            f"the modality is {acquisition['modality']}, but a value has only {acquisition['bit_depth']:g} bits",
            acquisition.place("modality"),
        )


@rule("IM52", SHOULD, DEMAND, at="/files/*", needs=("media_type", "label"), sources="DICOM")
def dicom_files_are_marked_in_their_header(file: Value) -> Iterator[Fault]:
    """DICOM files say in their header that they are synthetic.

    A picture loses its folder and its name on the first transfer; the header stays with it.

    **Problem:** DICOM files are not marked in their header.

    **Fix:** set (0008,001C) Synthetic Data to YES in every file, and list it in `label` as `kind: dicom_tag`.
    """
    marks = [mark.get("kind") for _, mark in file.each("label")]
    if file["media_type"] == "application/dicom" and None not in marks and "dicom_tag" not in marks:
        message = "the files are DICOM, but nothing in their header is said to mark them"
        yield file.fault("label", message, file.place("media_type"))


@rule(
    "IM53",
    MUST,
    CONTRADICTION,
    at="/imaging/file_marking",
    when="imaging person_level_input public_release",
    sources="DICOM PHANT",
)
def nothing_of_a_patient_is_left(marking: Value) -> Iterator[Fault]:
    """Images for the public that stem from patients have new identifiers, and show no text or face of a patient.

    An identifier of the source leads back to the archive, a name in the picture to the patient, a face to everybody.

    **Problem:** Something of a patient is left in public images.

    **Fix:** replace identifiers, remove text and faces, or restrict the access.
    """
    left = [key for key, answer in _OF_A_PATIENT.items() if marking.get(key) == answer]
    for key in left:
        yield marking.fault(
            key, f"{key.replace('_', ' ')}: {marking[key]}, and the public can get the images",
            marking.root.place("access", "tier"),
        )  # fmt: skip
    for key in _OF_A_PATIENT if not left else ():
        if marking.get(key) is None:
            raise Unsaid(f"{marking.pointer}/{key}")


@rule("IM54", MUST, DEMAND, at="/imaging/copy_detection", needs=("embedding",), sources="MEM")
def copies_that_were_searched_were_counted(detection: Value) -> Iterator[Fault]:
    """Where copies of patients' images were searched, the share that was found is given.

    A search that is described without what it found leaves the reader to hope.

    **Problem:** Copies were searched, but their share is not given.

    **Fix:** link the result, with the same share for unseen images as its control, in `privacy.assessments.copies`.
    """
    copies = detection.root.get("privacy", "assessments", "copies")
    if copies is None:
        raise Unsaid("/privacy/assessments/copies")
    if copies == "none":
        yield detection.fault(
            "", "a search for copies is described, but no share of copies is given",
            detection.root.place("privacy", "assessments", "copies"),
        )  # fmt: skip


@rule("IM55", MUST, CONTRADICTION, at="/files/*", needs=("label",), sources="DICOM")
def marks_say_that_data_are_synthetic(file: Value) -> Iterator[Fault]:
    """No mark says that the data are not synthetic.

    A tag that says NO tells the next reader that a patient is in the picture.

    **Problem:** A mark does not say that the data are synthetic.

    **Fix:** set (0008,001C) Synthetic Data to YES in every file, and say so in `value`; correct other marks likewise.
    """
    for name, mark in file.each("label"):
        value = mark.get("value")
        if isinstance(value, str) and (_denies(value) or (mark.get("kind") == "dicom_tag" and _wrong_tag(value))):
            yield file.fault(f"label/{name}/value", f"this marks nothing as synthetic: {value}", mark.place("kind"))


@rule("IM59", MUST, CONTRADICTION, at="/files/*", needs=("label",), sources="IPTC C2PA")
def source_types_say_that_content_was_generated(file: Value) -> Iterator[Fault]:
    """A digital source type is a term of IPTC for what was generated.

    Programs read this mark: `digitalCapture` tells them that a camera saw it, and an unknown word tells them nothing.

    **Problem:** The digital source type is not one for generated content.

    **Fix:** write `trainedAlgorithmicMedia` for what a trained model made, `algorithmicMedia` for what a program
    made without one, `compositeSynthetic` for a mixture; in the files, too.
    """
    for name, mark in file.each("label"):
        value = mark.get("value")
        if mark.get("kind") == "iptc_digital_source_type" and isinstance(value, str):
            term = re.split(r"[/:#]", value.strip().rstrip("/"))[-1]
            if term not in _GENERATED_SOURCES and not _denies(value):
                yield file.fault(f"label/{name}/value", f"{term} is no term for generated content", mark.place("kind"))


@rule("IM56", MUST, CONTRADICTION, at="/files/*", needs=("count", "records"), when="imaging")
def single_images_are_one_record_each(file: Value) -> Iterator[Fault]:
    """Files that hold one image each are as many as their records.

    A picture and a radiograph have one frame; more records than files are images that are not there.

    **Problem:** Images and their records differ in number.

    **Fix:** count files and records again.
    """
    count, records = exact(file["count"]), exact(file["records"])
    if count is not None and records is not None and count != records and _holds_one_image(file):
        message = f"{count:,} files of one image each, but {records:,} records"
        yield file.fault("records", message, file.place("count"))


@rule("IM58", MUST, CONTRADICTION, at="/files/*", needs=("path", "media_type"), sources="DICOM")
def image_formats_agree(file: Value) -> Iterator[Fault]:
    """The format of an image file is the same by its media type, its name and its marks.

    A reader that opens a picture as DICOM finds no header, and a header that is not there marks nothing.

    **Problem:** The format of an image file is contradictory.

    **Fix:** correct `media_type` or `path`; list a `dicom_tag` for DICOM files only.
    """
    media, ending = file["media_type"], file["path"].lower().rpartition(".")[2]
    marks = [name for name, mark in file.each("label") if mark.get("kind") == "dicom_tag"]
    expected = _ENDINGS.get(ending)
    if marks and media != "application/dicom" and media not in _ARCHIVES:
        message = f"a tag of DICOM marks a file of type {media}"
        yield file.fault("media_type", message, file.place("label", marks[0]))
    elif expected and media != expected and (media in _ENDINGS.values() or media.startswith("image/")):
        message = f"the media type is {media}, but the name ends in .{ending}"
        yield file.fault("media_type", message, file.place("path"))


_DENYING = ("no", "false", "0", "un", "real", "original", "observed", "patient")
"""Of these words, a denial has one."""
_DENIES = (
    r"(?i)(?:[:=\s,)]|^)(?:no|false|0)\s*$|\b(?:not|non|un)[ _-]?(?:synthetic|simulated|artificial|real\s+no)\b"
    r"|^\s*(?:real|original|observed|patient)(?:[ _-]?data)?\s*$|\bsynthetic\w*\s*[:=]\s*(?:no|false|0)\b"
)
_SYNTHETIC_TAG = r"(?i)\(?0008,\s*001C\)?|SyntheticData|Synthetic Data\b"
_WORD = r"(?i)synth|simulat|artificial|generat|phantom|\bai\b|fake|virtual|test"
_ENDINGS = {
    "dcm": "application/dicom",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
}
_PROJECTION = ("CR", "DX", "MG", "IO", "PX", "RG")
"""Modalities whose images have one frame."""
_ONE_IMAGE = r"(?i)^\s*(?:one|an?|1|each|every)\s+(?:synthetic\s+)?(?:image|picture|radiograph|photograph|film|file)\b"


def _denies(value: str) -> bool:
    """Whether the value of a mark says that the data are not synthetic."""
    lowered = value.lower()
    return any(word in lowered for word in _DENYING) and re.search(_DENIES, value) is not None


def _wrong_tag(value: str) -> bool:
    """Whether a tag of DICOM is another than that for synthetic data, and has no word for them either."""
    return not re.search(_SYNTHETIC_TAG, value) and not re.search(_WORD, value)


def _is_image(file: Value) -> bool:
    media = file.get("media_type")
    return isinstance(media, str) and (media.startswith("image/") or media == "application/dicom")


def _holds_one_image(file: Value) -> bool:
    """Whether each of these files certainly has one image: by its format, the modality, or what a row is."""
    modality = file.root.get("imaging", "acquisition", "modality")
    star = file.find(file.get("star"), "content/fields")
    home = star.get("table") if star else None
    tables = [t for name, t in file.root.each("content", "tables") if name == home or file.id in t.texts("files")]
    units = [table.get("row_unit") for table in tables]
    by_row = any(isinstance(unit, str) and re.search(_ONE_IMAGE, unit) for unit in units)
    return _is_image(file) and (
        file["media_type"] in ("image/png", "image/jpeg", "image/bmp") or modality in _PROJECTION or by_row
    )
